"""What is to be done until the first page shows one's own numbers, and what is done of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.intake.models import Import


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: why, where, and whether it is done. `template` names the subject of an empty file."""

    title: str
    why: str
    action: str
    address: str
    done: bool
    template: str = ""


def steps(vendor: Vendor | None) -> list[Step]:
    """In the order in which they build on each other."""
    return [
        _channel(vendor),
        *_files(),
        Step(
            _("Your people"),
            _("Invite partner managers and partners; each sees their own part, and nothing else."),
            _("Invite somebody"),
            reverse("invite"),
            done=Person.objects.filter(is_active=True, roles__isnull=False).distinct().count() > 1,
        ),
    ]


def next_of(found: list[Step]) -> Step | None:
    """The first that is not done; None when all are."""
    return next((step for step in found if not step.done), None)


def _channel(vendor: Vendor | None) -> Step:
    return Step(
        _("Your company"),
        _("Its name, its currency, and the month in which its year begins."),
        _("Say who you are") if vendor is None else _("Change it"),
        reverse("setup_channel"),
        done=vendor is not None,
    )


def _files() -> Iterator[Step]:
    done = set(
        Import.objects.filter(status=Import.Status.DONE, new__gt=0)
        .values_list("subject", flat=True)
        .distinct()
    )
    yield Step(
        _("Your partners"),
        _("A spreadsheet with a line for each: a key, a name, what kind of partner it is, its currency."),
        _("Bring in partners"),
        reverse("import_new"),
        done=Partner.objects.filter(active=True).exists(),
        template="partners",
    )
    yield Step(
        _("Your first sales"),
        _("A line for each sale: when, by which partner, how much. Your system's export will do."),
        _("Bring in sales"),
        reverse("import_new"),
        done="sales" in done,
        template="sales",
    )
    yield Step(
        _("Your targets"),
        _("What was agreed for each partner and quarter, so that every number is measured. It can wait."),
        _("Bring in targets"),
        reverse("import_new"),
        done="targets" in done,
        template="targets",
    )
