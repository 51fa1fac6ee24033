"""Slides: a deck of native charts, tables and words, in the colours of whoever shows it."""
