"""Numbers and dates as the reader's language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from suchok.web.ui.templatetags.bangla import day


@pytest.mark.parametrize(
    ("language", "shown"), [("bn", ["২১/১১/২০২৬", "২২/১১/২০২৬"]), ("en", ["21 November 2026", "22 November 2026"])]
)
def test_the_day_of_a_moment_is_that_in_bangladesh(language: str, shown: list[str]) -> None:
    before_midnight, after = datetime(2026, 11, 21, 17, 59, tzinfo=UTC), datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
    with translation.override(language):
        assert [day(before_midnight), day(after)] == shown


def test_a_date_stays_what_it_is() -> None:
    with translation.override("en"):
        assert day(date(2026, 11, 21)) == "21 November 2026"
