"""Quarterly reviews. A change of state is an address of its own."""

from django.urls import path

from quarterdeck.reviews.views import acts
from quarterdeck.reviews.views.about import about
from quarterdeck.reviews.views.brand import brand, brand_logo, brand_preview
from quarterdeck.reviews.views.files import review_pdf, review_xlsx
from quarterdeck.reviews.views.review import review
from quarterdeck.reviews.views.since import restated

urlpatterns = [
    # one review
    path("<int:pk>/", review, name="review"),
    path("<int:pk>/sharing/", acts.sharing, name="review_share"),
    path("<int:pk>/closing/", acts.closing, name="review_close"),
    path("<int:pk>/acknowledgement/", acts.acknowledgement, name="review_acknowledge"),
    # the meeting
    # since we last met
    path("<int:pk>/restated/", restated, name="review_restated"),
    # deck, sheet, paper
    path("<int:pk>/review.xlsx", review_xlsx, name="review_xlsx"),
    path("<int:pk>/review.pdf", review_pdf, name="review_pdf"),
    # get-well plans
    # of a partner
    path("of/<key:key>/", about, name="reviews_about"),
    path("of/<key:key>/preparation/", acts.preparation, name="review_prepare"),
    # the list, preparing the quarter
    # standards, brand
    path("brand/", brand, name="brand"),
    path("brand/example.pptx", brand_preview, name="brand_preview"),
    path("brand/logo", brand_logo, name="brand_logo"),
]
