"""A home of its own with letters that wait: `python -m tests.summaries.post_office HOW_MANY`.

With `--later` instead, as if a day had gone by.
"""

import sys
from datetime import date, timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import F  # noqa: E402
from tests.cast import assemble, hire  # noqa: E402
from tests.web.summaries import content_of  # noqa: E402

from quarterdeck.directory.models import Kind  # noqa: E402
from quarterdeck.summaries.models import Letter, Schedule  # noqa: E402

DAY = timedelta(days=1)


def fill(many: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    assemble()
    Schedule.objects.create(since=date(2030, 1, 1))  # nothing else is due
    for number in range(many):
        person = hire(f"number-{number}@nordlicht.example", f"Number {number}", Kind.EXECUTIVE, "P-1")
        Letter.objects.create(person=person, grain="month", period="2026-04", content=content_of("P-1"))


if __name__ == "__main__":
    if sys.argv[1] == "--later":
        Letter.objects.update(claimed_at=F("claimed_at") - DAY, next_at=F("next_at") - DAY)
    else:
        fill(int(sys.argv[1]))
