"""Plans as they are kept."""

from quarterdeck.plans.models.draft import Draft, Edit
from quarterdeck.plans.models.library import BusinessGoal, Play, Shape, Template
from quarterdeck.plans.models.plan import Plan
from quarterdeck.plans.models.version import Look, Remark, Signature, Version

__all__ = [
    "BusinessGoal",
    "Draft",
    "Edit",
    "Look",
    "Plan",
    "Play",
    "Remark",
    "Shape",
    "Signature",
    "Template",
    "Version",
]
