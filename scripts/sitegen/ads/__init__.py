"""Ads of the campaign site: what they say, where they lead, and what came of them."""
