"""On the way out: mails composed, handed over, tried again."""
