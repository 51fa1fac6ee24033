"""The counter at which files are handed in: a browser of channel operations, and the work behind it."""

import html
import re
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_tasks import default_task_backend

from quarterdeck.intake.mapping_form import constant_of, header_of, how_of, is_simple
from quarterdeck.intake.models import Import, Upload

QUIET_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
"""Settings by which asked work waits for `work()`."""
ALERT = re.compile(r'role="(?:alert|status)"[^>]*>(.*?)</(?:p|div)>', re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def work() -> None:
    """Do what was asked for in the background."""
    while default_task_backend.results:
        result = default_task_backend.results.pop(0)
        result.task.func(*result.args, **result.kwargs)


def hand_in(client: Client, name: str, content: bytes) -> HttpResponse:
    file = BytesIO(content)
    file.name = name
    return client.post(reverse("import_new"), {"file": file})


def form_of(upload: Upload, **more: Any) -> dict[str, str]:
    """The form as the page shows it."""
    rules = upload.mapping.get("columns", {})
    form = {"subject": upload.subject, "mode": upload.mode, "mapping_name": upload.mapping_name}
    for number, header in enumerate(upload.look["headers"]):
        for name, raw in rules.items():
            if header_of(raw) == header:
                form |= {f"to-{number}": name, f"how-{number}": how_of(raw)}
    for name, raw in rules.items():
        if constant_of(raw):
            form[f"fixed-{name}"] = constant_of(raw)
        elif not is_simple(raw):
            form[f"keep-{name}"] = "1"
    return {**form, **{key.replace("__", "-"): value for key, value in more.items()}}


def start(client: Client, upload: Upload, **more: Any) -> Import | None:
    """Start the import as the page would, and have it done."""
    client.post(reverse("upload_start", args=[upload.pk]), form_of(upload, **more))
    work()
    return Import.objects.filter(upload=upload).first()


def says(answer: HttpResponse) -> str:
    """The page's heading, and what it says in notices."""
    body = answer.content.decode()
    found = [*HEADING.findall(body), *ALERT.findall(body)]
    words = (html.unescape(re.sub(r"<[^>]+>", " ", one)) for one in found)
    return " ".join(" ".join(words).split())
