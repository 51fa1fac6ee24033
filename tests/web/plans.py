"""Plans of the cast's channel: one with P-1 that both see, one with P-1 that Mia keeps, one with P-4."""

from tests.cast import Cast
from tests.plans.made import full_content, plan_of

SHARED, KEPT, FOREIGN = 2001, 2002, 2003


def draw_up_plans(cast: Cast) -> None:
    said = full_content()
    plan_of(cast.manager, said, pk=SHARED)
    plan_of(cast.manager, said, pk=KEPT, shared=False)
    plan_of(cast.chief, said, pk=FOREIGN, partner="P-4")
