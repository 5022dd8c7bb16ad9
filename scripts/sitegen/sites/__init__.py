"""The kinds of sites; each has a folder of its own."""
