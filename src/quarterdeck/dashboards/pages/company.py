"""The first page of a partner's own people: what to do next, then where their company stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards import attention
from quarterdeck.dashboards.attention import Cause, Reason
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages.deals import OpenDeal, needing, open_deals
from quarterdeck.dashboards.pages.partner import FamilyLine, PartnerPage, partner_page
from quarterdeck.dashboards.pages.steps import Step
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis.figure import Unit

FAMILIES = 2  # as many are named among the next steps
SMALL = Decimal("0.02")  # of the revenue: a family that lacks less is not worth a step
ABOUT_SALES = (Cause.SILENT, Cause.AT_RISK, Cause.BEHIND, Cause.DECLINING)


@dataclass(frozen=True, slots=True)
class Company:
    """The figures of the reader's own company, its next steps and the deals that need somebody."""

    page: PartnerPage
    deals: Sequence[OpenDeal]
    steps: Sequence[Step]

    @property
    def needing(self) -> list[OpenDeal]:
        return needing(self.deals)


def company(reader: Reader, partner: Partner, choice: PeriodChoice) -> Company:
    page = partner_page(reader, partner, choice)
    deals = open_deals(reader, [partner.key])
    return Company(
        page, deals, [*_sales_steps(page, choice), *deal_steps(reader, deals), *_later(page, choice)]
    )


def deal_steps(reader: Reader, deals: Sequence[OpenDeal]) -> list[Step]:
    """What the deals ask for: an end to those past their day, a push for those that close soon."""
    steps = []
    if late := [deal for deal in deals if deal.late]:
        words = ngettext(
            "%(count)s open deal is past its closing date: %(amount)s",
            "%(count)s open deals are past their closing date: %(amount)s",
            len(late),
        )
        ask = ngettext(
            "Say when it will close, or let it go", "Say when they will close, or let them go", len(late)
        )
        steps.append(Step(words % _counted(reader, late), ask, "#deals"))
    if soon := [deal for deal in deals if deal.soon]:
        words = ngettext(
            "%(count)s deal closes within 30 days: %(amount)s",
            "%(count)s deals close within 30 days: %(amount)s",
            len(soon),
        )
        ask = ngettext("See what it still needs", "See what each of them still needs", len(soon))
        steps.append(Step(words % _counted(reader, soon), ask, "#deals"))
    return steps


def _sales_steps(page: PartnerPage, choice: PeriodChoice) -> list[Step]:
    """The families that lack most, or, where it is spread, the whole."""
    if not page.behind:
        return []
    steps = [_family_step(line, page, choice) for line in _lacking(page)]
    if steps:
        return steps
    return [_reason_step(one, page, choice) for one in page.reasons if one.cause in ABOUT_SALES][:1]


def _lacking(page: PartnerPage) -> list[FamilyLine]:
    sold = page.figures["revenue"].value or Decimal(0)
    lines = [line for line in page.families if line.key is not None and line.missing > sold * SMALL]
    return sorted(lines, key=lambda line: -line.missing)[:FAMILIES]


def _family_step(line: FamilyLine, page: PartnerPage, choice: PeriodChoice) -> Step:
    words = (
        _("Your %(family)s sales are %(missing)s behind your target")
        if line.figures["target_to_date"].value
        else _("Your %(family)s sales are %(missing)s below last year")
    )
    missing = said(line.missing, Unit.MONEY, line.figures["revenue"].currency)
    query = urlencode({"period": choice.key, "by": "product", "family": line.address_key})
    return Step(
        words % {"family": line.name, "missing": missing},
        _("See which %(family)s products are missing") % {"family": line.name},
        f"{reverse('breakdown', args=[page.partner.key])}?{query}",
    )


def _later(page: PartnerPage, choice: PeriodChoice) -> list[Step]:
    """What the quarter to come asks for."""
    causes = (Cause.NO_PIPELINE, Cause.THIN_PIPELINE)
    return [_reason_step(one, page, choice) for one in page.reasons if one.cause in causes]


def _reason_step(reason: Reason, page: PartnerPage, choice: PeriodChoice) -> Step:
    key = page.partner.key
    if reason.cause in ABOUT_SALES:
        address = f"{reverse('breakdown', args=[key])}?{urlencode({'by': 'family', 'period': choice.key})}"
    else:
        address = f"{reverse('rows', args=[key, 'deals'])}?{urlencode({'period': choice.following.key})}"
    return Step(_in_your_words(reason), attention.step(reason, choice.following_name, own=True), address)


def _in_your_words(reason: Reason) -> str:
    """A reason, said to the partner's own people."""
    words = {
        Cause.SILENT: _("You: %(reason)s"),
        Cause.AT_RISK: _("You are %(reason)s"),
        Cause.BEHIND: _("You are %(reason)s"),
        Cause.DECLINING: _("You sold %(reason)s"),
        Cause.NO_PIPELINE: _("You have no open deals for %(quarter)s"),
        Cause.THIN_PIPELINE: _("Your open deals for %(quarter)s are only %(times)s your target"),
    }
    index = reason.standing.following.get("pipeline_index")
    return words[reason.cause] % {
        "reason": reason.words,
        "quarter": reason.standing.following_name,
        "times": said(index.value, index.unit) if index and index.value is not None else "",
    }


def _counted(reader: Reader, deals: Sequence[OpenDeal]) -> dict[str, object]:
    amount = sum((deal.amount for deal in deals), Decimal(0))
    return {"count": len(deals), "amount": said(amount, Unit.MONEY, reader.currency)}
