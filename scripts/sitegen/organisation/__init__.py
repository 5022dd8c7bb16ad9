"""The organisation's own pages: who it is, what it does and has published, its members and the support programme."""
