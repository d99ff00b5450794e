"""Fixtures for all tests; those of the site only where Django is installed, so that ``core`` is tested without it."""

import os
from importlib.util import find_spec

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.fixtures.looks", "tests.fixtures.pages", "tests.web.check.documents")

if find_spec("django") is not None:
    from tests.fixtures.browser import browser, live_server, open_page, shared_page, visit
    from tests.fixtures.database import catalogue, django_db_modify_db_settings, pytest_sessionstart
    from tests.fixtures.pages import fetch
    from tests.fixtures.sites import demonstrated, migrated, of_the_run

    __all__ = [
        "browser",
        "catalogue",
        "demonstrated",
        "django_db_modify_db_settings",
        "fetch",
        "live_server",
        "migrated",
        "of_the_run",
        "open_page",
        "pytest_sessionstart",
        "shared_page",
        "visit",
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    if find_spec("django") is None:
        # pytest-django knows this setting; without it pytest would call it unknown.
        parser.addini("DJANGO_SETTINGS_MODULE", "for pytest-django")


# How long an example takes depends on what else the machine does; bounds on time are tests of their own.
settings.register_profile("suchok", deadline=None)
settings.load_profile("suchok")


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs and pictures are read by the process of the test, which can change and measure what reads them."""
    monkeypatch.setattr("suchok.documents.apart._bounded", True)


@pytest.fixture(scope="session")
def is_long() -> bool:
    """Whether this is ``make test-long``: whole instead of sampled."""
    return os.environ.get("SUCHOK_TEST_LONG") == "1"
