"""What the partner earns, as a page says it: in words, as a picture, in tables."""
