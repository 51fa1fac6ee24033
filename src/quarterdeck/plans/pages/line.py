"""One line as a form: its months by year, as they were typed where something was wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.periods import period_name
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.months import months_of, years_of
from quarterdeck.plans.pages.grid import Signs, minors
from quarterdeck.plans.typed import amount
from quarterdeck.wording import number_locale


@dataclass(slots=True)
class Field:
    """A month: `text` as it is shown, `wrong` what to mend."""

    month: int
    label: str
    text: str
    locked: bool
    wrong: str = ""

    @property
    def name(self) -> str:
        return f"m{self.month}"


class LineForm:
    """`sent` is what came back from the browser, by the name of each field."""

    def __init__(
        self, content: Content, line: Line, calendar: FiscalCalendar, sent: Mapping[str, str] | None = None
    ) -> None:
        self.content, self.line, self.calendar = content, line, calendar
        signs = Signs(number_locale(), money.decimals(content.currency))
        shown = [signs.written(minor) for minor in minors(line.months, signs.digits)]
        self.fields = [
            Field(
                number,
                period_name(month),
                (sent or {}).get(f"m{number}", shown[number]),
                number in line.locked,
            )
            for number, month in enumerate(months_of(content, calendar))
        ]
        self._shown = shown

    @property
    def years(self) -> Iterator[tuple[str, list[Field], Decimal]]:
        for group in years_of(self.content, self.calendar):
            fields = [self.fields[month] for month in group.months]
            total = sum((self.line.months[month] for month in group.months), Decimal(0))
            yield _("Year %(number)s") % {"number": group.key}, fields, total

    def changed(self) -> dict[int, Decimal]:
        """The amounts that are others than before; what is wrong is said at its field."""
        found = {}
        for field in self.fields:
            if field.text == self._shown[field.month]:
                continue
            try:
                found[field.month] = amount(field.text, self.content.currency, number_locale())
            except PlanError as error:
                field.wrong = str(error)
        return found

    @property
    def is_wrong(self) -> bool:
        return any(field.wrong for field in self.fields)
