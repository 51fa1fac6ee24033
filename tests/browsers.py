"""Browsers in which people are signed in."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from quarterdeck.directory.models import Person


def signed_in(person: Person, *, checks_csrf: bool = False) -> Client:
    """As the sign-in leaves a browser behind, by one line in the database: tests do this by the thousand."""
    held = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    session = Session.objects.create(
        session_key=get_random_string(32),
        session_data=SessionStore().encode(held),
        expire_date=timezone.now() + timedelta(days=1),
    )
    client = Client(enforce_csrf_checks=checks_csrf)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
