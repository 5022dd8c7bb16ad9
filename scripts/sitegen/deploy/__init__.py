"""From dist/ to the world: one archive of all of it, a host that gets it, and what a live site answers."""
