"""What other rooms may listen to. Sent once the change is kept; `dispute` is the `Dispute`."""

from django.dispatch import Signal

dispute_opened = Signal()
dispute_answered = Signal()
