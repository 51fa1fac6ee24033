"""Summaries that come without being asked: each month and quarter, to everybody their own."""
