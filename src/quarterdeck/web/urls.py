"""Every address of the site."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path, register_converter

from quarterdeck.addresses import FormConverter, KeyConverter
from quarterdeck.web.door import SignIn
from quarterdeck.web.theme import theme

register_converter(KeyConverter, "key")
register_converter(FormConverter, "form")

urlpatterns = [
    path("", include("quarterdeck.dashboards.urls")),
    path("theme/", login_not_required(theme), name="theme"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
