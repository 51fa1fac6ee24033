"""Writing: the schedule, letters, choices, guests. Each act is one transaction with one entry in the log."""
