"""The settings of Django; what the person who runs Suchok decides is in ``env``."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from pghistory.config import ForeignKey

from suchok.documents.bundles import MOST_FILES
from suchok.web.database import APPLICATION, NAME, OWNER, EmbeddedServer
from suchok.web.env import read_environment
from suchok.web.logs import logging_settings

HERE = Path(__file__).parent
ENVIRONMENT = read_environment()

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
SITE_URL = ENVIRONMENT.site_url

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "suchok.web.ui",
    "suchok.web.audit",
    "suchok.web.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "suchok.web.plans",
    "suchok.web.evidence",
    "suchok.web.reports",
    "suchok.web.batches",
    "suchok.web.desk",
    "suchok.web.check",
]
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "suchok.web.ui.language.chosen_language",
    "suchok.web.ui.limits.upload_limit",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "suchok.web.ui.signs.LegibleForms",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "suchok.web.accounts.gate.second_step_first",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]
ROOT_URLCONF = "suchok.web.urls"
WSGI_APPLICATION = "suchok.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "suchok.web.ui.templatetags.bangla",
                "suchok.web.plans.templatetags.workflow",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

# ---- database ----

EMBEDDED = None if ENVIRONMENT.database_url else EmbeddedServer(ENVIRONMENT.data_folder / "postgres")
if EMBEDDED is None:
    DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url or "")}
    OWNER_DATABASE = dj_database_url.parse(ENVIRONMENT.owner_url or ENVIRONMENT.database_url or "")
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": NAME,
            "USER": APPLICATION,
            "HOST": str(EMBEDDED.socket_folder),
        }
    }
    OWNER_DATABASE = DATABASES["default"] | {"USER": OWNER}
# A new connection for every request costs a third of the speed; the check makes a restart of the server harmless.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
APPLICATION_ROLE = DATABASES["default"].get("USER", "")
EVIDENCE_FOLDER = ENVIRONMENT.evidence_folder
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Events are found by their row and their entry; an index for each foreign key would make every write dearer.
PGHISTORY_FOREIGN_KEY_FIELD = ForeignKey(db_index=False)

# Counts of attempts, which all web processes must share.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}

# ---- people ----

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:work"
ACCOUNT_ADAPTER = "suchok.web.accounts.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Whoever accepts an invitation has shown by its link that the address is theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Of reviewers and above; a demonstration on one machine only offers it.
SECOND_STEP_REQUIRED = ENVIRONMENT.second_step == "required"
MFA_ADAPTER = "suchok.web.accounts.adapters.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "suchok.web.accounts.forms.codes.AuthenticateForm",
    "reauthenticate": "suchok.web.accounts.forms.codes.ReauthenticateForm",
    "activate_totp": "suchok.web.accounts.forms.codes.ActivateForm",
}
MFA_TOTP_ISSUER = "Suchok"
# Clocks of telephones go wrong by some seconds.
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys without HTTPS on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https
SESSION_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# ---- mail ----

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if ENVIRONMENT.mail.folder else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = ENVIRONMENT.mail.folder
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_TLS = ENVIRONMENT.mail.security == "smtp+starttls"
EMAIL_USE_SSL = ENVIRONMENT.mail.security == "smtps"
EMAIL_TIMEOUT = 20
SMS_GATEWAY = ENVIRONMENT.sms_gateway

# ---- language and time ----

LANGUAGE_CODE = "bn"
LANGUAGES = [("bn", _("Bangla")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Dhaka"

# ---- static files ----

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data_folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# ---- security ----

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "suchok.web.ui.errors.csrf_failure"
SECURE_SSL_REDIRECT = ENVIRONMENT.https
# The probes of a load balancer come without HTTPS, and so does what watches this machine.
SECURE_REDIRECT_EXEMPT = ["^-/(live|ready|metrics)$"]
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
UPLOAD_LIMIT = DATA_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT.upload_limit
# A document is never written to a disk, also not to a temporary file; a batch only where batches are kept
# (batches/uploads.py), and before it gets here.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
BATCH_LIMIT = FILE_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT.batch_limit
DATA_UPLOAD_MAX_NUMBER_FILES = MOST_FILES
# A template of two hundred indicators in one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# ---- batches and background jobs ----

BATCH_FOLDER = ENVIRONMENT.batch_folder
BATCHES_PER_SENDER = ENVIRONMENT.batches_per_sender
BEHIND_PROXY = ENVIRONMENT.behind_proxy
PROCRASTINATE_IMPORT_PATHS = ["suchok.web.jobs", "suchok.web.mail", "suchok.web.sms"]

METRICS_TOKEN = ENVIRONMENT.metrics_token
LOGGING = logging_settings(log_format=ENVIRONMENT.log_format)
