"""Data: can people trust today's numbers?"""

from django.urls import path

from quarterdeck.quality.views.control import control, control_file, declare, removal
from quarterdeck.quality.views.data import data, examination
from quarterdeck.quality.views.findings import findings, findings_file
from quarterdeck.quality.views.merges import merge, merges, undoing
from quarterdeck.quality.views.verdicts import right, verdicts, withdrawal

urlpatterns = [
    path("", data, name="data"),
    path("examination/", examination, name="data_examination"),
    path("right/", verdicts, name="data_verdicts"),
    path("right/<int:pk>/withdrawal/", withdrawal, name="data_withdrawal"),
    path("control/", control, name="data_control"),
    path("control.<form:form>", control_file, name="data_control_file"),
    path("control/new/", declare, name="data_declare"),
    path("control/<int:pk>/removal/", removal, name="data_control_removal"),
    path("merge/", merge, name="data_merge"),
    path("merges/", merges, name="data_merges"),
    path("merges/<int:pk>/undoing/", undoing, name="data_merge_undoing"),
    path("found/<slug:kind>/", findings, name="data_findings"),
    path("found/<slug:kind>.<form:form>", findings_file, name="data_findings_file"),
    path("found/<slug:kind>/right/", right, name="data_right"),
]
