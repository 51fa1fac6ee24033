"""A question about a number, asked by a program. Unlike on the page, an unknown filter is refused."""

from collections.abc import Mapping

from django.http import QueryDict

from quarterdeck.dashboards.pages.drill import NONE
from quarterdeck.dashboards.reader import Reader
from quarterdeck.disputes.asked import asked_of, question_about
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.services import open_dispute
from quarterdeck.kpis import CurrencyError, QuestionError


def question(
    reader: Reader, about: Mapping[str, str], where: Mapping[str, str | None], reason: str
) -> Dispute:
    """Open it. `about` names a kpi, or a subject and a row; a partner; a period.

    Raises DisputeError, and for what the reader cannot see Http404, Partner.DoesNotExist, PeriodError and
    QuestionError.
    """
    try:
        found = _unsaved(reader, about, where, reason)
    except CurrencyError:
        found = _unsaved(reader.in_vendor_currency(), about, where, reason)
    return open_dispute(actor=reader.person, dispute=found)


def _unsaved(
    reader: Reader, about: Mapping[str, str], where: Mapping[str, str | None], reason: str
) -> Dispute:
    query = QueryDict(mutable=True)
    query.update({name: NONE if key is None else key for name, key in where.items()})
    query.update(about)
    asked = asked_of(reader, query)
    if unknown := set(where) - set(asked.drill.where):
        raise QuestionError(f"A question cannot be narrowed by '{min(unknown)}'.")
    return question_about(reader, asked, reason)
