"""The grid of a plan as an Excel workbook that can come back, and grids that others made."""
