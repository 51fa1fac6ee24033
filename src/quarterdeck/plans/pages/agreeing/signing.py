"""What is signed, by whom, and what follows: the page before a signature."""

from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.numbers import day as long_day
from quarterdeck.dashboards.periods import period_name, span_name
from quarterdeck.directory.models import Kind, Person, Vendor
from quarterdeck.people.words import ROLES
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan, Signature, Version
from quarterdeck.plans.months import days_of, months_of
from quarterdeck.plans.overlaps import overlapping
from quarterdeck.plans.pages.agreeing.changed import Said, words_of
from quarterdeck.plans.papers import agreed
from quarterdeck.plans.who import signing_role


class SigningPage:
    """One version, as `person` is asked to sign it."""

    def __init__(self, person: Person, plan: Plan, version: Version, vendor: Vendor) -> None:
        self.person, self.plan, self.version, self.vendor = person, plan, version, vendor
        self.said = version.value

    @cached_property
    def months(self) -> list[Period]:
        return months_of(self.said, self.vendor.calendar)

    @property
    def month_names(self) -> list[str]:
        return [period_name(month) for month in self.months]

    @cached_property
    def totals(self) -> list[Decimal]:
        """Of each month, over all lines."""
        lines = [line.months for line in self.said.lines]
        return [sum(amounts, Decimal(0)) for amounts in zip(*lines, strict=True)]

    @property
    def company(self) -> str:
        return self.vendor.name if self.person.side == Plan.Side.VENDOR else self.plan.partner.name

    @property
    def span(self) -> str:
        return span_name(Span(self.months[0], self.months[-1]))

    @cached_property
    def words(self) -> dict[str, list[Said]]:
        return words_of(self.said, self.vendor.calendar)

    @property
    def goals(self) -> list[dict[str, object]]:
        return agreed.goals(self.said)

    @property
    def promises(self) -> dict[str, object]:
        return agreed.promises(self.said, {str(side): name for side, name in self.names.items()})

    @property
    def names(self) -> dict[Plan.Side, str]:
        return {Plan.Side.VENDOR: self.vendor.name, Plan.Side.PARTNER: self.plan.partner.name}

    @property
    def digest(self) -> list[str]:
        """In groups of eight, to be compared by eye."""
        return [self.version.digest[start : start + 8] for start in range(0, 64, 8)]

    @cached_property
    def role(self) -> str:
        role = signing_role(self.person, self.plan)
        return str(ROLES[Kind(role.kind)]) if role else ""

    @cached_property
    def sides(self) -> list[tuple[str, Signature | None]]:
        """Both companies, and who has signed for each."""
        signed = {one.side: one for one in self.version.signatures.all()}
        return [(name, signed.get(side)) for side, name in self.names.items()]

    @cached_property
    def is_last(self) -> bool:
        """Whether with this signature both have signed."""
        return self.version.signatures.count() == 1

    @cached_property
    def others(self) -> list[Plan]:
        """The plans that end for this one."""
        return overlapping(self.plan, *days_of(self.said, self.vendor.calendar))

    @property
    def follows(self) -> list[str]:
        begins, ends = days_of(self.said, self.vendor.calendar)
        first = [] if self.is_last else [_("The other side signs the same text. Until then nothing holds.")]
        span = {"first": long_day(begins), "last": long_day(ends)}
        held = [
            _("The plan holds from %(first)s to %(last)s. Nothing in it changes without both.") % span,
            _("Its months become targets, against which attainment is measured."),
        ]
        return [*first, *held, *self._promises(), *self._what_ends()]

    def _promises(self) -> list[str]:
        count = len(self.said.promises)
        if not count:
            return []
        words = ngettext(
            "%(count)s promise becomes a commitment, with its owner and its day.",
            "%(count)s promises become commitments, each with its owner and its day.",
            count,
        )
        return [words % {"count": count}]

    def _what_ends(self) -> list[str]:
        stands = selectors.in_force(self.plan)
        replaced = (
            [_("It takes the place of version %(number)s.") % {"number": stands.number}] if stands else []
        )
        ended = [
            _("The plan from %(first)s on ends the day before.") % {"first": long_day(one.begins)}
            for one in self.others
        ]
        return [*replaced, *ended]
