"""Tables as files: CSV and XLSX, safe to open, an entry in the log for each."""
