"""The common language."""

from django.urls import path

from quarterdeck.glossary.views.editor import kpi_edit, kpi_new
from quarterdeck.glossary.views.entry import glossary_kpi
from quarterdeck.glossary.views.glossary import glossary
from quarterdeck.glossary.views.preview import kpi_preview
from quarterdeck.glossary.views.retirement import kpi_retirement
from quarterdeck.glossary.views.thresholds import kpi_threshold_end, kpi_thresholds

urlpatterns = [
    path("glossary/", glossary, name="glossary"),
    path("glossary/new/", kpi_new, name="kpi_new"),
    path("glossary/preview/", kpi_preview, name="kpi_preview"),
    path("glossary/<slug:kpi>/", glossary_kpi, name="glossary_kpi"),
    path("glossary/<slug:kpi>/change/", kpi_edit, name="kpi_edit"),
    path("glossary/<slug:kpi>/retirement/", kpi_retirement, name="kpi_retirement"),
    path("glossary/<slug:kpi>/thresholds/", kpi_thresholds, name="kpi_thresholds"),
    path("glossary/<slug:kpi>/thresholds/end/", kpi_threshold_end, name="kpi_threshold_end"),
]
