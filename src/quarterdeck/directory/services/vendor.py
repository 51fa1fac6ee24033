"""The vendor's own row."""

from datetime import date
from typing import TypedDict, Unpack

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import Actor, record
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Vendor


class VendorFields(TypedDict, total=False):
    """What can be said about a vendor; whatever is left out stays, or takes its default."""

    name: str
    currency: str
    fiscal_name: str
    fiscal_start_month: int
    fiscal_pattern: str
    target_basis: str
    reseller_detail: str
    today_pinned: date | None
    simulated: bool


@transaction.atomic
def keep_vendor(*, actor: Actor | None, **fields: Unpack[VendorFields]) -> Vendor:
    """Make the vendor, or change it; the same again changes nothing. Raises DirectoryError."""
    vendor = Vendor.objects.select_for_update().first() or Vendor()
    before = None if vendor._state.adding else {name: getattr(vendor, name) for name in fields}
    if before == fields:
        return vendor
    for name, value in fields.items():
        setattr(vendor, name, value)
    _check(vendor)
    vendor.save()
    record(actor=actor, action="vendor.kept", object="vendor", before=before, after=fields)
    return vendor


def _check(vendor: Vendor) -> None:
    if not vendor.name or not vendor.currency:
        raise DirectoryError(_("A vendor needs a name and a currency."))
    if vendor.currency not in list_currencies():
        raise DirectoryError(
            _("'%(currency)s' is not a currency. Write its three letters, as in EUR.")
            % {"currency": vendor.currency}
        )
    try:
        vendor.full_clean(validate_unique=False)
    except ValidationError as error:
        raise DirectoryError(" ".join(error.messages)) from error
