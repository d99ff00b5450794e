"""Settings of the site, with the four tables and the peers beside its own."""

import os

os.environ.setdefault("SUCHOK_SECRET_KEY", "a key for benchmarks, at least thirty-two characters")

from suchok.web.settings import *  # noqa: F403
from suchok.web.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "simple_history", "auditlog", "benchmarks.written"]
DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
