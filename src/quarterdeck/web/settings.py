"""Django's settings: from the environment, and failing loudly."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import dj_database_url
from django.core.management.utils import get_random_secret_key

from quarterdeck.delivery.network import networks
from quarterdeck.home import Home
from quarterdeck.web.mail import mail_settings, site_address
from quarterdeck.web.oidc import single_sign_on

HOME = Home.from_environment()
HERE = Path(__file__).parent


def _flag(name: str, *, default: bool) -> bool:
    text = os.environ.get(name, str(default)).lower()
    if text not in {"true", "false", "1", "0"}:
        raise ValueError(f"{name} is '{text}'. Write true or false.")
    return text in {"true", "1"}


def _whole(name: str, *, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdecimal():
        raise ValueError(f"{name} is '{text}'. Write a whole number.")
    return int(text)


def _secret_key() -> str:
    """The key of this installation, made once and kept where only its owner can read it."""
    if key := os.environ.get("QUARTERDECK_SECRET_KEY"):
        return key
    HOME.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not HOME.secret_key.exists():
        with tempfile.NamedTemporaryFile("w", dir=HOME.root) as file:  # for its owner's eyes alone
            file.write(get_random_secret_key())
            file.flush()
            with suppress(FileExistsError):  # whole at once: another process may be first
                os.link(file.name, HOME.secret_key)
    return HOME.secret_key.read_text()


SECRET_KEY = _secret_key()
DEBUG = _flag("QUARTERDECK_DEBUG", default=False)
HTTPS = _flag("QUARTERDECK_HTTPS", default=False)
PROXIES = _whole("QUARTERDECK_PROXIES", default=0)  # how many in front are ours, and so believed
ALLOWED_HOSTS = os.environ.get("QUARTERDECK_HOSTS", "127.0.0.1,localhost").split(",")
ADDRESS = site_address(os.environ.get("QUARTERDECK_ADDRESS"), ALLOWED_HOSTS[0], https=HTTPS)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "quarterdeck.web",  # first: its templates go before those of allauth
    "quarterdeck.dashboards",
    "quarterdeck.glossary",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "quarterdeck.api",
    "quarterdeck.audit",
    "quarterdeck.delivery",
    "quarterdeck.directory",
    "quarterdeck.intake",
    "quarterdeck.kpis",
    "quarterdeck.people",
    "quarterdeck.commitments",
    "quarterdeck.plans",
    "quarterdeck.disputes",
    "quarterdeck.quality",
    "quarterdeck.reviews",
    "quarterdeck.setup",
    "quarterdeck.summaries",
]

MIDDLEWARE = [
    "quarterdeck.web.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "quarterdeck.web.middleware.SignedInOnly",
    "quarterdeck.web.middleware.Surroundings",
    "quarterdeck.people.middleware.SeeAs",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "quarterdeck.web.reading.Reading",
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
                "quarterdeck.web.context.frame",
            ],
            "libraries": {"wording": "quarterdeck.wording.filters"},
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

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # or who tries many addresses would push the counts out
    }
}

AUTH_USER_MODEL = "directory.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": _VALIDATION + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "quarterdeck.web.sign_in.Adapter"
ACCOUNT_FORMS = {"reset_password": "quarterdeck.web.sign_in.ResetPasswordForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_ADAPTER = "quarterdeck.web.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it for localhost alone
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # nothing can be guessed, and an office shares one address
MFA_ALLOW_UNVERIFIED_EMAIL = True  # who is invited has shown that the address is theirs
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of phones are half a minute off
SOCIALACCOUNT_ADAPTER = "quarterdeck.web.single_sign_on.Adapter"
SOCIALACCOUNT_PROVIDERS = single_sign_on(os.environ)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: a form may not lead to another site

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"

globals().update(mail_settings(os.environ.get("QUARTERDECK_SMTP"), HOME.root / "mail"))
DEFAULT_FROM_EMAIL = os.environ.get("QUARTERDECK_MAIL_FROM", "quarterdeck@localhost")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ja", "日本語")]  # each as its speakers call it
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
FORMAT_MODULE_PATH = "quarterdeck.web.formats"
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/built/.+-[0-9A-Z]{8}\.\w+$"  # esbuild's hashed names
WEBHOOK_NETWORKS = networks(os.environ.get("QUARTERDECK_WEBHOOK_NETWORKS", ""))  # private ones they may reach
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
