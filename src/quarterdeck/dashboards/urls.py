"""The pages of figures. A partner's key is any text: see `quarterdeck.addresses`."""

from django.urls import include, path, register_converter

from quarterdeck.dashboards.lenses import LensConverter
from quarterdeck.dashboards.views.breakdown import breakdown, breakdown_file
from quarterdeck.dashboards.views.changes import changes
from quarterdeck.dashboards.views.channel import channel, channel_file
from quarterdeck.dashboards.views.compare import compare, compare_file
from quarterdeck.dashboards.views.explanation import explanation
from quarterdeck.dashboards.views.help import help_page
from quarterdeck.dashboards.views.home import home
from quarterdeck.dashboards.views.lens import lens, lens_file
from quarterdeck.dashboards.views.partner import partner
from quarterdeck.dashboards.views.partners import partners, partners_file
from quarterdeck.dashboards.views.rows import rows, rows_file
from quarterdeck.dashboards.views.search import search
from quarterdeck.dashboards.views.seen import seen

register_converter(LensConverter, "lens")

urlpatterns = [
    path("", home, name="home"),
    path("dashboard/", include("quarterdeck.dashboards.personal.urls")),
    path("channel/", channel, name="channel"),
    path("channel/<slug:table>.<form:form>", channel_file, name="channel_file"),
    path("<lens:kind>/<key:key>/", lens, name="lens"),
    path("<lens:kind>/<key:key>/<slug:table>.<form:form>", lens_file, name="lens_file"),
    path("compare/", compare, name="compare"),
    path("compare.<form:form>", compare_file, name="compare_file"),
    path("partners/", partners, name="partners"),
    path("partners.<form:form>", partners_file, name="partners_file"),
    path("breakdown/", breakdown, name="breakdown_all"),
    path("breakdown.<form:form>", breakdown_file, name="breakdown_all_file"),
    path("search/", search, name="search"),
    path("help/<slug:page>/", help_page, name="help"),
    path("seen/<slug:what>/", seen, name="seen"),
    path("figures/<slug:kpi>/", explanation, name="explanation"),
    path("partners/<key:key>/", partner, name="partner"),
    path("partners/<key:key>/changes/", changes, name="changes"),
    path("partners/<key:key>/breakdown/", breakdown, name="breakdown"),
    path("partners/<key:key>/breakdown.<form:form>", breakdown_file, name="breakdown_file"),
    path("partners/<key:key>/rows/<slug:subject>/", rows, name="rows"),
    path("partners/<key:key>/rows/<slug:subject>.<form:form>", rows_file, name="rows_file"),
]
