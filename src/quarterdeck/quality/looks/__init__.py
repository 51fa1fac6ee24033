"""Looks: each is a question to all rows at once, answered with what it found, the weightiest first."""
