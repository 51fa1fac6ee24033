"""The database's own refusal to change what was put forward or signed."""

from quarterdeck.audit.freezing import Guard, Rule

FROZEN = ("plan_id", "number", "content", "digest", "side", "proposed_by_id", "proposed_at", "reason")
"""The columns of a version that never change; its state does."""
_CHANGED = " OR ".join(f"OLD.{name} {{differs}} NEW.{name}" for name in FROZEN)

GUARD = Guard(
    (
        Rule("plans_version", "DELETE"),
        Rule("plans_version", "UPDATE", _CHANGED),
        Rule("plans_signature", "DELETE"),
        Rule("plans_signature", "UPDATE"),
    ),
    "What was put forward or signed cannot be changed or deleted.",
)
put_up, take_down = GUARD.put_up, GUARD.take_down
