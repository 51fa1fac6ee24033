"""Addresses under /dashboard/."""

from django.urls import path

from quarterdeck.dashboards.views.dashboard import (
    dashboard,
    dashboard_arrange,
    dashboard_copy,
    dashboard_shared,
    dashboard_sharing,
    dashboard_start,
    tile_place,
    tile_removal,
    tile_size,
)
from quarterdeck.dashboards.views.tile import tile_edit, tile_new

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("arrange/", dashboard_arrange, name="dashboard_arrange"),
    path("sharing/", dashboard_sharing, name="dashboard_sharing"),
    path("start/", dashboard_start, name="dashboard_start"),
    path("<int:pk>/", dashboard_shared, name="dashboard_shared"),
    path("<int:pk>/copy/", dashboard_copy, name="dashboard_copy"),
    path("tiles/new/", tile_new, name="tile_new"),
    path("tiles/<slug:tile>/", tile_edit, name="tile_edit"),
    path("tiles/<slug:tile>/place/", tile_place, name="tile_place"),
    path("tiles/<slug:tile>/size/", tile_size, name="tile_size"),
    path("tiles/<slug:tile>/removal/", tile_removal, name="tile_removal"),
]
