"""What the pages of reviews say."""
