"""Quality: whether the numbers of today can be trusted, and what to do where they cannot."""
