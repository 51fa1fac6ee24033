"""The built-in KPIs, one file a noun."""

from quarterdeck.kpis.declared import activity, comparisons, pipeline, sales, targets

GROUPS = {
    "Sales": sales.KPIS,
    "Targets": targets.KPIS,
    "Comparisons": comparisons.KPIS,
    "Pipeline": pipeline.KPIS,
    "Activity": activity.KPIS,
}
BUILT_IN = tuple(kpi for kpis in GROUPS.values() for kpi in kpis)
