"""Who looks after a partner on which day: five hundred random handovers against a naive oracle."""

from datetime import date, timedelta
from random import Random

from quarterdeck.directory.models import Person
from quarterdeck.people.services.handover import Handover, _rows

MIA, LUC = "mia@vendor.example", "luc@vendor.example"
FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(60)]


def test_each_day_has_the_manager_the_oracle_says():
    for seed in range(500):
        _compare(Random(seed))


def _compare(random: Random) -> None:
    start, first = sorted(random.sample(range(40), 2))
    ends = random.choice([None, random.randint(first, 59)])
    last = random.choice([None, random.randint(first, 59)])
    held = {"partner": "P-1", "manager": MIA, "since": DAYS[start], "until": ends and DAYS[ends]}
    handover = Handover(Person(email=MIA), DAYS[first], last and DAYS[last], {})
    rows = _rows(held, LUC, handover)
    for number, day in enumerate(DAYS):
        was = number >= start and (ends is None or number <= ends)
        away = number >= first and (last is None or number <= last)
        found = [row["manager"] for row in rows if _holds(row, day)]
        assert found == ([LUC if away else MIA] if was else []), (day, rows)


def _holds(row, day: date) -> bool:
    return row["since"] <= day and (row["until"] is None or row["until"] >= day)
