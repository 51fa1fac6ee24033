"""What endpoints share: the reader, conditions, filters."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from ninja import Schema

from quarterdeck.api.shapes.asked import Paged
from quarterdeck.api.shapes.told import Problem
from quarterdeck.dashboards.reader import Reader, reader_of
from quarterdeck.kpis import QuestionError

PROBLEMS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem, 503: Problem}
WITH_BODY = {**PROBLEMS, 413: Problem, 415: Problem}


def reader(request: HttpRequest) -> Reader:
    """Raises NothingYetError while there is nothing to read."""
    return reader_of(request, settings.HOME)


def names(text: str) -> list[str]:
    """'revenue, attainment' as a list."""
    return [name.strip() for name in text.split(",") if name.strip()]


def conditions(texts: Sequence[str]) -> dict[str, list[str | None]]:
    """'dimension=value' texts by dimension. Raises QuestionError."""
    found: dict[str, list[str | None]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise QuestionError(f"'{text}' is no condition. Write dimension=value: territory=EMEA.")
        found.setdefault(name.strip(), []).append(value.strip() or None)
    return found


def filters(query: Schema) -> dict[str, str]:
    """The filters of a list that were given."""
    given = query.model_dump(exclude=set(Paged.model_fields))
    return {name: value for name, value in given.items() if value}
