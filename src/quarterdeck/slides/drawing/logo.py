"""A logo, before it is put on slides: a picture, whole, and not too large to be opened."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image

from quarterdeck.slides.errors import Refused

KINDS: Final = ("PNG", "JPEG")
PIXELS: Final = 4_000_000


def sound(logo: bytes) -> None:
    """Raises Refused for what is no whole PNG or JPEG of at most 4 million pixels."""
    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(logo), formats=KINDS) as picture:
            if picture.width * picture.height <= PIXELS:
                picture.load()
                return
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
        raise Refused("logo") from error
    raise Refused("large logo")
