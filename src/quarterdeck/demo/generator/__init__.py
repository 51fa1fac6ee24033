"""The generator: roster and stories first, then orders, targets and deals, written as import files."""
