"""The day on which commands and work in the background are done."""

from collections.abc import Iterator
from contextlib import contextmanager

from quarterdeck.calendar import pinned_today, today
from quarterdeck.directory.models import Vendor


@contextmanager
def vendors_day() -> Iterator[None]:
    """The day on which a demo channel stands, else today."""
    pinned = Vendor.objects.values_list("today_pinned", flat=True).first()
    with pinned_today(pinned or today()):
        yield
