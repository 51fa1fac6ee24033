"""A review as plain data, as programs read it: amounts are decimal texts, days and moments ISO 8601 texts."""

from typing import Any

from quarterdeck.reviews.models import Acknowledgement, Review


def review(row: Review) -> dict[str, Any]:
    """Which quarter with whom, where it stands, and who acknowledged it."""
    return {
        "review": row.pk,
        "partner": row.partner_id,
        "partner_name": row.partner.name,
        "quarter": row.quarter,
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "state": str(row.state),
        "meets": row.meets_at.isoformat() if row.meets_at else None,
        "closed": row.closed_at.isoformat() if row.closed_at else None,
        "digest": row.digest or None,
        "data_version": row.data_version or None,
        "acknowledgements": [_acknowledgement(one) for one in row.acknowledgements.all()],
    }


def _acknowledgement(one: Acknowledgement) -> dict[str, Any]:
    """From where it was made is for the review's own page."""
    return {"side": str(one.side), "name": one.name, "role": one.role, "at": one.at.isoformat()}
