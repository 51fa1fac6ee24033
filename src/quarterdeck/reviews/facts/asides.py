"""Asides: what of a review the vendor alone knows."""

from collections.abc import Mapping

from quarterdeck.plans.content import Value


class Asides(Value):
    """The next step of every open deal that has one, by deal; and the deals that have none."""

    next_steps: Mapping[str, str] = {}
    without: tuple[str, ...] = ()
