"""How the months of a plan are made: exact, and nothing is lost by rounding."""
