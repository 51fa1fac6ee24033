"""Working on the months of a draft."""

from django.urls import path

from quarterdeck.plans.views.editing import plan_edits, plan_grid, plan_redo, plan_undo
from quarterdeck.plans.views.line import (
    plan_line,
    plan_line_locks,
    plan_line_name,
    plan_line_new,
    plan_line_place,
    plan_line_removal,
    plan_line_spread,
    plan_line_way,
)

urlpatterns = [
    path("<int:pk>/grid/", plan_grid, name="plan_grid"),
    path("<int:pk>/edits/", plan_edits, name="plan_edits"),
    path("<int:pk>/edits/undo/", plan_undo, name="plan_undo"),
    path("<int:pk>/edits/redo/", plan_redo, name="plan_redo"),
    path("<int:pk>/lines/new/", plan_line_new, name="plan_line_new"),
    path("<int:pk>/lines/<slug:key>/", plan_line, name="plan_line"),
    path("<int:pk>/lines/<slug:key>/way/", plan_line_way, name="plan_line_way"),
    path("<int:pk>/lines/<slug:key>/spread/", plan_line_spread, name="plan_line_spread"),
    path("<int:pk>/lines/<slug:key>/locks/", plan_line_locks, name="plan_line_locks"),
    path("<int:pk>/lines/<slug:key>/name/", plan_line_name, name="plan_line_name"),
    path("<int:pk>/lines/<slug:key>/place/", plan_line_place, name="plan_line_place"),
    path("<int:pk>/lines/<slug:key>/removal/", plan_line_removal, name="plan_line_removal"),
]
