"""The plain continuation of a series: worked out in the background, and kept as long as it is looked at.

Kept under the series itself, so it serves whoever reads the same numbers and nobody else, and a new month
or a corrected one asks for a new one.
"""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from django.core.cache import cache

from quarterdeck.forecast import ENOUGH, Forecast, TooLittle, continued
from quarterdeck.money import decimals

AHEAD = 84
"""A plan of five years that begins in two."""
FORM = 1
"""Of what is kept; another form is worked out anew."""
DAY = 24 * 60 * 60  # seconds
ASK_AGAIN = 60  # seconds, should whoever worked at it have been ended


def kept(sold: Sequence[Decimal], currency: str) -> Forecast | TooLittle | None:
    """The continuation of what was `sold` from the first sale on; None until it has been worked out."""
    if len(sold) < ENOUGH:
        return TooLittle(len(sold))
    found: Forecast | TooLittle | None = cache.get(_key(sold, currency))
    return found


def is_mine_to_ask(sold: Sequence[Decimal], currency: str) -> bool:
    """Whether nobody asked for it to be worked out in the last minute. Asking is noted."""
    return cache.add(f"{_key(sold, currency)}:asked", 1, ASK_AGAIN)


def work_out(sold: Sequence[Decimal], currency: str) -> None:
    """Takes a second where no continuation was worked out before: see `forecast.models`."""
    cache.set(_key(sold, currency), continued(sold, AHEAD, places=decimals(currency)), 40 * DAY)


def _key(sold: Sequence[Decimal], currency: str) -> str:
    text = ";".join([str(FORM), currency, *(format(amount.normalize(), "f") for amount in sold)])
    return f"continuation:{sha256(text.encode()).hexdigest()}"
