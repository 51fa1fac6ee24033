"""Writing definitions: each change is a new row and one entry in the log."""

from quarterdeck.kpis.services.definitions import DefinitionError, keep_kpi, retire_kpi
from quarterdeck.kpis.services.thresholds import drop_threshold, keep_threshold

__all__ = ["DefinitionError", "drop_threshold", "keep_kpi", "keep_threshold", "retire_kpi"]
