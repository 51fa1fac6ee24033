"""A process that counts up, for the test of writers at once.

python -m tests.directory.writer TIMES MODE
"""

import sys
import time

import django
from django.conf import settings


def main(times: int, mode: str) -> None:
    """Read the count, think, write it and a log entry: `times` times, each in one transaction."""
    settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] = mode
    django.setup()
    for _ in range(times):
        count_up()


def count_up() -> None:
    from django.db import transaction  # noqa: PLC0415 (after setup)

    from quarterdeck.audit.services import record  # noqa: PLC0415
    from quarterdeck.directory.models import Person  # noqa: PLC0415

    with transaction.atomic():
        person = Person.objects.get(email="counter@example.com")
        time.sleep(0.002)
        person.title = str(int(person.title) + 1)
        person.save()
        record(actor=None, action="counted", after={"count": person.title})


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
