"""What every test of accounts begins with."""

import pytest
from django.core.cache import cache

from tests.letters import empty_the_box


@pytest.fixture(autouse=True)
def no_attempts_and_no_letters_yet(db: None) -> None:
    cache.clear()
    empty_the_box()
