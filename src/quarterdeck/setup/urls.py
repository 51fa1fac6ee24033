"""The first hour."""

from django.urls import path

from quarterdeck.setup.views import channel, first, setup

urlpatterns = [
    path("", setup, name="setup"),
    path("first/", first, name="setup_first"),
    path("channel/", channel, name="setup_channel"),
]
