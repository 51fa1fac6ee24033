"""Quarterly reviews: what was agreed, what came of it, what lies ahead, and what both promise next."""
