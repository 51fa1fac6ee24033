"""What goes out on its own: webhooks, signed, tried again until they arrive."""
