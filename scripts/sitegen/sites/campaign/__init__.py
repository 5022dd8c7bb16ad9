"""Köp inte: the campaign for men who buy sex. Claims, prose, and the pages made of them."""
