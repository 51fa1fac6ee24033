"""Names in a sentence: the first few with their figures, and how many more there are."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import ngettext, pgettext

from quarterdeck.reviews.words.sentence import Telling
from quarterdeck.wording import enumerated, whole

SHOWN = 3


def named(telling: Telling, pairs: Sequence[tuple[str, Decimal]], *, shown: int = SHOWN) -> str:
    """'Harbour Hospital (50 K EUR), City Clinic (20 K EUR) and 2 others'; amounts without their sign."""
    return some([with_amount(telling, name, amount) for name, amount in pairs], shown=shown)


def with_amount(telling: Telling, name: str, amount: Decimal) -> str:
    # Translators: a product, customer or deal, and the amount it is about: 'City Clinic (20 K EUR)'.
    return pgettext("a name and an amount", "%(name)s (%(amount)s)") % {
        "name": name,
        "amount": telling.money(abs(amount)),
    }


def some(names: Sequence[str], *, shown: int = SHOWN) -> str:
    """One that would be left over alone is named too."""
    shown = len(names) if len(names) == shown + 1 else shown
    left = len(names) - shown
    if left <= 0:
        return enumerated(names)
    others = ngettext("%(count)s other", "%(count)s others", left) % {"count": whole(left)}
    return enumerated([*names[:shown], others])
