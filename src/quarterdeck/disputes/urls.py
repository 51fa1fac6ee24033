"""Questions about numbers. A change of state is an address of its own."""

from django.urls import path

from quarterdeck.disputes.views.acts import answer, closure, comments, reopening
from quarterdeck.disputes.views.listed import disputes, disputes_file, mark, waiting
from quarterdeck.disputes.views.new import new
from quarterdeck.disputes.views.rows import rows
from quarterdeck.disputes.views.show import show

urlpatterns = [
    path("", disputes, name="disputes"),
    path("all.<form:form>", disputes_file, name="disputes_file"),
    path("new/", new, name="dispute_new"),
    path("waiting/", waiting, name="disputes_waiting"),
    path("about/<key:key>/", mark, name="disputes_about"),
    path("<int:pk>/", show, name="dispute"),
    path("<int:pk>/rows/<slug:subject>/", rows, name="dispute_rows"),
    path("<int:pk>/answer/", answer, name="dispute_answer"),
    path("<int:pk>/comments/", comments, name="dispute_comments"),
    path("<int:pk>/closure/", closure, name="dispute_closure"),
    path("<int:pk>/reopening/", reopening, name="dispute_reopening"),
]
