"""Disputes: questions about a number or a row, and what became of them."""
