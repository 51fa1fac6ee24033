"""The pages on which files come in. They are for channel operations."""
