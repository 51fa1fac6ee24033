"""How large a channel to make."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """`lines` and `deals` are aimed at (within some per cent); the other counts are exact.

    `partner_people` says how many partners have people; `monthly_targets` whether targets are by
    month and family or, for large channels, by quarter.
    """

    partners: int = 60
    managers: int = 8
    distributors: int = 2
    months: int = 36
    lines: int = 60_000
    deals: int = 5_000
    partner_people: int = 60
    monthly_targets: bool = True

    def __post_init__(self) -> None:
        if self.partners < 20 or self.months < 24 or self.managers < 3:
            raise ValueError("A channel has at least 20 partners, 3 managers and 24 months.")

    @classmethod
    def large(cls, *, partners: int, lines: int) -> "Size":
        """A channel for measuring: twenty partners a manager, targets by quarter, few people and deals."""
        return cls(
            partners=partners,
            managers=max(3, partners // 20),
            distributors=max(2, partners // 500),
            lines=lines,
            deals=max(200, lines // 50),
            partner_people=50,
            monthly_targets=False,
        )


DEMO = Size()
