"""What was promised. A change of state is an address of its own."""

from django.urls import path

from quarterdeck.commitments.views.acts import answers, change, dropping, kept, reopening
from quarterdeck.commitments.views.fragments import about, due
from quarterdeck.commitments.views.listed import commitments, commitments_file
from quarterdeck.commitments.views.new import new
from quarterdeck.commitments.views.show import show

urlpatterns = [
    path("", commitments, name="commitments"),
    path("all.<form:form>", commitments_file, name="commitments_file"),
    path("due/", due, name="commitments_due"),
    path("about/<key:key>/", about, name="commitments_about"),
    path("new/<key:key>/", new, name="commitment_new"),
    path("<int:pk>/", show, name="commitment"),
    path("<int:pk>/kept/", kept, name="commitment_kept"),
    path("<int:pk>/dropping/", dropping, name="commitment_dropping"),
    path("<int:pk>/reopening/", reopening, name="commitment_reopening"),
    path("<int:pk>/change/", change, name="commitment_change"),
    path("<int:pk>/answers/", answers, name="commitment_answers"),
]
