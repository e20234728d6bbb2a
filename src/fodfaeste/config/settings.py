"""Django's settings. What differs between installations comes from `kernel.installation`."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from fodfaeste.config import outside_login
from fodfaeste.config.logging_rules import LOGGING  # noqa: F401 -- read by Django
from fodfaeste.kernel import clock, crypto, installation

PACKAGE = Path(__file__).resolve().parents[1]

# --- The installation -------------------------------------------------------------------------
_secrets = installation.secrets()
SECRET_KEY = _secrets.secret_key
os.environ.setdefault(crypto.KEYS_VARIABLE, _secrets.keys)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **installation.connection(installation.database_role()).for_django(),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a restarted server costs one retry, not one error page
        "DISABLE_SERVER_SIDE_CURSORS": True,  # safe behind a pooler that lends by transaction
        "TEST": {},
    }
}

# --- Where it is reached ----------------------------------------------------------------------
DEBUG = False
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
_named_hosts = [host for host in os.environ.get("FODFAESTE_HOSTS", "").split(",") if host]
ALLOWED_HOSTS = [*_named_hosts, *LOOPBACK]
# A browser sends secure cookies over plain http to nobody; only loopback is used that way.
_behind_tls = bool(_named_hosts) and os.environ.get("FODFAESTE_PLAIN_HTTP") != "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _named_hosts if _behind_tls]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _behind_tls else None
SECURE_SSL_REDIRECT = _behind_tls
# Where links in mails lead. Without a name, no mail with a link is sent.
PUBLIC_ADDRESS = f"https://{_named_hosts[0]}" if _behind_tls else ""
# The proxy that ends TLS tells who asked; without one nobody is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FODFAESTE_PROXIES", "1")) if _behind_tls else 0
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by the machine itself, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if _behind_tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _behind_tls
SECURE_HSTS_PRELOAD = _behind_tls
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
ROOT_URLCONF = "fodfaeste.config.urls"
WSGI_APPLICATION = "fodfaeste.config.wsgi.application"
APPEND_SLASH = True

# --- What it is made of -----------------------------------------------------------------------
INSTALLED_APPS = [
    "fodfaeste.web",  # first: its templates stand before those of libraries
    "fodfaeste.records",
    "fodfaeste.audit",
    "fodfaeste.accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",  # the templates of the form renderer
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",  # its loader stands in TEMPLATES below
    "procrastinate.contrib.django",
    "csp",
]
MIDDLEWARE = [
    "fodfaeste.web.shell.timing.tell_timing",
    "fodfaeste.web.shell.middleware.number_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fodfaeste.web.shell.lightness.light_doors",
    "fodfaeste.web.shell.middleware.keep_no_copies",
    "csp.middleware.CSPMiddleware",
    "fodfaeste.web.shell.middleware.DatabaseAway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fodfaeste.web.shell.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fodfaeste.web.shell.middleware.SessionAge",
    "fodfaeste.web.shell.middleware.DefaultDeny",
    "fodfaeste.web.shell.handing.HandedOver",
]
CSRF_FAILURE_VIEW = "fodfaeste.web.shell.views.csrf_failed"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fodfaeste.web.shell.context.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "django.templatetags.i18n",
                "template_partials.templatetags.partials",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Danish -----------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "ff_sprog"  # two letters, and nothing about anybody
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _behind_tls
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- Signing in -------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["fodfaeste.accounts.backends.RoleBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are given by the administrator
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# Five failures close the door for a quarter of an hour, for the account and for the address.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,5/15m/ip"}
ACCOUNT_ADAPTER = "fodfaeste.accounts.adapters.Entrance"
MFA_ADAPTER = "fodfaeste.accounts.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone signs in: it must be two factors
MFA_TOTP_ISSUER = "Fodfæste"
# An identity provider of the municipality's (OpenID Connect); off when it is not named.
OUTSIDE_SIGN_IN = outside_login.described(os.environ)
SOCIALACCOUNT_PROVIDERS = outside_login.providers(os.environ)
SOCIALACCOUNT_ADAPTER = "fodfaeste.web.shell.outside.OutsideSignIn"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False

# --- Sessions, cookies, messages --------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # so that an administrator can end them
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _behind_tls
CSRF_COOKIE_SECURE = _behind_tls
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # never in a cookie
# Only counts of failed sign-ins live here: they must hold for every process and survive a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "fodfaeste_cache",
    }
}

# --- What a page may load ---------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system's icons stand in its style sheet
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *outside_login.origins(os.environ)],
        "frame-ancestors": [NONE],
    }
}

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("FODFAESTE_STATIC", PACKAGE.parents[1] / "build" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False  # a missing picture must not cost the whole page
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- Mail and jobs ----------------------------------------------------------------------------
EMAIL_HOST = os.environ.get("FODFAESTE_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("FODFAESTE_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("FODFAESTE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FODFAESTE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("FODFAESTE_SMTP_PLAIN") != "1"
MAIL_ENABLED = bool(EMAIL_HOST)  # without a server nothing is sent, and nothing says it was
DEFAULT_FROM_EMAIL = os.environ.get("FODFAESTE_FROM", "Fodfæste <fodfaeste@localhost>")
EMAIL_TIMEOUT = 10
# Short messages: a link to the agreement on the employer's phone. Without a provider nobody is
# offered it; without a public name there is no link to send.
SMS_URL = os.environ.get("FODFAESTE_SMS_URL", "")
SMS_TOKEN = os.environ.get("FODFAESTE_SMS_TOKEN", "")
SMS_SENDER = os.environ.get("FODFAESTE_SMS_SENDER", "Kommunen")
SMS_ENABLED = bool(SMS_URL.startswith("https://") and SMS_TOKEN and PUBLIC_ADDRESS)
# Letters to citizens by Digital Post, through a gateway of the municipality's own; off without one.
DIGITAL_POST_URL = os.environ.get("FODFAESTE_DIGITAL_POST_URL", "")
DIGITAL_POST_TOKEN = os.environ.get("FODFAESTE_DIGITAL_POST_TOKEN", "")
DIGITAL_POST_ENABLED = bool(DIGITAL_POST_URL.startswith("https://") and DIGITAL_POST_TOKEN)
PROCRASTINATE_IMPORT_PATHS = ["fodfaeste.jobs.tasks"]

# --- CPR --------------------------------------------------------------------------------------
# Replacement numbers belong to nobody. A demo lives by them; a municipality may need them for
# people who wait for a number of their own.
REPLACEMENT_CPR = os.environ.get("FODFAESTE_REPLACEMENT_CPR", "1" if clock.is_demo() else "") == "1"

# --- Demo -------------------------------------------------------------------------------------
DEMO = clock.is_demo()
