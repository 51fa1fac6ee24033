"""For programs: tokens, the REST API, and what it reads and takes in."""
