"""The generator of the sites: a plain package that knows nothing of MkDocs."""
