"""What people keep of their own about the pages."""

from quarterdeck.dashboards.models.arrangement import Arrangement
from quarterdeck.dashboards.models.seen import Seen

__all__ = ["Arrangement", "Seen"]
