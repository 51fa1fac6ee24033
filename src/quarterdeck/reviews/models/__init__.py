"""What is kept of reviews. The numbers are in `Review.facts` once it is closed, and nowhere before."""

from quarterdeck.reviews.models.brand import Brand
from quarterdeck.reviews.models.getwell import Check, GetWell
from quarterdeck.reviews.models.meeting import Attendee, Entry, Topic
from quarterdeck.reviews.models.review import Acknowledgement, Review
from quarterdeck.reviews.models.round import Round
from quarterdeck.reviews.models.standard import Standard

__all__ = [
    "Acknowledgement",
    "Attendee",
    "Brand",
    "Check",
    "Entry",
    "GetWell",
    "Review",
    "Round",
    "Standard",
    "Topic",
]
