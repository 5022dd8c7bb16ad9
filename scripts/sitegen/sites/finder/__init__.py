"""Sök hjälp: the support finder, its pages and its open data."""
