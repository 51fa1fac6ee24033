"""Tokens: what a program signs in with."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens, by whether they still open anything."""

    def usable(self) -> "TokenQuerySet":
        return self.filter(revoked=None, expires__gt=timezone.now(), person__is_active=True)


class Token(models.Model):
    """A program's key. It acts as its person, inside what that person may see at that moment.

    Of the secret only the SHA-256 is kept; `prefix` is the part that is shown. `last_used` is kept to
    the hour. A token holds until `expires`, or until it is revoked.
    """

    class Scope(models.TextChoices):
        READ = "read"
        IMPORT = "import"
        QUESTION = "question"
        PLAN = "plan"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=8, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made", "-pk"]
        constraints = [
            models.CheckConstraint(name="token_expires_after_it_is_made", condition=Q(expires__gt=F("made"))),
        ]

    def __str__(self) -> str:
        return f"{self.name} (qd_{self.prefix}_…)"

    @property
    def status(self) -> str:
        """In a word: revoked, expired, shut out or usable."""
        if self.revoked:
            return "revoked"
        if self.expires <= timezone.now():
            return "expired"
        return "usable" if self.person.is_active else "shut out"

    @property
    def may(self) -> str:
        """What it is for, in words."""
        return str(get_text_list([WORDS[scope] for scope in Token.Scope if scope in self.scopes], _("and")))

    def allows(self, *scopes: str) -> bool:
        """Whether it was made for any of these."""
        return not set(scopes).isdisjoint(self.scopes)

    def seen_since(self, moment: datetime) -> bool:
        return self.last_used is not None and self.last_used >= moment


WORDS = {
    Token.Scope.READ: _("read"),
    Token.Scope.IMPORT: _("bring in rows"),
    Token.Scope.QUESTION: _("question numbers"),
    Token.Scope.PLAN: _("work on plans"),
}


class Push(models.Model):
    """That a program sent rows under an idempotency key: what was sent, and the upload it became.

    `digest` is of the wishes and the body, empty while they are still coming in.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pushes")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)
    upload = models.ForeignKey("intake.Upload", models.CASCADE, null=True, blank=True, related_name="pushes")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "pushes"
        constraints = [models.UniqueConstraint(name="push_once_by_key", fields=["person", "key"])]

    def __str__(self) -> str:
        return f"{self.key} of {self.person_id}"
