"""The kinds of lenses in addresses."""


class LensConverter:
    """/territories/, /managers/, /types/ and /families/ are pages of one kind."""

    regex = "territories|managers|types|families"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
