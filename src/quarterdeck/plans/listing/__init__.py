"""All plans in sight, and what they add up to."""
