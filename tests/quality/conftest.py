"""A house whose data is looked over on 20 May 2026."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.house import House

from quarterdeck.quality.desk import Arrival, Desk, Found, desk

TODAY = date(2026, 5, 20)
Look = Callable[[Desk], list[Found]]


class Watched(House):
    """`house.look(prices)` publishes what was brought in, and looks."""

    def look(self, look: Look, *, today: date = TODAY, arrivals: Sequence[Arrival] = ()) -> list[Found]:
        snapshot = self.publish()
        with desk(snapshot, self.lake, today=today, basis="target", arrivals=arrivals) as opened:
            return look(opened)

    def sell(self, partner: str, *days: str, import_id: str = "1", **more: object) -> None:
        """A sale on each day; `line` may name it."""
        rows = [{"line": f"{partner}/{day}", "date": day, "partner": partner, **more} for day in days]
        self.upsert("sales", *rows, import_id=import_id)


@pytest.fixture
def house(tmp_path: Path) -> Watched:
    made = Watched(tmp_path)
    made.upsert(
        "partners",
        {"partner": "P1", "name": "Nordlicht", "city": "Hamburg", "country": "Germany"},
        {"partner": "P2", "name": "Atelier Nuage", "city": "Lyon", "country": "France"},
    )
    made.upsert("products", {"product": "S1"}, {"product": "S2"})
    return made
