"""What is assumed of a launch until somebody says otherwise: what the partner's plan says, else the usual."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.money import decimals
from quarterdeck.plans import history, selectors
from quarterdeck.plans.content import Content, Service, Terms
from quarterdeck.plans.pages.earning.fields import plain

PART = Decimal("0.1")
"""Of what the partner sells in a year, the new product's first year is assumed to be so much."""
USUAL = Decimal(100_000)
DEALS = 20
LOOKED_AT = 5
USUAL_FLOOR = Decimal("0.15")


def last_content(reader: Reader, partner: Partner) -> Content | None:
    """The newest plan with the partner, as it is in sight now, that says what its lines earn."""
    newest = selectors.visible(reader.scope).filter(partner=partner)[:LOOKED_AT]
    contents = (selectors.current(reader.scope, plan) for plan in newest)
    return next((content for content in contents if _says_what_it_earns(content)), None)


def _says_what_it_earns(content: Content) -> bool:
    return any(line.earning.margin is not None for line in content.lines)


def currency_of(reader: Reader, partner: Partner, last: Content | None) -> str:
    return last.currency if last else partner.currency or reader.vendor.currency


def defaults(reader: Reader, partner: Partner, last: Content | None) -> dict[str, str]:
    """Every field of the form, as somebody would write it."""
    currency = currency_of(reader, partner, last)
    unit = Decimal(100) if decimals(currency) == 0 else Decimal(1)
    annual = _annual(reader, partner, currency) or USUAL * unit
    begins = Period.containing(reader.today, "quarter", reader.snapshot.calendar).shift(1)
    first = Period.containing(begins.first, "month", begins.calendar)
    terms = last.terms if last else Terms(finance_rate=Decimal("0.06"), floor=USUAL_FLOOR)
    service = _service(last) or Service(
        key="s1",
        name=_("Set-up"),
        attach=Decimal("0.5"),
        days=Decimal(2),
        day_rate=1000 * unit,
        day_cost=600 * unit,
    )
    return {
        "begins": first.key,
        "length": "36",
        "shape": "ramp",
        "annual": plain(annual),
        "growth": "20",
        "margin": "20",
        "deal": plain(_deal(last) or _round(annual / DEALS)),
        "service": service.name,
        "attach": plain(service.attach * 100),
        "days": plain(service.days),
        "day_rate": plain(service.day_rate),
        "day_cost": plain(service.day_cost),
        "people": "2",
        "training": "5",
        "people_cost": plain(400 * unit),
        "lost": plain(service.day_rate * Decimal("0.8")),
        "marketing": plain(_round(annual * PART)),
        "share": "50",
        "equipment": "0",
        "collect_days": plain(terms.collect_days),
        "pay_days": plain(terms.pay_days),
        "stock_days": plain(terms.stock_days),
        "finance_rate": plain(terms.finance_rate * 100),
        "floor": plain((USUAL_FLOOR if terms.floor is None else terms.floor) * 100),
    }


def _annual(reader: Reader, partner: Partner, currency: str) -> Decimal | None:
    """A tenth of the last twelve whole months; None where nothing is known."""
    newest = Period.containing(reader.today, "month", reader.snapshot.calendar).shift(-1)
    months = history.by_month(reader, partner.key, Span(newest.shift(-11), newest), currency)
    total = sum(months or (), Decimal(0))
    return _round(total * PART) if total > 0 else None


def _round(amount: Decimal) -> Decimal:
    """To two digits that count."""
    if amount < 1:
        return Decimal(1)
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 1), ROUND_HALF_UP).quantize(Decimal(1))


def _service(last: Content | None) -> Service | None:
    """The first service that the partner's plan knows: its own rates."""
    lines = last.lines if last else ()
    return next((service for line in lines for service in line.earning.services), None)


def _deal(last: Content | None) -> Decimal | None:
    """The smallest average deal of the partner's plan: a new product begins small."""
    lines = last.lines if last else ()
    return min((line.earning.deal for line in lines if line.earning.deal), default=None)
