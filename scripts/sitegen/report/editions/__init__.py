"""Published editions: one object, kept for good."""
