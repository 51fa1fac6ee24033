"""The first hour: from an empty machine to the first page with one's own numbers."""
