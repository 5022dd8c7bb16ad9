"""Building whole sites: MkDocs, host files, checks, and one exchange of dist/."""
