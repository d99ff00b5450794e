"""What a plan tells of itself."""

from dataclasses import replace

import pytest

from suchok.core.plan.catalogue import official_plan


@pytest.mark.parametrize(
    ("bangla", "language", "told"),
    [
        ("প্রজ্ঞাপন", "bn", ("প্রজ্ঞাপন", "bn")),
        ("প্রজ্ঞাপন", "en", ("Notification", "en")),
        ("", "bn", ("Notification", "en")),
        ("", "en", ("Notification", "en")),
    ],
)
def test_the_source_is_told_in_the_language_of_the_reader_where_it_is_written(
    bangla: str, language: str, told: tuple[str, str]
) -> None:
    plan = replace(official_plan("2022-23", "field"), source="Notification", source_bn=bangla)
    assert plan.source_in(language) == told
