"""The secret key that ``suchok web run`` makes once, kept in the data folder for the other commands."""

import os
import secrets
from pathlib import Path

from suchok.web.env import default_data_folder


def keep() -> None:
    """Make a secret key in the data folder, unless there is one or the environment has it."""
    kept = _file()
    if os.environ.get("SUCHOK_SECRET_KEY") or kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))


def use_kept() -> None:
    """Take the key that ``run`` keeps, so that every command works on the same site."""
    kept = _file()
    if not os.environ.get("SUCHOK_SECRET_KEY") and kept.exists():
        os.environ["SUCHOK_SECRET_KEY"] = kept.read_text().strip()


def _file() -> Path:
    return Path(os.environ.get("SUCHOK_DATA_DIR") or default_data_folder()) / "secret-key"
