"""What is closed stays as it is, whoever writes into the database."""

import pytest
from django.db import DatabaseError, transaction
from tests.cast import Cast
from tests.reviews.made import closed_by, review_of

from quarterdeck.reviews.models import Acknowledgement, Attendee, Entry, Review, Topic


def test_the_database_refuses_to_change_a_closed_review(cast: Cast, review: Review):
    other = review_of(cast.manager, "2026-Q2", state=Review.State.OPEN)
    for one in (review, other):
        one.topics.create(key="t1", title="Fair in October")
        one.attendees.create(side="partner", name="A guest")
        one.entries.create(author=cast.manager, text="Agreed.")
    closed_by(cast.manager, review, {"form": 1})
    review.acknowledgements.create(side="vendor", person=cast.manager, name="Mia", role="", digest="0" * 64)
    elsewhere = {"review": review}
    for slip in (
        lambda: Review.objects.filter(pk=review.pk).update(facts={}),
        lambda: Review.objects.filter(pk=review.pk).update(state="open"),
        lambda: Review.objects.filter(pk=review.pk)._raw_delete("default"),
        lambda: Acknowledgement.objects.update(name="Somebody"),
        lambda: Acknowledgement.objects.all().delete(),
        *(
            slip
            for model in (Topic, Attendee, Entry)
            for slip in (
                lambda model=model: model.objects.filter(review=review).delete(),
                lambda model=model: model.objects.filter(review=review).update(review=other),
                lambda model=model: model.objects.filter(review=other).update(**elsewhere),
            )
        ),
        lambda: review.topics.create(key="t2"),
        lambda: review.attendees.create(side="vendor", name="Late"),
        lambda: review.entries.create(author=cast.manager, text="Late"),
    ):
        with pytest.raises(DatabaseError, match="cannot be changed or deleted"), transaction.atomic():
            slip()
    other.entries.update(text="This one goes on.")
    other.topics.all().delete()
    review.refresh_from_db()
    assert (review.facts, review.topics.count(), review.entries.get().text) == ({"form": 1}, 1, "Agreed.")
