"""What is printed: records become contexts, HTML, PDF and pictures. `press` and `ad_print` write files.

The numbers, hours and words come from the functions that make the pages, so that a card can never
show another number than the page behind its code.
"""
