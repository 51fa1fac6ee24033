"""Joint business plans: made with the partner, signed by both, compared with what happens."""
