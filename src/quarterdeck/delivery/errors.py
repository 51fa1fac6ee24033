"""What can be wrong with a wish about webhooks; each message says what to do."""


class DeliveryError(ValueError):
    """Something that cannot be sent, or not there."""
