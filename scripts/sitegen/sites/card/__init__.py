"""The neutral pages behind a printed card."""
