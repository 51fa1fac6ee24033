"""Sentences as they are typed in tests."""


def plain(text: object) -> str:
    """With usual spaces."""
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")
