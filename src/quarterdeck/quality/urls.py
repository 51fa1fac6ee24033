"""Data: can people trust today's numbers?"""

from django.urls import path

from quarterdeck.quality.views.data import data, examination
from quarterdeck.quality.views.findings import findings, findings_file
from quarterdeck.quality.views.verdicts import right, verdicts, withdrawal

urlpatterns = [
    path("", data, name="data"),
    path("examination/", examination, name="data_examination"),
    path("right/", verdicts, name="data_verdicts"),
    path("right/<int:pk>/withdrawal/", withdrawal, name="data_withdrawal"),
    path("found/<slug:kind>/", findings, name="data_findings"),
    path("found/<slug:kind>.<form:form>", findings_file, name="data_findings_file"),
    path("found/<slug:kind>/right/", right, name="data_right"),
]
