"""What channel operations define: KPIs, version by version, and thresholds for some partners."""

from quarterdeck.kpis.models.edition import Edition
from quarterdeck.kpis.models.threshold import Threshold
from quarterdeck.kpis.models.version import KpiVersion

__all__ = ["Edition", "KpiVersion", "Threshold"]
