"""Summaries on paper."""
