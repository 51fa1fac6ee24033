"""What was signed beside what happens, by month, quarter and line."""
