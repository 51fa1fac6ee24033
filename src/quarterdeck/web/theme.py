"""Light or dark: as the system says, until a reader chooses."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from quarterdeck.directory.models import Person
from quarterdeck.directory.services import choose

COOKIE = "theme"
ONE_YEAR = 365 * 24 * 3600
THEMES = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}


def chosen_theme(request: HttpRequest) -> str:
    """The person's; of who has chosen none, or is not signed in, the browser's cookie."""
    user = getattr(request, "user", None)
    theme = (user.theme if isinstance(user, Person) else "") or request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else "system"


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme, and go back to where the reader was."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    choice = request.POST.get("theme", "")
    if choice in THEMES:
        if isinstance(request.user, Person):
            choose(person=request.user, theme=choice)
        keep_theme(request, response, choice)
    return response


def keep_theme(request: HttpRequest, response: HttpResponse, choice: str) -> None:
    """In the browser too, so that its sign-in page looks alike."""
    response.set_cookie(COOKIE, choice, ONE_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
