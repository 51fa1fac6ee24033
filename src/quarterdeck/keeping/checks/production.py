"""Settings that matter once others than this machine's user can reach the pages."""

from collections.abc import Iterator

from django.conf import settings

from quarterdeck.home import Home
from quarterdeck.keeping.checks.finding import Finding, ok, problem, warning

HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})


def reach(_: Home) -> Iterator[Finding]:
    if settings.DEBUG:
        yield problem(
            "debug", "Errors show the code and its values to everybody.", "Unset QUARTERDECK_DEBUG."
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield problem("hosts", "Any host name is answered.", "Name yours in QUARTERDECK_HOSTS.")
    elif set(settings.ALLOWED_HOSTS) <= HERE:
        yield ok("hosts", "Only this machine is answered; name others in QUARTERDECK_HOSTS.")
    else:
        yield from _in_public()


def _in_public() -> Iterator[Finding]:
    yield ok("hosts", f"Answered are {', '.join(settings.ALLOWED_HOSTS)}.")
    if settings.HTTPS:
        yield ok("https", "Cookies and addresses are for HTTPS only.")
    else:
        yield problem(
            "https",
            "Passwords and figures travel in the clear.",
            "Put a proxy with a certificate in front and set QUARTERDECK_HTTPS=true.",
        )
    if "smtp" not in settings.EMAIL_BACKEND:
        yield warning(
            "mail", "No mail is sent: nobody can be invited or reset a password.", "Set QUARTERDECK_SMTP."
        )
