"""Why there is no deck."""

from collections.abc import Callable, Mapping
from typing import Final


class SlidesError(Exception):
    """No presentation came of it; the message is a sentence for who reads it."""


class Refused(Exception):  # noqa: N818 (it is no fault)
    """A reason of REASONS, with what belongs into its sentence; becomes a SlidesError outside."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason, self.details = reason, details


def told(reason: str, details: Mapping[str, object]) -> str:
    """The sentence, in the reader's language."""
    from django.utils.translation import gettext as _  # noqa: PLC0415 (the process that draws does without)

    return sentences(_)[reason] % details


def sentences(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "too big": _("The presentation has %(size)s MB; at most %(most)s MB are allowed."),
        "no presentation": _("This is no PowerPoint presentation (.pptx) or template (.potx)."),
        "damaged": _("The presentation is damaged and cannot be read."),
        "unusable": _(
            "The presentation cannot be used as a template: its parts do not fit together as PowerPoint "
            "writes them."
        ),
        "locked": _(
            "This is an old presentation (.ppt) or one locked with a password. "
            "Save it as .pptx without a password."
        ),
        "too many parts": _("The presentation holds %(parts)s parts; at most %(most)s are allowed."),
        "unpacks": _("The presentation unpacks to more than is allowed."),
        "outside": _("The presentation holds a part that points outside of it: %(part)s."),
        "entities": _("The presentation declares entities, which PowerPoint never does."),
        "macros": _("The presentation holds macros. Save it without them, as .pptx."),
        "linked": _("The presentation shows something that lies elsewhere (%(target)s). Embed it instead."),
        "no layouts": _("The presentation has no slide layouts."),
        "shape": _(
            "The slides of the presentation are %(width)s × %(height)s cm. They must be wide: 4:3 to 2:1."
        ),
        "logo": _("The logo is no PNG or JPEG picture that can be read."),
        "large logo": _("The logo has more than 4 million pixels. Make it smaller."),
        "too much": _("The slides took more memory or time than is allowed."),
        "too long": _("There is more on the slides than is allowed."),
    }


TOO_MUCH: Final = "too much"
