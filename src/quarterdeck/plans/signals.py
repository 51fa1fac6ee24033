"""What other rooms may listen to. Sent once the change is kept, with `plan` and `version`."""

from django.dispatch import Signal

plan_proposed = Signal()
"""One side put a version forward."""

plan_signed = Signal()
"""Both sides have signed the version: it is what holds now."""

plan_ended = Signal()
"""The plan ended, or will on `plan.ended_on`; `version` is the one that both had signed."""
