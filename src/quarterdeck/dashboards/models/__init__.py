"""What people keep of their own about the pages."""

from quarterdeck.dashboards.models.arrangement import Arrangement

__all__ = ["Arrangement"]
