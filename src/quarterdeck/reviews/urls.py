"""Quarterly reviews. A change of state is an address of its own."""

from django.urls import path

from quarterdeck.reviews.views import acts, getwell, getwell_about, getwell_new, listed, meeting, rounds
from quarterdeck.reviews.views.about import about
from quarterdeck.reviews.views.brand import brand, brand_logo, brand_preview
from quarterdeck.reviews.views.closing import closing
from quarterdeck.reviews.views.deck import review_pptx
from quarterdeck.reviews.views.files import review_pdf, review_xlsx
from quarterdeck.reviews.views.getwells import called, getwells
from quarterdeck.reviews.views.invitation import meeting_file
from quarterdeck.reviews.views.review import review
from quarterdeck.reviews.views.since import restated
from quarterdeck.reviews.views.standards import standard_removal, standards
from quarterdeck.reviews.views.waiting import waiting

urlpatterns = [
    # one review
    path("<int:pk>/", review, name="review"),
    path("<int:pk>/sharing/", acts.sharing, name="review_share"),
    path("<int:pk>/closing/", closing, name="review_close"),
    path("<int:pk>/acknowledgement/", acts.acknowledgement, name="review_acknowledge"),
    # the meeting
    path("waiting/", waiting, name="reviews_waiting"),
    path("<int:pk>/meeting/", meeting.meeting, name="review_meeting"),
    path("<int:pk>/meeting.ics", meeting_file, name="review_ics"),
    path("<int:pk>/invitation/", meeting.invitation, name="review_invite"),
    path("<int:pk>/attendees/", meeting.attendee, name="review_attendee"),
    path("<int:pk>/guests/", meeting.guest, name="review_guest"),
    path("<int:pk>/absences/", meeting.absence, name="review_absence"),
    path("<int:pk>/agenda/", meeting.topic, name="review_topic"),
    path("<int:pk>/agenda/places/", meeting.topic_place, name="review_topic_place"),
    path("<int:pk>/entries/", meeting.entry, name="review_entry"),
    path("<int:pk>/entries/removals/", meeting.entry_removal, name="review_entry_removal"),
    path("<int:pk>/promises/", meeting.promise, name="review_promise"),
    # since we last met
    path("<int:pk>/restated/", restated, name="review_restated"),
    # deck, sheet, paper
    path("<int:pk>/review.xlsx", review_xlsx, name="review_xlsx"),
    path("<int:pk>/review.pdf", review_pdf, name="review_pdf"),
    path("<int:pk>/review.pptx", review_pptx, name="review_pptx"),
    # get-well plans
    path("getwell/", getwells, name="getwells"),
    path("getwell/called/", called, name="getwells_called"),
    path("getwell/waiting/", getwell_about.waiting, name="getwells_waiting"),
    path("getwell/about/<key:key>/", getwell_about.about, name="getwell_about"),
    path("getwell/new/<key:key>/", getwell_new.new, name="getwell_new"),
    path("getwell/new/<key:key>/declining/", getwell_new.declining, name="getwell_declining"),
    path("getwell/<int:pk>/", getwell.getwell, name="getwell"),
    path("getwell/<int:pk>/won/", getwell.winning, name="getwell_won"),
    path("getwell/<int:pk>/giving-up/", getwell.giving_up, name="getwell_giving_up"),
    path("getwell/<int:pk>/promises/", getwell.promises, name="getwell_promise"),
    path("getwell/<int:pk>/checks/", getwell.check_new, name="getwell_check_new"),
    path("getwell/<int:pk>/checks/<int:check>/", getwell.check_noted, name="getwell_check"),
    path("getwell/<int:pk>/checks/<int:check>/removal/", getwell.check_removal, name="getwell_check_removal"),
    # of a partner
    path("of/<key:key>/", about, name="reviews_about"),
    path("of/<key:key>/preparation/", acts.preparation, name="review_prepare"),
    # the list, preparing the quarter
    path("", listed.reviews, name="reviews"),
    path("reviews.<form:form>", listed.reviews_file, name="reviews_file"),
    path("rounds/", rounds.round_new, name="round_new"),
    path("rounds/<int:pk>/", rounds.round_show, name="round"),
    path("rounds/<int:pk>/again/", rounds.round_again, name="round_again"),
    # standards, brand
    path("standards/", standards, name="standards"),
    path("standards/<int:pk>/removal/", standard_removal, name="standard_removal"),
    path("brand/", brand, name="brand"),
    path("brand/example.pptx", brand_preview, name="brand_preview"),
    path("brand/logo", brand_logo, name="brand_logo"),
]
