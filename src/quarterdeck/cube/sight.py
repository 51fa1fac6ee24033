"""What of the lines is in sight: those in the span and inside the scope."""

from typing import Any

from quarterdeck.calendar import Span
from quarterdeck.directory.scope import Scope


def visible(scope: Scope, span: Span) -> tuple[str, dict[str, Any]]:
    """The condition for a line to be in `span` and in sight, and its parameters."""
    test, params = "f.month BETWEEN $first AND $last", {"first": span.first, "last": span.last}
    if scope.everything:
        return test, params
    seen = "(f.partner IN (SELECT unnest($partners)) OR f.manager IN (SELECT unnest($managers)))"
    people = {"partners": sorted(scope.partners), "managers": sorted(scope.managers)}
    return f"{test} AND {seen}", params | people
