"""Measuring speed: a large channel of its own, our figures beside SQL written by hand."""
