"""People of the vendor and of partners: whoever may sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Side(models.TextChoices):
    """Which company a person belongs to, for good: the vendor, or a partner."""

    VENDOR = "vendor"
    PARTNER = "partner"


class PersonManager(BaseUserManager["Person"]):
    """People, found by e-mail in whatever case it is written."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: str) -> "Person":
        """A new person; without a password nobody can sign in as them yet."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A person, known by e-mail (in lower case). One that is not active cannot sign in and sees nothing.

    `left` is the day on which they vanished from the subject `people` and lost their sign-in; if they
    come back there, they get it back. Somebody who was shut out by hand stays out.

    An empty `language` is the browser's, an empty `number_format` the language's, an empty `time_zone`
    UTC, an empty `theme` the system's. What the subject `people` says of the language holds until the
    person has chosen one.
    """

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField()
    side = models.CharField(choices=Side)
    title = models.CharField(blank=True)
    language = models.CharField(blank=True)
    language_chosen = models.BooleanField(default=False)
    number_format = models.CharField(blank=True)
    time_zone = models.CharField(blank=True)
    theme = models.CharField(blank=True)
    is_active = models.BooleanField(default=True)
    left = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name", "side"]
    objects = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(name="person_is_on_one_side", condition=Q(side__in=["vendor", "partner"])),
            models.CheckConstraint(name="person_email_in_lower_case", condition=Q(email=Lower("email"))),
            models.CheckConstraint(
                name="person_left_is_not_active", condition=Q(left=None) | Q(is_active=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email
