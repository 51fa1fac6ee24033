"""A bullet bar: how far along, against where one should be and where one was last year."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 200, 20
ROOM = Decimal("1.04")  # so that a tick at the far end is not cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """Amounts of one unit. `target` is the target to date, `whole_target` that of the whole period."""

    actual: Decimal
    target: Decimal | None = None
    last_year: Decimal | None = None
    whole_target: Decimal | None = None
    says: str
    largest: Decimal | None = None  # the full width, where bars are to be compared

    def svg(self, *, tall: bool = False) -> SafeString:
        scale = self._scale()
        return format_html(
            '<svg class="bullet{}" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">'
            "{}{}</svg>",
            " bullet-tall" if tall else "",
            WIDTH,
            HEIGHT,
            self.says,
            self._bars(scale),
            self._ticks(scale),
        )

    def _scale(self) -> Decimal:
        amounts = (self.actual, self.target, self.last_year, self.whole_target)
        largest = self.largest or max(amount for amount in (*amounts, Decimal(0)) if amount is not None)
        return WIDTH / (largest * ROOM) if largest > 0 else Decimal(0)

    def _bars(self, scale: Decimal) -> SafeString:
        bars = [("is-track", 0, HEIGHT, Decimal(WIDTH))]
        if self.last_year is not None:
            bars.append(("is-last-year", 2, HEIGHT - 4, self.last_year * scale))
        bars.append(("is-actual", 6, HEIGHT - 12, self.actual * scale))
        return format_html_join(
            "",
            '<rect class="{}" x="0" y="{}" height="{}" width="{}"/>',
            ((name, y, height, _long(width)) for name, y, height, width in bars),
        )

    def _ticks(self, scale: Decimal) -> SafeString:
        ticks = []
        if self.whole_target is not None:
            ticks.append(("is-target-whole", self.whole_target * scale))
        if self.target is not None:
            ticks.append(("is-target", self.target * scale))
        return format_html_join(
            "",
            '<line class="{}" x1="{}" x2="{}" y1="0" y2="{}"/>',
            ((name, f"{x:.1f}", f"{x:.1f}", HEIGHT) for name, x in ticks),
        )


def _long(width: Decimal) -> str:
    """Returns can make an amount negative; a bar cannot be."""
    return f"{width if width > 0 else Decimal(0):.1f}"
