"""The real pages, as the server makes them: from request to the last byte."""

import statistics

from django.test import Client

from quarterdeck.bench.compare import milliseconds
from quarterdeck.directory.models import Person

RUNS = 5
ENOUGH = 3_000  # milliseconds, all runs together


class PageError(RuntimeError):
    """A page answered with something else than itself."""


class Browser:
    """Somebody signed in."""

    def __init__(self, email: str) -> None:
        self._client = Client(headers={"host": "127.0.0.1"})
        self._client.force_login(Person.objects.get(email=email))

    def get(self, page: str) -> str:
        """Raises PageError."""
        return self.load(page).decode()

    def load(self, page: str) -> bytes:
        """A page or a file. Raises PageError."""
        answer = self._client.get(page)
        if answer.status_code != 200:
            raise PageError(f"{page} answered {answer.status_code}.")
        return b"".join(answer) if answer.streaming else answer.content

    def time(self, page: str) -> float:
        """Milliseconds of one page: the median of several (of fewer when slow), after one to warm up."""
        self.load(page)
        found: list[float] = []
        while len(found) < RUNS and sum(found) < ENOUGH:
            found.append(milliseconds(lambda: self.load(page)))
        return statistics.median(found)
