"""From YAML text to a tree with places, and from there to records or `Problem`s."""
