"""Formulas, values and words of reports."""
