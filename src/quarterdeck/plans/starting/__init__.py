"""How a plan begins: what is known about the partner, and what follows for its first draft."""
