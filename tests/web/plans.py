"""Plans of the cast's channel: one with P-1 that both see, one that Mia keeps, one that waits for its
signatures; and one with P-4.
"""

from tests.cast import Cast
from tests.plans.made import content, full_content, plan_of

from quarterdeck.plans.models import Plan, Version

SHARED, KEPT, FOREIGN, WAITING = 2001, 2002, 2003, 2004


def draw_up_plans(cast: Cast) -> None:
    said = full_content()
    plan_of(cast.manager, said, pk=SHARED)
    plan_of(cast.manager, said, pk=KEPT, shared=False)
    plan_of(cast.chief, said, pk=FOREIGN, partner="P-4")
    _propose(cast)


def _propose(cast: Cast) -> None:
    said = content(begins="2031-01")
    plan = plan_of(cast.manager, said, pk=WAITING, shared=False, state=Plan.State.PROPOSED, turn="partner")
    plan.drafts.update(chosen=False)
    Version.objects.create(
        pk=WAITING,
        plan=plan,
        number=1,
        content=said.model_dump(mode="json"),
        digest=said.digest,
        side="vendor",
        proposed_by=cast.manager,
    )
