"""What lower rooms ask of higher ones about definitions."""

from django.dispatch import Signal

kpi_used = Signal()
"""Sent before a KPI is retired, with `kpi` (its name). A receiver answers with sentences of who uses it:
["Mia Brandt's dashboard"]; any answer keeps the KPI."""
definitions_changed = Signal()
"""Sent once a change is committed, with `kpi` (its name)."""
