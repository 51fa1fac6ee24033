"""The schedule, who gets what, and each letter with how it went."""

from quarterdeck.summaries.models.guest import Guest
from quarterdeck.summaries.models.letter import Letter, Reason, State
from quarterdeck.summaries.models.link import Link
from quarterdeck.summaries.models.schedule import Choice, Grain, Round, Schedule

__all__ = ["Choice", "Grain", "Guest", "Letter", "Link", "Reason", "Round", "Schedule", "State"]
