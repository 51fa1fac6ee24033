"""What a summary says, as numbers: one frozen value, worded when it is read."""

from quarterdeck.summaries.content.value import (
    Audience,
    Group,
    Line,
    Measures,
    Point,
    Promise,
    Summary,
)

__all__ = ["Audience", "Group", "Line", "Measures", "Point", "Promise", "Summary"]
