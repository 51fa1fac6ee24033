"""The quarter's reviews: prepared with all partners, then one of them opened, and taken along as slides."""

import time

from django.urls import reverse

from quarterdeck.bench.people import reader_of
from quarterdeck.calendar import Period
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Person
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.services import preparing, rounds


def prepare() -> float:
    """Seconds from asking until the last partner has a review of the last whole quarter."""
    chief = Person.objects.get(email=CAST["channel chief"])
    reader = reader_of(chief.email)
    quarter = Period.containing(reader.today, "quarter", reader.snapshot.calendar).shift(-1)
    start = time.perf_counter()
    preparing.carry_out(rounds.ask(actor=chief, quarter=quarter), reader)
    return time.perf_counter() - start


def pages(partner: str) -> dict[str, tuple[str, str]]:
    """Who looks, at which address."""
    chief, manager = CAST["channel chief"], CAST["partner manager"]
    review = Review.objects.filter(partner=partner).order_by("-first")[0]
    listed = f"{reverse('reviews')}?quarter={review.quarter}"
    return {
        "reviews of a quarter": (chief, listed),
        "a review": (manager, reverse("review", args=[review.pk])),
        "its slides": (manager, reverse("review_pptx", args=[review.pk])),
    }
