"""Reports: figures, their editions, what they may tell of people, and all their forms."""
