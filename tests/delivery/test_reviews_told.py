"""A review that is shared or closed is told to those who may see it, as documented."""

import json
import re
from pathlib import Path

import pytest
from tests.cast import Cast
from tests.web.reviews import review_of

from quarterdeck.delivery import services
from quarterdeck.delivery.models import Event, Message
from quarterdeck.delivery.services import Wish
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.services import leading

DOCUMENTED = Path(__file__).parents[2] / "docs" / "webhooks.md"


@pytest.fixture
def shared(cast: Cast, settings, django_capture_on_commit_callbacks) -> Review:
    """Mia shares her review with P-1; her, Jonas's and Owen's programs want to be told."""
    for person in (cast.manager, cast.executive, cast.outsider):
        url = f"https://93.184.215.14/{person.pk}"
        services.add_endpoint(actor=person, wish=Wish(url=url, events=[Event.REVIEW_SHARED.value]))
    review = review_of(cast.manager, "2026-Q1")
    with django_capture_on_commit_callbacks(execute=True):
        return leading.share(actor=cast.manager, review=review)


def told(owner: object) -> list[dict]:
    return [json.loads(one.body)["data"] for one in Message.objects.filter(endpoint__owner=owner)]


def test_both_sides_are_told_and_nobody_else(shared: Review, cast: Cast):
    assert len(told(cast.manager)) == 1
    assert told(cast.manager) == told(cast.executive)
    assert told(cast.outsider) == []


def test_the_documented_body_is_what_is_sent(shared: Review, cast: Cast):
    (said,) = told(cast.executive)
    shown = next(
        found
        for found in map(json.loads, re.findall(r"```json\n(.*?)```", DOCUMENTED.read_text(), re.DOTALL))
        if found["type"] == "review.closed"
    )["data"]
    assert (said["partner"], said["quarter"], said["state"]) == ("P-1", "2026-Q1", "open")
    assert shown.keys() == said.keys()
