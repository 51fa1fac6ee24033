"""What a line can be of: the vendor's sales plays, product families and products."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis.book import book_of
from quarterdeck.plans.content import Content, Sold
from quarterdeck.plans.models import Play


@dataclass(frozen=True, slots=True)
class Offer:
    kind: Sold
    sold: str
    name: str

    @property
    def value(self) -> str:
        return f"{self.kind.value}:{self.sold}"


GROUPS: tuple[tuple[Sold, str | Promise], ...] = (
    (Sold.PLAY, _("Sales plays")),
    (Sold.FAMILY, _("Families")),
    (Sold.PRODUCT, _("Products")),
)


def offers(reader: Reader, content: Content) -> Sequence[tuple[str | Promise, Sequence[Offer]]]:
    """By kind, what is not in the plan yet."""
    taken = {(line.kind, line.sold) for line in content.lines}
    families = reader.snapshot.query(
        "SELECT DISTINCT family FROM products WHERE family IS NOT NULL ORDER BY family"
    )
    found = [
        *(Offer(Sold.PLAY, play.key, play.name) for play in Play.objects.all()),
        *(Offer(Sold.FAMILY, family, family) for (family,) in families),
        *(Offer(Sold.PRODUCT, code, name) for code, name in book_of(reader.snapshot).products.items()),
    ]
    free = [offer for offer in found if (offer.kind, offer.sold) not in taken]
    groups = ((label, [offer for offer in free if offer.kind == kind]) for kind, label in GROUPS)
    return [
        (label, sorted(group, key=lambda offer: offer.name.casefold())) for label, group in groups if group
    ]
