"""Summaries: one's own, those of all for operations, guests', and what a link in a mail opens."""

from django.urls import path

from quarterdeck.summaries.views.guests import guests, removal
from quarterdeck.summaries.views.outside import stop, summary_for
from quarterdeck.summaries.views.own import ask_now, choices, preview, summaries, summary, waiting
from quarterdeck.summaries.views.sent import again, letting_go, schedule, sent

urlpatterns = [
    path("", summaries, name="summaries"),
    path("<int:pk>/", summary, name="summary"),
    path("next/", preview, name="summary_preview"),
    path("next/mail/", ask_now, name="summary_ask"),
    path("choices/", choices, name="summary_choices"),
    path("waiting/", waiting, name="summaries_waiting"),
    path("sent/", sent, name="summaries_sent"),
    path("sent/<int:pk>/again/", again, name="summary_again"),
    path("sent/<int:pk>/letting-go/", letting_go, name="summary_letting_go"),
    path("schedule/", schedule, name="summaries_schedule"),
    path("guests/<key:key>/", guests, name="summary_guests"),
    path("guests/<key:key>/<int:pk>/removal/", removal, name="summary_guest_removal"),
    path("for/<str:token>/", summary_for, name="summary_for"),
    path("stop/<str:token>/", stop, name="summary_stop"),
]
