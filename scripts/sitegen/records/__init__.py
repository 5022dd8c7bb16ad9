"""What editors write about help, and the pure rules on it."""
