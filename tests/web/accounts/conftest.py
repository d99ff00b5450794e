"""What every test of accounts begins with."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from tests.letters import empty_the_box


@pytest.fixture(autouse=True)
def no_attempts_and_no_letters_yet(db: None) -> None:
    cache.clear()
    empty_the_box()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences of actions that no page asked for."""
    with translation.override("en"):
        yield
