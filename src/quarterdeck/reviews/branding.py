"""How the vendor's decks look: what operations chose, and a few slides to see it on."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quarterdeck import slides
from quarterdeck.calendar import today
from quarterdeck.dashboards.numbers import day
from quarterdeck.directory.models import Vendor
from quarterdeck.reviews.models import Brand

ACTUAL = (Decimal(1240), Decimal(1310), Decimal(990), Decimal(1120))
PLAN = (Decimal(1100), Decimal(1250), Decimal(1200), Decimal(1300))
LAST_YEAR = (Decimal(900), Decimal(1010), Decimal(1050), Decimal(1100))


def brand_of(vendor: Vendor) -> slides.Brand:
    """The house's colour until one is chosen."""
    return worn(vendor, Brand.objects.first() or Brand())


def worn(vendor: Vendor, brand: Brand) -> slides.Brand:
    return slides.Brand(
        name=vendor.name,
        colour=brand.colour or slides.HOUSE_COLOUR,
        logo=bytes(brand.logo) if brand.logo else None,
        template=bytes(brand.template) if brand.template else None,
    )


def sample(brand: slides.Brand) -> slides.Deck:
    """One slide of each kind, about nobody."""
    deck = slides.Deck(
        brand,
        _("How slides look"),
        foot=(brand.name, _("Example"), day(today())),
        language=get_language() or "en",
    )
    quarters = tuple(f"Q{number}" for number in range(1, 5))
    deck.add(
        slides.Title(_("How slides look"), _("An example"), (brand.name, day(today()))),
        slides.Chart(
            _("Columns show plan, sales and the year before"),
            quarters,
            (
                slides.Series(_("Plan"), "plan", PLAN),
                slides.Series(_("Actual"), "actual", ACTUAL),
                slides.Series(_("Last year"), "last_year", LAST_YEAR),
            ),
            topic=_("Example"),
        ),
        slides.Table(
            _("A table ends with its total"),
            (_("Quarter"), _("Plan"), _("Actual")),
            tuple(
                (name, f"{plan}", f"{actual}")
                for name, plan, actual in zip(quarters, PLAN, ACTUAL, strict=True)
            ),
            (_("Total"), f"{sum(PLAN)}", f"{sum(ACTUAL)}"),
            topic=_("Example"),
        ),
        slides.Closing(_("Until next time")),
    )
    return deck
