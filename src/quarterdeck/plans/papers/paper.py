"""One paper: which content, of which version, and everything that stands on it in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quarterdeck.calendar import Span
from quarterdeck.dashboards.periods import span_name
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.months import months_of
from quarterdeck.plans.papers import agreed, assumed, earned, lines
from quarterdeck.plans.profit import forecast
from quarterdeck.typesetting import typeset
from quarterdeck.wording import listed

TEMPLATE = "plans/papers/plan.typ"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: a `version` that was put forward, or what is still a draft (None)."""

    plan: Plan
    version: Version | None
    content: Content
    drafted_at: datetime

    @property
    def signed(self) -> bool:
        states = (Version.State.SIGNED, Version.State.REPLACED)
        return self.version is not None and self.version.state in states

    @property
    def at(self) -> datetime:
        """When it came to be; the paper's own date, whenever it is printed."""
        if self.version is None:
            return self.drafted_at
        return self.version.signed_at or self.version.proposed_at

    @property
    def name(self) -> str:
        """The file's."""
        part = f"version-{self.version.number}" if self.version else "draft"
        return f"plan-{self.plan.pk}-{part}.pdf"


def paper_of(scope: Scope, plan: Plan, number: int | None = None) -> Paper:
    """Version `number` of the plan; or what is in force, what waits, what is drafted, in this order.

    Raises Version.DoesNotExist.
    """
    if number is None:
        version = selectors.in_force(plan) or selectors.proposed(plan)
    else:
        version = plan.versions.get(number=number)
    draft = None if version else selectors.drafted(scope, plan)
    newest = draft.edits.last() if draft else None
    if version is None and draft is None:
        version = plan.versions.last()
    content = version.value if version else selectors.said_in(plan, draft)
    return Paper(plan, version, content, newest.at if newest else plan.made_at)


def printed(paper: Paper, vendor: Vendor) -> bytes:
    """The PDF. Raises TypesettingError."""
    return typeset(TEMPLATE, said(paper, vendor), at=paper.at)


def said(paper: Paper, vendor: Vendor) -> dict[str, object]:
    """Everything that stands on the paper."""
    content, calendar = paper.content, vendor.calendar
    sides = {Plan.Side.VENDOR.value: vendor.name, Plan.Side.PARTNER.value: paper.plan.partner.name}
    signatures = agreed.signatures(paper.version, sides)
    months, profit = months_of(content, calendar), forecast(content)
    return {
        "language": get_language() or "en",
        "title": _("What %(vendor)s and %(partner)s will sell together")
        % {"vendor": vendor.name, "partner": paper.plan.partner.name},
        "kicker": listed((_state(paper), span_name(Span(months[0], months[-1])), _amounts_in(content))),
        "across": "" if paper.signed else _("not signed"),
        "foot": [listed((_state(paper), f"SHA-256 {content.digest}")), *map(_signed_by, signatures)],
        "altogether": lines.altogether(content, calendar),
        "bars": lines.bars(content, calendar),
        "years": lines.years(content, calendar),
        "earns": earned.earns(profit, calendar),
        "assumed": {
            "lines": assumed.lines(content),
            "investments": assumed.investments(profit, calendar),
            "terms": assumed.terms(content),
        },
        "goals": agreed.goals(content),
        "strategies": agreed.other_strategies(content),
        "promises": agreed.promises(content, sides),
        "note": content.note,
        "reason": paper.version.reason if paper.version else "",
        "signatures": signatures,
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "lines": _("What will be sold"),
        "earns": _("What the partner earns"),
        "assumed": _("What this rests on"),
        "goals": _("Goals"),
        "strategies": _("Strategies"),
        "promises": _("Who does what by when"),
        "note": _("Note"),
        "reason": _("Why it was amended"),
        "signatures": _("Signatures"),
        "unsigned": _("Not signed yet"),
        "serves": _("Serves:"),
        "page": _("Page"),
        "nothing": _("No line yet."),
    }


def _state(paper: Paper) -> str:
    if paper.version is None:
        return _("Draft")
    return _("Version %(number)s") % {"number": paper.version.number}


def _amounts_in(content: Content) -> str:
    return _("amounts in %(currency)s") % {"currency": content.currency}


def _signed_by(signature: dict[str, str]) -> str:
    if not signature["name"]:
        return _("Not signed for %(company)s.") % {"company": signature["company"]}
    return _("Signed for %(company)s by %(name)s (%(role)s), %(at)s.") % signature
