"""What can be wrong with what somebody asks of the summaries."""


class SummaryError(ValueError):
    """An act that cannot be done; the message says why."""
