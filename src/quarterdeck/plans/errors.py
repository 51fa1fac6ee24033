"""What a plan refuses, in a sentence for the person who tried."""


class PlanError(ValueError):
    """An act that the plan's state, its content or the actor's role does not allow; the message says why."""
