"""Pages of plans: one act, one view."""
