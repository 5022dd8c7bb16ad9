"""What every page has: addresses, contexts, rendering, styles and scripts."""
