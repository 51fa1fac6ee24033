"""Checks: mapped texts become typed rows; what cannot be taken is set aside with every reason."""

from quarterdeck.intake.checks.check import Checked, check
from quarterdeck.intake.checks.context import Context

__all__ = ["Checked", "Context", "check"]
