"""What the partner earns by a plan: pure functions of its content, in exact decimals.

The rules, with cases worked by hand, are in docs/guides/partner-profit.md.
"""

from quarterdeck.plans.profit.delay import delayed
from quarterdeck.plans.profit.forecast import Profit, forecast
from quarterdeck.plans.profit.values import Answer, Reason

__all__ = ["Answer", "Profit", "Reason", "delayed", "forecast"]
