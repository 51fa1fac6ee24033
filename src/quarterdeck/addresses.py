"""Keys in addresses: a partner's key is any text, an address segment is not."""

from django.urls.converters import StringConverter


class KeyConverter:
    """'~' and '/' are written '~0' and '~1', as JSON pointers do; Django quotes the rest."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return value.replace("~1", "/").replace("~0", "~")

    def to_url(self, value: str) -> str:
        return value.replace("~", "~0").replace("/", "~1")


class FormConverter(StringConverter):
    """The form of a file."""

    regex = "csv|xlsx"
