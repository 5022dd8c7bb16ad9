"""What figures may tell of people, and what a reader can work out."""
