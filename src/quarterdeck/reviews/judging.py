"""What to think of a pace: by the thresholds that hold for the partner's type and territory."""

from decimal import Decimal

from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import Status, definitions
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.standing import Standing

PACE = "pace"


class Judging:
    """For any number of partners: rules and thresholds are looked up once."""

    def __init__(self, reader: Reader) -> None:
        known = definitions()
        self._limits = known[PACE].thresholds
        self._rules = Standing(known.rules, book_of(reader.snapshot), {}, ())

    def of(self, partner: str, pace: Decimal | None) -> Status:
        """As the figure of that name is judged."""
        if pace is None:
            return Status.NOT_AVAILABLE
        rule = self._rules.rule(PACE, {"partner": partner})
        limits = rule.limits if rule else self._limits
        return limits.status(pace) if limits else Status.NEUTRAL
