"""Django's settings: from the environment, and failing loudly."""

import os
from pathlib import Path

import dj_database_url
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from quarterdeck.home import Home

HOME = Home.from_environment()
HERE = Path(__file__).parent


def _flag(name: str, *, default: bool) -> bool:
    text = os.environ.get(name, str(default)).lower()
    if text not in {"true", "false", "1", "0"}:
        raise ValueError(f"{name} is '{text}'. Write true or false.")
    return text in {"true", "1"}


def _secret_key() -> str:
    """The key of this installation, made once and kept where only its owner can read it."""
    if key := os.environ.get("QUARTERDECK_SECRET_KEY"):
        return key
    HOME.root.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(HOME.secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return HOME.secret_key.read_text()


SECRET_KEY = _secret_key()
DEBUG = _flag("QUARTERDECK_DEBUG", default=False)
HTTPS = _flag("QUARTERDECK_HTTPS", default=False)
ALLOWED_HOSTS = os.environ.get("QUARTERDECK_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "quarterdeck.audit",
    "quarterdeck.directory",
    "quarterdeck.intake",
    "quarterdeck.kpis",
    "quarterdeck.dashboards",
    "quarterdeck.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "quarterdeck.web.urls"
WSGI_APPLICATION = "quarterdeck.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

_SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
DATABASES = {
    "default": dj_database_url.parse(os.environ["QUARTERDECK_DATABASE"], conn_max_age=60)
    if "QUARTERDECK_DATABASE" in os.environ
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME.database, "OPTIONS": _SQLITE_OPTIONS}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "directory.Person"
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
