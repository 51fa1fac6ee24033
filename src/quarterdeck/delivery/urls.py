"""Where webhooks are kept."""

from django.urls import path

from quarterdeck.delivery import views

urlpatterns = [
    path("", views.webhooks, name="webhooks"),
    path("<int:pk>/", views.webhook, name="webhook"),
    path("<int:pk>/secret/", views.rotate, name="webhook_rotate"),
    path("<int:pk>/test/", views.test, name="webhook_test"),
    path("<int:pk>/remove/", views.remove, name="webhook_remove"),
    path("<int:pk>/messages/<int:message>/again/", views.again, name="webhook_again"),
]
