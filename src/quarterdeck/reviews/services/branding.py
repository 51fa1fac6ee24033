"""Choosing how the vendor's decks look: what operations do."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.reviews.branding import sample, worn
from quarterdeck.reviews.models import Brand


@dataclass(frozen=True, slots=True)
class Chosen:
    """None leaves a file as it is, empty bytes take it away."""

    colour: str
    logo: bytes | None = None
    template: bytes | None = None
    template_name: str = ""


def change_brand(*, actor: Person, vendor: Vendor, chosen: Chosen) -> Brand:
    """Once slides were drawn with it: raises SlidesError for a logo or template that cannot be used."""
    brand = Brand.objects.first() or Brand()
    before = _said(brand)
    brand.colour = chosen.colour
    if chosen.logo is not None:
        brand.logo = chosen.logo or None
    if chosen.template is not None:
        brand.template, brand.template_name = chosen.template or None, chosen.template_name
    sample(worn(vendor, brand)).pptx(at=timezone.now())
    return _kept(actor, brand, before)


@transaction.atomic
def _kept(actor: Person, brand: Brand, before: dict[str, object]) -> Brand:
    brand.changed_by = actor
    brand.save()
    record(actor=actor, action="brand.changed", object="brand", before=before, after=_said(brand))
    return brand


def _said(brand: Brand) -> dict[str, object]:
    return {
        "colour": brand.colour,
        "logo": len(brand.logo or b""),
        "template": brand.template_name,
        "template_bytes": len(brand.template or b""),
    }
