"""Secrets that must be read again, kept so that a copy of the database alone does not give them away."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str, purpose: str) -> str:
    """Encrypted with the installation's secret key, for this purpose alone."""
    return _cipher(settings.SECRET_KEY, purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """The text again. Raises RuntimeError when it was sealed under another key."""
    try:
        return _cipher(settings.SECRET_KEY, purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise RuntimeError(f"The secrets ({purpose}) were kept under another secret key.") from error


@lru_cache
def _cipher(secret_key: str, purpose: str) -> Fernet:
    key = HKDF(SHA256(), length=32, salt=None, info=f"quarterdeck {purpose}".encode())
    return Fernet(base64.urlsafe_b64encode(key.derive(secret_key.encode())))
