"""All facts of one review."""

from concurrent.futures import ThreadPoolExecutor

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Partner
from quarterdeck.kpis.cohort import peers
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.facts.facts import Peers
from quarterdeck.reviews.gathering.ahead import ahead
from quarterdeck.reviews.gathering.back import back
from quarterdeck.reviews.gathering.common import common
from quarterdeck.reviews.gathering.customers import customers_of
from quarterdeck.reviews.gathering.ground import Ground, ground, in_vendors
from quarterdeck.reviews.gathering.promises import promises
from quarterdeck.reviews.gathering.since import last_review, since
from quarterdeck.reviews.gathering.story import story
from quarterdeck.reviews.gathering.wins import wins

YEARS = 3
"""How far back a family that was never sold is looked for."""


def gather(reader: Reader, partner: Partner, quarter: Period) -> Facts:
    """What both sides see of the partner's quarter today, in one currency; see `ground` for which."""
    found = ground(common(reader, partner), partner, quarter)
    try:
        return _gathered(found)
    except CurrencyError:
        return _gathered(in_vendors(found))


def _gathered(found: Ground) -> Facts:
    last = last_review(found)
    with ThreadPoolExecutor(1) as beside:  # the lake takes as long as the cube: it is asked meanwhile
        bought = beside.submit(customers_of, found)
        return Facts(
            partner=found.partner.pk,
            quarter=found.quarter.key,
            day=found.reader.today,
            currency=found.currency,
            plan=found.plan.pk if found.plan else None,
            data_version=found.reader.snapshot.data_version,
            lake_versions=found.reader.snapshot.lake_versions,
            known=found.known,
            manager=_manager(found),
            back=back(found),
            ahead=ahead(found),
            since=since(found, last),
            promises=promises(found, last),
            peers=_peers(found),
            untried=_untried(found),
            wins=wins(found),
            story=story(found, bought.result),
        )


def _manager(found: Ground) -> str:
    """Who looks after the partner today."""
    mine = Assignment.objects.on(found.reader.today).filter(partner=found.partner)
    newest = mine.select_related("manager").order_by("since").last()
    return newest.manager.name if newest else ""


def _peers(found: Ground) -> Peers | None:
    known = peers(
        found.reader.snapshot,
        found.reader.scope,
        found.partner.pk,
        basis=found.reader.vendor.target_basis,
        today=found.reader.today,
    )
    return Peers(lower=known.lower, median=known.median, upper=known.upper) if known else None


def _untried(found: Ground) -> tuple[str, ...]:
    """The families of the vendor's that the partner has not sold in these years. One question."""
    if not found.known:
        return ()
    year = Period.containing(found.reader.today, "year", found.quarter.calendar)
    sold = found.groups(("revenue",), by="family", period=Span(year.shift(-YEARS), year))
    tried = {family for family, figures in sold.items() if figures["revenue"].value}
    rows = found.reader.snapshot.query("SELECT DISTINCT family FROM products WHERE family IS NOT NULL")
    return tuple(sorted({family for (family,) in rows} - tried))
