"""What was imported, by whom, with what effect; and the rows that were held back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Import(models.Model):
    """One file (or one release of held-back rows) and what it did to one subject.

    read = new + changed + unchanged + quarantined; when rows are deleted, read = removed + unchanged
    + quarantined. `removed` otherwise counts rows that a replacement took away. `skipped` rows were
    left out by the mapping. `quarantined` is what it was on the day; how many of those are open is
    asked of the rows. In the lake its rows carry `key`.

    `step` is what is being done to it just now, `trouble` why what was last asked of it could not be.
    """

    class Mode(models.TextChoices):
        UPSERT = "upsert"
        REPLACE = "replace"
        DELETE = "delete"
        RELEASE = "release"

    class Status(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        INTERRUPTED = "interrupted"
        UNDONE = "undone"

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="imports"
    )
    file_name = models.CharField()
    sha256 = models.CharField(max_length=64, blank=True)
    format = models.CharField(blank=True)
    subject = models.CharField()
    mapping_name = models.CharField(blank=True)
    mapping = models.JSONField(default=dict)
    mode = models.CharField(choices=Mode, default=Mode.UPSERT)
    window = models.JSONField(null=True, blank=True)  # what a replacement replaces
    released_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="releases")
    upload = models.ForeignKey(
        "intake.Upload", models.SET_NULL, null=True, blank=True, related_name="imports"
    )
    status = models.CharField(choices=Status, default=Status.RUNNING)
    step = models.CharField(blank=True)
    trouble = models.TextField(blank=True)
    read = models.BigIntegerField(default=0)
    new = models.BigIntegerField(default=0)
    changed = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    removed = models.BigIntegerField(default=0)
    quarantined = models.BigIntegerField(default=0)
    skipped = models.BigIntegerField(default=0)
    notes = models.JSONField(default=list)
    error = models.TextField(blank=True)
    version_before = models.BigIntegerField(null=True, blank=True)
    version = models.BigIntegerField(null=True, blank=True)
    data_version = models.CharField(blank=True)
    started = models.DateTimeField(default=timezone.now)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status"]), models.Index(fields=["sha256"])]
        constraints = [
            models.CheckConstraint(
                name="import_accounts_for_every_row",
                condition=Q(read=F("new") + F("changed") + F("unchanged") + F("quarantined"))
                | Q(mode="delete", read=F("removed") + F("unchanged") + F("quarantined")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} to {self.subject}, {self.status}"

    @property
    def key(self) -> str:
        """What its rows in the lake carry as `_import`."""
        return str(self.pk)


class QuarantinedRow(models.Model):
    """A row that was held back: where it stands in the file, what it says, everything that is wrong.

    `faults` lists {column, value, reason}; `row` maps the subject's columns to texts, as the mapping
    made them, and is what mending changes; `raw` is the line as it was, by header.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        RELEASED = "released"
        DROPPED = "dropped"
        SUPERSEDED = "superseded"  # the same file came again and says the same

    imported = models.ForeignKey(Import, models.CASCADE, related_name="quarantine")
    line = models.BigIntegerField()
    faults = models.JSONField()
    row = models.JSONField()
    raw = models.JSONField()
    status = models.CharField(choices=Status, default=Status.OPEN)
    mended = models.BooleanField(default=False)
    released_by = models.ForeignKey(
        Import, models.SET_NULL, null=True, blank=True, related_name="released_rows"
    )

    class Meta:
        ordering = ["imported_id", "line"]
        indexes = [models.Index(fields=["imported", "status"])]
        constraints = [
            models.UniqueConstraint(name="quarantined_line_once", fields=["imported", "line"]),
            models.CheckConstraint(
                name="released_row_names_its_release",
                condition=Q(status="released", released_by__isnull=False) | ~Q(status="released"),
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.line}: {' '.join(fault['reason'] for fault in self.faults)}"
