"""Writing reviews. Each act is one transaction with one entry in the log."""
