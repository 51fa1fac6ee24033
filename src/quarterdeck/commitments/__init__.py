"""Commitments: who promised what by when, and what became of it. One list for both companies."""
