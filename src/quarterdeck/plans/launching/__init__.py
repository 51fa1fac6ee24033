"""What a new product would mean for a partner: worked out, and kept only where somebody asks for it."""
