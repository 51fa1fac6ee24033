"""Answering with a presentation."""

from django.http import HttpResponse

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def presentation(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=PPTX, headers=headers)
