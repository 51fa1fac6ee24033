"""Our figures and those by hand, on the same snapshot."""

from collections.abc import Iterator
from datetime import date
from unittest.mock import MagicMock

import pytest

from quarterdeck.bench import compare, questions, standings, statements
from quarterdeck.bench.questions import Asker, Case
from quarterdeck.calendar import pinned_today
from quarterdeck.cube import current
from quarterdeck.dashboards.reader import Reader
from quarterdeck.demo import loading
from quarterdeck.demo.cast import CAST
from quarterdeck.demo.generator import Size
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home

SMALL = Size(partners=40, managers=4, lines=3_000, deals=200, partner_people=40)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[date(2026, 5, 15), date(2026, 3, 31), date(2026, 1, 1)], ids=str)
def asker(request, tmp_path, monkeypatch) -> Iterator[Asker]:
    """In the middle of a quarter, on its last day, and on the first day of a year."""
    monkeypatch.setattr(compare, "RUNS", 1)
    home = Home(tmp_path)
    home.make()
    with pinned_today(request.param):
        loading.load(home, size=SMALL)
        snapshot = current(home.cube)
        assert snapshot is not None
        yield Asker(snapshot, request.param)


def scope(role: str) -> Scope:
    return scope_of(Person.objects.get(email=CAST[role]))


def cases() -> list[Case]:
    manager = scope("partner manager")
    return [
        questions.of_partner(manager, "P-001"),
        questions.of_portfolio("portfolio of 20", manager),
        questions.of_portfolio("region of 100", scope("regional manager")),
        questions.of_channel(scope("channel chief")),
    ]


def test_both_give_the_same_numbers(asker: Asker):
    for case in cases():
        compared = compare.compare(asker, case)
        assert compared.figures > 20, case.name
        assert compared.ratio > 0


@pytest.mark.parametrize("asker", [date(2026, 5, 15)], indirect=True)
def test_a_difference_is_not_passed_over(asker: Asker, monkeypatch):
    """Counting sell-in and sell-through both is the classic mistake."""
    wrong = statements.STATEMENTS["standing"].replace("flow = p.measured_on", "true")
    monkeypatch.setitem(statements.STATEMENTS, "standing", wrong)  # type: ignore[arg-type]
    with pytest.raises(compare.DifferentError, match=r"whole channel: revenue of \(\) is"):
        compare.compare(asker, questions.of_channel(scope("channel chief")))


@pytest.fixture
def reader(asker: Asker) -> Reader:
    chief = Person.objects.get(email=CAST["channel chief"])
    return Reader(chief, scope_of(chief), get_vendor(), asker.snapshot, MagicMock(), asker.today)


def test_how_all_partners_stand_is_the_same(reader: Reader):
    assert standings.compare(reader).ratio > 0


@pytest.mark.parametrize("asker", [date(2026, 5, 15)], indirect=True)
def test_neither_is_a_difference_there(reader: Reader, monkeypatch):
    wrong = standings.STATEMENT.replace("flow = p.measured_on", "true")
    monkeypatch.setattr(standings, "STATEMENT", wrong)
    with pytest.raises(compare.DifferentError, match="Standing: "):
        standings.compare(reader)
