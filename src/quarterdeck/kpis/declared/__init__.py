"""The built-in KPIs, one file a noun."""

from quarterdeck.kpis.declared import activity, comparisons, pipeline, sales, targets

BUILT_IN = (*sales.KPIS, *targets.KPIS, *comparisons.KPIS, *pipeline.KPIS, *activity.KPIS)
