"""The outbox: one letter for each recipient, kind and period, and how it went."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quarterdeck.summaries.models.guest import Guest
from quarterdeck.summaries.models.schedule import Grain


class State(models.TextChoices):
    """What became of a letter.

    WORKING: somebody is at it, and nothing has been handed over: whoever dies here loses nothing.
    HANDING: it is being handed to the mail server: whoever dies here leaves it UNCLEAR.
    """

    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Being written")
    HANDING = "handing", _("Being handed over")
    SENT = "sent", _("Sent")
    UNCLEAR = "unclear", _("Unclear")
    REFUSED = "refused", _("Refused")
    GIVEN_UP = "given up", pgettext_lazy("letter", "Given up")
    WITHHELD = "withheld", _("Not sent")
    LET_GO = "let go", pgettext_lazy("letter", "Let go")


class Reason(models.TextChoices):
    """Why a letter is in its state; what the mail server said stands beside it, in its words."""

    NONE = "", ""
    STOPPED = "stopped", _("The recipient stopped the mail; the summary is in the product.")
    NO_SIGN_IN = "no sign-in", _("The recipient cannot sign in yet. Invite them, or add them as a guest.")
    NOTHING = "nothing", _("There is nothing to tell: no partner of theirs has any figures.")
    NO_FIGURES = "no figures", _("There are no figures yet.")
    MAY_NOT = "may not", _("The recipient may not read it any more.")
    LATER = "later", _("The mail server could not take it. It is tried again.")
    BAD_ADDRESS = "bad address", _("The mail server refused the recipient for good.")
    BAD_MAIL = "bad mail", _("The mail server refused the message for good.")
    TOO_LONG = "too long", _("The mail server could not take it for a week.")
    BROKE_OFF = "broke off", _("The connection broke while it was handed over. It may have arrived.")
    DIED = "died", _("The process ended while it was handed over. It may have arrived.")
    FAULT = "fault", _("It could not be worked out. The worker's log says why.")
    BY_HAND = "by hand", _("Operations let it go.")


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters by what is to be done with them."""

    def due(self) -> Self:
        return self.filter(state=State.WAITING, next_at__lte=timezone.now()).order_by("next_at", "pk")

    def readable(self) -> Self:
        """Those that stand in the product."""
        return self.filter(content__isnull=False).exclude(state=State.WITHHELD, reason=Reason.MAY_NOT)


class Letter(models.Model):
    """The summary of one period for one person or guest.

    `content` is the frozen value of `summaries.content`, worked out as the recipient. `occasion` is
    empty for what the schedule sends; a summary that somebody asked for names the minute. `claim` is
    held by whoever is at it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="summary_letters"
    )
    guest = models.ForeignKey(Guest, models.CASCADE, null=True, blank=True, related_name="letters")
    grain = models.CharField(choices=Grain)
    period = models.CharField()
    occasion = models.CharField(blank=True)
    content = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    state = models.CharField(choices=State, default=State.WAITING)
    reason = models.CharField(choices=Reason, blank=True, default=Reason.NONE)
    reply = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(default=timezone.now)
    claim = models.CharField(blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_at"]), models.Index(fields=["-made_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="summaries_letter_has_one_recipient",
                condition=Q(person=None, guest__isnull=False) | Q(person__isnull=False, guest=None),
            ),
            models.UniqueConstraint(
                name="summaries_letter_once_a_person", fields=["person", "grain", "period", "occasion"]
            ),
            models.UniqueConstraint(
                name="summaries_letter_once_a_guest", fields=["guest", "grain", "period", "occasion"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.period} for {self.email}"

    @property
    def key(self) -> str:
        """As the log names it."""
        return f"letter:{self.pk}"

    @property
    def email(self) -> str:
        held = self.person or self.guest
        return held.email if held else ""
