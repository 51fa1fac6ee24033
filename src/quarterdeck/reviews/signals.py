"""What others may want to know: each is sent with `review`, once the transaction is over."""

from django.dispatch import Signal

review_shared = Signal()
review_closed = Signal()
