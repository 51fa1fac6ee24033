"""What can be wrong with an act on a review; each message says what to do."""


class ReviewError(ValueError):
    """Something that the review's state, or the actor's role, does not allow."""
