"""What the pages of agreeing say: how a plan stands, what changed in it, who signs what."""
