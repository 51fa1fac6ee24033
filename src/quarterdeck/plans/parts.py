"""The parts of a plan that one can speak about, by their key."""

from quarterdeck.plans.content import Content


def parts_of(said: Content) -> dict[str, str]:
    """What each line, goal, strategy, investment and promise is called."""
    named = {line.key: line.name for line in said.lines} | {one.key: one.name for one in said.investments}
    goals = {goal.key: goal.text for goal in said.goals}
    ways = {one.key: one.text for one in said.strategies} | {one.key: one.text for one in said.promises}
    return named | goals | ways
