"""What of the lines is in sight: those in the span and inside the scope."""

from collections.abc import Collection
from typing import Any

from quarterdeck.calendar import Span
from quarterdeck.directory.scope import Scope
from quarterdeck.subjects import Subject

THROUGH = "distributor"
"""The column, in any fact, of the partner through whom a line was traded."""


def visible(scope: Scope, fact: Subject, span: Span) -> tuple[str, dict[str, Any]]:
    """The condition for a line of `fact` to be in `span` and in sight, and its parameters."""
    test, params = "f.month BETWEEN $first AND $last", {"first": span.first, "last": span.last}
    if scope.everything:
        return test, params
    seen = "(f.partner IN (SELECT unnest($partners)) OR f.manager IN (SELECT unnest($managers)))"
    people: dict[str, Any] = {"partners": sorted(scope.partners), "managers": sorted(scope.managers)}
    if scope.sealed:
        seen += " AND (f.partner IN (SELECT unnest($sealed))) IS NOT TRUE"
        people["sealed"] = sorted(scope.sealed)
    rules, more = rules_of(scope, fact.name, [column.name for column in fact.columns])
    return " AND ".join([test, seen, *rules]), params | people | more


def rules_of(scope: Scope, table: str, columns: Collection[str]) -> tuple[list[str], dict[str, Any]]:
    """`partner_side` with lists as parameters: $partners, which the caller has, and $below."""
    in_partners = f"f.{THROUGH} IN (SELECT unnest($partners::VARCHAR[]))"
    in_below = "f.partner IN (SELECT unnest($below::VARCHAR[]))" if scope.below else "false"
    rules = partner_side(table, columns, internal=scope.internal, among=in_partners, below=in_below)
    return rules, {"below": sorted(scope.below)} if any("$below" in rule for rule in rules) else {}


def partner_side(
    table: str, columns: Collection[str], *, internal: bool, among: str, below: str
) -> list[str]:
    """What else a row `f` of a table must be for the partner side to see it.

    `among` and `below` say in SQL that its distributor is in the scope, and that its partner is one
    that is seen from above.
    """
    if internal:
        return []
    rules = []
    if table == "targets" and "basis" in columns:
        # A quota is between the vendor and its manager, a signed plan between the vendor and one company:
        # a distributor is shown none of its resellers'.
        rules.append(f"(f.basis = 'target' OR f.basis = 'plan' AND ({below}) IS NOT TRUE)")
    if THROUGH in columns and below != "false":
        rules.append(f"(f.{THROUGH} IS NULL OR {among} OR ({below}) IS NOT TRUE)")
    return rules
