"""Every address of the site."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path, register_converter, reverse_lazy
from django.views.generic import RedirectView

from quarterdeck.addresses import FormConverter, KeyConverter
from quarterdeck.assistant.http import mcp
from quarterdeck.web.door import SignIn
from quarterdeck.web.preferences import preferences
from quarterdeck.web.second_factor import SignInPage, whole
from quarterdeck.web.sessions import end_other_sessions, end_session
from quarterdeck.web.single_sign_on import answers, cancelled
from quarterdeck.web.theme import theme

_sign_in_page = reverse_lazy("mfa_index")

register_converter(KeyConverter, "key")
register_converter(FormConverter, "form")

urlpatterns = [
    path("", include("quarterdeck.dashboards.urls")),
    path("", include("quarterdeck.intake.urls")),
    path("", include("quarterdeck.glossary.urls")),
    path("", include("quarterdeck.api.urls")),
    path("", include("quarterdeck.people.urls")),
    path("settings/", preferences, name="settings"),
    path("data/", include("quarterdeck.quality.urls")),
    path("disputes/", include("quarterdeck.disputes.urls")),
    path("plans/", include("quarterdeck.plans.urls")),
    path("reviews/", include("quarterdeck.reviews.urls")),
    path("commitments/", include("quarterdeck.commitments.urls")),
    path("summaries/", include("quarterdeck.summaries.urls")),
    path("setup/", include("quarterdeck.setup.urls")),
    path("mcp/", mcp, name="mcp"),
    path("webhooks/", include("quarterdeck.delivery.urls")),
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
    path("password/set/", RedirectView.as_view(url=_sign_in_page), name="account_set_password"),
    path("security/", SignInPage.as_view(), name="mfa_index"),
    path("security/code/", factor.authenticate, name="mfa_authenticate"),
    path("security/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("security/confirm/code/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("security/confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("security/app/", whole(app.activate_totp), name="mfa_activate_totp"),
    path("security/app/remove/", whole(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("security/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", whole(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("security/passkeys/", whole(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "security/passkeys/<int:pk>/remove/",
        whole(passkeys.RemoveWebAuthnView.as_view(success_url=_sign_in_page)),
        name="mfa_remove_webauthn",
    ),
    path("security/sessions/end/", end_other_sessions, name="end_other_sessions"),
    path("security/sessions/<int:pk>/end/", end_session, name="end_session"),
    path("sign-in/passkey/", login_not_required(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/with/<slug:provider_id>/", answers(openid.login), name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", answers(openid.callback), name="openid_connect_callback"),
    path("sign-in/cancelled/", cancelled, name="socialaccount_login_cancelled"),
]
