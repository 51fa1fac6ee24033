"""As one person reads: their language, the signs of their numbers, their clock."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from quarterdeck import money
from quarterdeck.directory.models import Person


@contextmanager
def reading_as(person: Person) -> Iterator[None]:
    """Inside the block texts, numbers and times are written for `person`.

    Without a language that the product speaks, the one that holds already stays: in a request the
    browser's, in the background English.
    """
    with ExitStack() as stack:
        if language := spoken(person.language):
            stack.enter_context(translation.override(language))
        stack.enter_context(money.written_with(person.number_format))
        stack.enter_context(timezone.override(ZoneInfo(person.time_zone) if person.time_zone else None))
        yield


def spoken(language: str) -> str:
    """The product's language for a code ('de' for 'de-AT'); '' for none that it speaks."""
    try:
        return translation.get_supported_language_variant(language) if language else ""
    except LookupError:
        return ""
