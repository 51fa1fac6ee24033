"""A bar for a part of a whole, small enough for a table."""

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString


def share_bar(value: Decimal, largest: Decimal) -> SafeString:
    """A bar as long as `value` is beside `largest`. For the eye only: the number stands beside it."""
    width = max(value, Decimal(0)) / largest * 100 if largest > 0 else Decimal(0)
    return format_html(
        '<svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="is-actual" width="{}" height="8"/></svg>',
        f"{min(width, Decimal(100)):.1f}",
    )
