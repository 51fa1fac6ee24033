"""Scope: the partners, people and columns one person may see. Everything that reads takes it first."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What `person` may see today.

    A row is visible when its partner is one of `partners`, or when it was booked by one of
    `managers` (a manager's own sales and quota stay theirs). `everything` lifts both. `internal`
    opens the columns and KPIs that never leave the vendor. There is no default scope.

    `kinds` are the roles held today ("partner manager"): what a page offers follows from them, what it
    shows does not. `own` are the partner-side person's own companies. Of the other
    `partners`, which are `below` a distributor, only what was not bought through somebody outside the
    scope is visible.

    The vendor's rule may show a distributor less of its resellers: of the `sealed` ones no rows, only
    figures; those `together` are no partners of the scope at all, only their sum may be asked for.
    """

    person: str
    everything: bool
    partners: frozenset[str]
    managers: frozenset[str]
    internal: bool
    own: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()

    @property
    def below(self) -> frozenset[str]:
        """The partners whose trade through rivals is out of sight."""
        return frozenset() if self.internal else self.partners - self.own

    @property
    def summing(self) -> "Scope":
        """The scope for sums over all resellers, those `together` included.

        Only for questions over all of them, split by nothing but time.
        """
        return replace(self, partners=self.partners | self.together)

    @property
    def in_common(self) -> "Scope":
        """What each partner in it sees of itself: nothing internal, and nothing that is a manager's own."""
        if not self.internal:
            return self
        return replace(self, internal=False, managers=frozenset(), own=self.partners)

    def sees(self, partner: str) -> bool:
        """Whether the partner's own page opens."""
        return self.everything or partner in self.partners


NOTHING = Scope(person="", everything=False, partners=frozenset(), managers=frozenset(), internal=False)
"""What a visitor who is not signed in may see."""
