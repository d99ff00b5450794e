"""Settings of the tests: the production settings, with a key and a data folder of their own."""

import os

from suchok.web.env import default_data_folder

os.environ.setdefault("SUCHOK_SECRET_KEY", "a key for tests, at least thirty-two characters")
os.environ.setdefault("SUCHOK_DATA_DIR", str(default_data_folder() / "tests"))

from suchok.web.settings import *  # noqa: F403
from suchok.web.settings import DATABASES, ENVIRONMENT, OWNER_DATABASE

# What makes a password hard to guess also makes a cast of ten people slow to sign in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tests make and empty databases; what the application may do there is tested on servers of their own.
DATABASES["default"] |= OWNER_DATABASE

# Files of its own for each process of a run in several, whose tests run at the same time; the server is one for all.
_OWN = ENVIRONMENT.data_folder / os.environ.get("PYTEST_XDIST_WORKER", "")
STATIC_ROOT, EVIDENCE_FOLDER, BATCH_FOLDER = _OWN / "static", _OWN / "evidence", _OWN / "batches"
