"""What the pages of the common language show."""
