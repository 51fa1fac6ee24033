"""The arithmetic of a review, over plain values: numbers in, numbers out, and not a word."""
