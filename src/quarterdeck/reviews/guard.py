"""The database's own refusal to change a closed review, what was written in it, or who acknowledged it."""

from quarterdeck.audit.freezing import Guard, Rule

PARTS = ("reviews_topic", "reviews_attendee", "reviews_entry")
_CLOSED = "EXISTS (SELECT 1 FROM reviews_review WHERE id = {row}.review_id AND state = 'closed')"
_OLD, _NEW = _CLOSED.format(row="OLD"), _CLOSED.format(row="NEW")

GUARD = Guard(
    (
        Rule("reviews_review", "DELETE", "OLD.state = 'closed'"),
        Rule("reviews_review", "UPDATE", "OLD.state = 'closed'"),
        *(Rule(part, "INSERT", _NEW) for part in PARTS),
        *(Rule(part, "UPDATE", f"{_OLD} OR {_NEW}") for part in PARTS),
        *(Rule(part, "DELETE", _OLD) for part in PARTS),
        Rule("reviews_acknowledgement", "DELETE"),
        Rule("reviews_acknowledgement", "UPDATE"),
    ),
    "A closed review cannot be changed or deleted.",
)
put_up, take_down = GUARD.put_up, GUARD.take_down
