"""Figures in templates: short text with the exact value on hover, status in shape, word and colour."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards import attention, numbers
from quarterdeck.dashboards.attention import Cause, Reason
from quarterdeck.dashboards.charts.share import share_bar
from quarterdeck.dashboards.pages import words as pages
from quarterdeck.dashboards.pages.changes import Kind
from quarterdeck.dashboards.pages.drill import Drill
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.status_words import STATUS_WORDS
from quarterdeck.kpis import Kpi, catalogue
from quarterdeck.kpis.figure import Figure, Status, Unit
from quarterdeck.wording import listed, listed_html, sentence, whole

register = template.Library()

KIND_WORDS = {
    Kind.WON: gettext_lazy("Won"),
    Kind.LOST: gettext_lazy("Lost"),
    Kind.SLIPPED: gettext_lazy("Slipped"),
    Kind.NEW: gettext_lazy("New"),
}
COUNT_WORDS = {
    Kind.WON: gettext_lazy("{count} won ({amount})"),
    Kind.LOST: gettext_lazy("{count} lost ({amount})"),
    Kind.SLIPPED: gettext_lazy("{count} slipped ({amount})"),
    Kind.NEW: gettext_lazy("{count} new ({amount})"),
}


@register.simple_tag
def shape(name: str) -> SafeString:
    """A small picture from the page's own set, for the eye only."""
    return format_html('<svg viewBox="0 0 16 16" aria-hidden="true"><use href="#shape-{}"/></svg>', name)


@register.simple_tag
def status(value: Status | None) -> SafeString:
    """The word, its shape before it; nothing for a figure that is absent or not judged."""
    if not value or value is Status.NEUTRAL:
        return SafeString("")
    name = value.value.replace(" ", "-")
    return format_html('<span class="status status-{}">{}{}</span>', name, shape(name), STATUS_WORDS[value])


@register.simple_tag
def shape_of(value: Status) -> SafeString:
    """The status in little room: its shape, its word for those who cannot see it."""
    if value in (Status.NEUTRAL, Status.NOT_AVAILABLE):
        return SafeString("")
    name = value.value.replace(" ", "-")
    return format_html(
        '<span class="status status-{}" title="{}">{}<span class="visually-hidden">{}</span></span>',
        name,
        STATUS_WORDS[value],
        shape(name),
        STATUS_WORDS[value],
    )


@register.simple_tag
def figure(one: Figure | None, *, unit: bool = False, signed: bool = False) -> SafeString:
    """The value, short; with its unit where no head names it; a dash with the reason where there is none."""
    if not one or one.value is None:
        return missing(one.reason if one and one.reason else _("not available"))
    return _written(numbers.shown(one.value, one.unit, one.currency, signed=signed), unit=unit)


@register.simple_tag
def money(value: Decimal | None, currency: str, *, unit: bool = False) -> SafeString:
    if value is None:
        return missing(_("not available"))
    return _written(numbers.shown(value, Unit.MONEY, currency), unit=unit)


@register.filter
def money_said(value: Decimal, currency: str) -> str:
    """An amount with its currency, short, for a sentence."""
    return numbers.said(value, Unit.MONEY, currency)


@register.simple_tag
def ratio(value: Decimal | None) -> SafeString:
    """A part of one as percents, or a dash."""
    return _unit_of(value, Unit.PERCENT)


@register.simple_tag
def times(value: Decimal | None) -> SafeString:
    """'3.2 x', or a dash."""
    return _unit_of(value, Unit.TIMES)


def _unit_of(value: Decimal | None, unit: Unit) -> SafeString:
    if value is None:
        return missing(_("not available"))
    return _written(numbers.shown(value, unit), unit=False)


@register.simple_tag
def bar(one: Figure, largest: Decimal) -> SafeString:
    """A bar for a part of a whole."""
    return share_bar(one.value or Decimal(0), largest)


@register.simple_tag
def length(value: Decimal, largest: Decimal) -> SafeString:
    """A bar for an amount beside the largest of its kind."""
    return share_bar(value, largest)


@register.simple_tag
def share(value: Decimal) -> str:
    """A part of a whole, in percent."""
    return numbers.said(value, Unit.PERCENT)


@register.filter
def beside_each(ones: Sequence[object], others: Sequence[object]) -> list[tuple[object, object]]:
    """Each with its counterpart."""
    return list(zip(ones, others, strict=True))


@register.filter
def long_day(value: object) -> str:
    return numbers.day(value)  # type: ignore[arg-type]


@register.filter
def short_day(value: date) -> str:
    return numbers.short_day(value)


@register.filter
def moment(value: datetime) -> str:
    """When something happened, on the reader's clock."""
    return numbers.moment(value)


def missing(reason: object) -> SafeString:
    """A dash that says why there is no number."""
    return format_html(
        '<span class="missing" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        reason,
        numbers.DASH,
        reason,
    )


def _written(text: numbers.Shown, *, unit: bool) -> SafeString:
    if unit and text.unit:
        return format_html(
            '<span title="{}">{}<span class="unit">{}</span></span>', text.exact, text.short, text.unit
        )
    return format_html('<span title="{}">{}</span>', text.exact, text.short)


@register.simple_tag
def step_url(key: str, reasons: Sequence[Reason], choice: PeriodChoice) -> str:
    """Where the next step for a partner begins: its missing products, its deals, its page."""
    match reasons[0].cause if reasons else None:
        case Cause.AT_RISK | Cause.BEHIND | Cause.DECLINING:
            return f"{reverse('breakdown', args=[key])}?by=family&period={choice.key}"
        case Cause.NO_PIPELINE | Cause.THIN_PIPELINE:
            return f"{reverse('rows', args=[key, 'deals'])}?period={choice.following.key}"
    return f"{reverse('partner', args=[key])}?period={choice.key}"


@register.simple_tag
def steps(
    key: str, reasons: Sequence[Reason], choice: PeriodChoice, *, own: bool
) -> list[tuple[str, str, str]]:
    """(why, what to do, where) for each reason; `own`: said to the partner's own people."""
    return [
        (
            reason.words,
            attention.step(reason, choice.following_name, own=own),
            step_url(key, [reason], choice),
        )
        for reason in reasons
    ]


@register.filter
def why(reasons: Sequence[Reason]) -> str:
    """All reasons, in one sentence."""
    return sentence(listed(reason.words for reason in reasons))


@register.simple_tag
def moved(counts: Sequence[tuple[Kind, int, Decimal]], currency: str) -> SafeString:
    """'3 won (1.2 M), 1 new (80 K)'."""
    return listed_html(
        format_html(str(COUNT_WORDS[kind]), count=whole(count), amount=money(amount, currency))
        for kind, count, amount in counts
    )


@register.filter
def kpi(one: Figure) -> Kpi:
    """The record of a figure's KPI."""
    return catalogue()[one.kpi]


@register.filter
def rows_of(one: Kpi) -> str:
    """The subject whose rows are behind a KPI that is made of one; deals where it is a mix."""
    if one.name in ("revenue", "growth", "pace", "projection", "attainment", "margin_percent"):
        return "sales"
    return "deals"


@register.simple_tag
def exact(one: Figure) -> str:
    """The value, to the last digit that is kept."""
    text = numbers.figure_shown(one)
    return text.exact if text else numbers.DASH


@register.simple_tag
def beside(one: Figure, figures: Mapping[str, Figure]) -> str:
    """What a figure is to be compared with, in words."""
    return pages.beside(one, figures)


@register.filter
def kind_word(kind: Kind) -> object:
    return KIND_WORDS[kind]


@register.filter
def file(drill: Drill, form: str) -> str:
    return drill.address(form)
