"""From a sheet with one row a person to protected tables."""
