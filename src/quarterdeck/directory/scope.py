"""Scope: the partners, people and columns one person may see. Everything that reads takes it first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What `person` may see today.

    A row is visible when its partner is one of `partners`, or when it was booked by one of
    `managers` (a manager's own sales and quota stay theirs). `everything` lifts both. `internal`
    opens the columns and KPIs that never leave the vendor. There is no default scope.
    """

    person: str
    everything: bool
    partners: frozenset[str]
    managers: frozenset[str]
    internal: bool

    def sees(self, partner: str) -> bool:
        """Whether the partner's own page opens."""
        return self.everything or partner in self.partners


NOTHING = Scope(person="", everything=False, partners=frozenset(), managers=frozenset(), internal=False)
"""What a visitor who is not signed in may see."""
