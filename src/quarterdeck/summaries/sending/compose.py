"""A letter as a mail: for people with a sign-in the summary itself, for guests a link or a locked file."""

from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.dashboards.periods import name_of
from quarterdeck.directory.models import Assignment, Vendor
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.summaries.content.value import Summary
from quarterdeck.summaries.models import Guest, Letter
from quarterdeck.summaries.models.link import LASTS
from quarterdeck.summaries.papers.paper import locked_paper
from quarterdeck.summaries.services.guests import password_of
from quarterdeck.summaries.services.links import new_link, stop_token
from quarterdeck.summaries.words import say


def compose(letter: Letter, summary: Summary) -> EmailMultiAlternatives:
    """In the language that holds. For a guest's link every call makes a new one."""
    vendor = get_vendor()
    if letter.guest:
        return _for_guest(letter, letter.guest, summary, vendor)
    told = say(summary, vendor.name, vendor.calendar)
    context = {"told": told, "address": absolute(reverse("summary", args=[letter.pk]))}
    return _mail(letter, "summary", context | {"subject": told.subject}, vendor, _answers(summary))


def _for_guest(letter: Letter, guest: Guest, summary: Summary, vendor: Vendor) -> EmailMultiAlternatives:
    """Without a single figure, and without the company's name: who reads along learns nothing."""
    period = name_of(summary.period, vendor.calendar)
    subject = _("Your summary of %(period)s from %(vendor)s") % {"period": period, "vendor": vendor.name}
    context: dict[str, Any] = {"guest": guest, "period": period, "days": LASTS.days, "subject": subject}
    if guest.way == Guest.Way.LINK:
        context["address"] = absolute(reverse("summary_for", args=[new_link(letter)]))
    mail = _mail(letter, guest.way, context, vendor, _answers(summary))
    if guest.way == Guest.Way.FILE:
        told = say(summary, vendor.name, vendor.calendar)
        pdf = locked_paper(told, at=letter.made_at, password=password_of(guest))
        mail.attach(f"summary-{summary.period}.pdf", pdf, "application/pdf")
    return mail


def _mail(
    letter: Letter, template: str, context: dict[str, Any], vendor: Vendor, answers: str
) -> EmailMultiAlternatives:
    stop = absolute(reverse("summary_stop", args=[stop_token(letter)]))
    context |= {"vendor": vendor, "stop": stop, "language": get_language() or "en"}
    mail = EmailMultiAlternatives(
        context["subject"],
        render_to_string(f"summaries/mail/{template}.txt", context),
        _sender(vendor),
        [letter.email],
        reply_to=[answers] if answers else None,
        headers={
            "Message-ID": message_id(letter),
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string(f"summaries/mail/{template}.html", context), "text/html")
    return mail


def message_id(letter: Letter) -> str:
    """The same for the same letter, however often it is tried: what arrives twice can be told."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    name = salted_hmac("quarterdeck.summaries.message", str(letter.pk), algorithm="sha256").hexdigest()[:32]
    return f"<summary.{name}@{domain}>"


def absolute(path: str) -> str:
    return f"{settings.ADDRESS}{path}"


def _sender(vendor: Vendor) -> str:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or vendor.name, address))


def _answers(summary: Summary) -> str:
    """Whom a company's answer reaches: who looks after it today."""
    if not summary.company_key:
        return ""
    held = Assignment.objects.on(today()).filter(partner=summary.company_key, manager__is_active=True)
    return held.order_by("-since", "-manager__email").values_list("manager__email", flat=True).first() or ""
