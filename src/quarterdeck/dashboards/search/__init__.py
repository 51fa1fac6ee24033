"""Finding things by name: whatever the reader may open, and nothing else."""
