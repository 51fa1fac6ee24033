"""What each page says: selectors that take a Reader and ask for its figures, many at once."""
