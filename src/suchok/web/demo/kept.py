"""The demonstration of a data folder: made once in an empty site, its password kept beside it."""

import secrets
from collections.abc import Iterator
from pathlib import Path

from django.db import connections

from suchok.web.env import Environment


def make_demo_kept(environment: Environment, *, stage: str) -> bool:
    """Fill an empty site with the demonstration; return whether it was empty."""
    # Imported here because it needs Django to be ready.
    from suchok.web.demo.actions import NotEmpty, make_demo  # noqa: PLC0415

    password = secrets.token_urlsafe(9)
    try:
        make_demo(stage, password=password)
    except NotEmpty:
        return False
    finally:
        connections.close_all()
    _password(environment).write_text(password)
    return True


def sign_ins_kept(environment: Environment) -> Iterator[str]:
    """Tell how to sign in to the demonstration of this data folder, if any; never those of real offices."""
    # Imported here because it needs Django to be ready.
    from suchok.web.demo.people import sign_ins  # noqa: PLC0415

    kept = _password(environment)
    if kept.exists():
        yield f"The demonstration, each with the password {kept.read_text()}:"
        yield from (f"  {each.email:44} {each.title}" for each in sign_ins())
        connections.close_all()


def _password(environment: Environment) -> Path:
    return environment.data_folder / "demo-password"
