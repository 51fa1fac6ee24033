"""The pages of the summaries."""
