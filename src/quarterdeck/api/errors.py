"""What can be wrong with a wish of a program."""


class TokenError(ValueError):
    """A token that cannot be made or revoked; the message says what to do."""
