"""The organisation's own pages: who it is, what it does and has published, members, the support programme."""
