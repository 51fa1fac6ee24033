"""The pages on which data is looked over; all of them for channel operations."""
