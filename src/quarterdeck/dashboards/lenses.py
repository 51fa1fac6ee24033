"""The kinds of lenses in addresses."""

from django.urls.converters import StringConverter


class LensConverter(StringConverter):
    """/territories/, /managers/, /types/ and /families/ are pages of one kind."""

    regex = "territories|managers|types|families"
