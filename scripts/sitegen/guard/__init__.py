"""What may not be told of places and people, found in texts and files. Knows of no record and no folder."""
