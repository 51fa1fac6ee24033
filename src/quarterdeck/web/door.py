"""The sign-in page; in a demo channel, with its people to sign in as."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.demo import adventureworks
from quarterdeck.demo.cast import CAST, PASSWORD
from quarterdeck.directory.models import Person, Vendor

SEES: dict[str, str | Promise] = {
    "channel chief": _("Sees the whole channel."),
    "channel operations": _("Sees the whole channel and keeps it in order."),
    "regional manager": _("Sees the partners of one region."),
    "partner manager": _("Sees the partners in their care."),
    "partner executive": _("Sees their own company, as the vendor sees it."),
    "partner staff": _("Sees their own company."),
    "distributor": _("Sees their company and the resellers under it."),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast, on the sign-in page of a demo channel."""

    role: str
    email: str
    name: str
    title: str
    sees: str | Promise
    password: str = PASSWORD


def cast_of(vendor: Vendor | None) -> list[Member]:
    """Nobody unless the channel is a demo: those passwords are public."""
    if vendor is None or not (vendor.simulated or vendor.today_pinned):
        return []
    roles = {email: role for cast in (CAST, adventureworks.CAST) for role, email in cast.items()}
    people = {person.email: person for person in Person.objects.filter(email__in=roles, is_active=True)}
    return [
        Member(role, email, people[email].name, people[email].title, SEES[role])
        for email, role in roles.items()
        if email in people
    ]


@dataclass(frozen=True, slots=True)
class Company:
    """The company's own sign-in, as a link."""

    name: str
    address: str


def company_sign_in(request: HttpRequest) -> Company | None:
    """The single sign-on of this installation, leading back to where one wanted to go."""
    found = get_adapter(request).list_apps(request)
    if not found:
        return None
    address = reverse("openid_connect_login", args=[found[0].provider_id])
    back = request.GET.get("next", "")
    return Company(found[0].name, f"{address}?{urlencode({'next': back})}" if back else address)


class SignIn(LoginView):
    """allauth's, with the cast and the company's own sign-in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 (allauth's signature)
        vendor: Vendor | None = self.request.vendor  # type: ignore[attr-defined]
        company = company_sign_in(self.request)
        return super().get_context_data(**kwargs) | {"cast": cast_of(vendor), "company": company}
