"""The ladder: where rungs, marker and tick stand."""

from datetime import date
from decimal import Decimal

import pytest

from suchok.documents.ladder import ladder_of, ladder_svg

FIVE = {100: Decimal(85), 90: Decimal(80), 80: Decimal(75), 70: Decimal(70), 60: Decimal(60)}
DAYS = {100: date(2023, 5, 4), 80: date(2023, 5, 18), 60: date(2023, 5, 31)}
LOSSES = {100: Decimal(50000), 80: Decimal(50500), 60: Decimal(50850)}


@pytest.mark.parametrize(
    ("targets", "achieved", "position"),
    [
        (FIVE, Decimal(85), 1.0),
        (FIVE, Decimal(97), 1.0),
        (FIVE, Decimal("82.5"), 0.9),
        (FIVE, Decimal(60), 0.2),
        (FIVE, Decimal(30), 0.1),
        (FIVE, Decimal(0), 0.0),
        (DAYS, date(2023, 4, 1), 1.0),
        (DAYS, date(2023, 5, 11), 0.8),
        (DAYS, date(2023, 5, 31), 0.2),
        (DAYS, date(2024, 5, 31), 0.0),
        (LOSSES, Decimal(50250), 0.8),
        (LOSSES, Decimal(49000), 1.0),
        (LOSSES, Decimal(60000), 0.0),
    ],
)
def test_the_marker_stands_between_the_rungs(targets: dict, achieved: object, position: float) -> None:
    ladder = ladder_of(targets, achieved=achieved)
    assert ladder is not None
    assert ladder.marker == pytest.approx(position)


def test_rungs_stand_by_their_percent_and_missing_levels_have_none() -> None:
    ladder = ladder_of({100: Decimal(2), 90: None, 80: Decimal(1), 70: None, 60: None})
    assert ladder is not None
    assert [(rung.percent, rung.position) for rung in ladder.rungs] == [(100, 1.0), (80, pytest.approx(0.2))]
    assert ladder.marker is None


@pytest.mark.parametrize(
    "targets",
    [
        {},
        {100: None},
        {100: Decimal(4), 90: Decimal(2), 80: Decimal(3)},
        {100: date(2023, 5, 4), 90: Decimal(2)},
    ],
)
def test_there_is_no_picture_where_none_can_be_true(targets: dict) -> None:
    assert ladder_of(targets) is None


def test_a_value_of_another_kind_has_no_place() -> None:
    ladder = ladder_of(FIVE, achieved=date(2023, 5, 4), deadline=Decimal(75))
    assert ladder is not None
    assert (ladder.marker, ladder.tick) == (None, pytest.approx(0.6))


def test_the_picture_has_words_and_no_styles_of_its_own() -> None:
    ladder = ladder_of(DAYS, achieved=date(2023, 5, 11), deadline=date(2023, 5, 18))
    assert ladder is not None
    svg = ladder_svg(ladder, title="অর্জন <৯০%> & more")
    assert "<title>অর্জন &lt;৯০%&gt; &amp; more</title>" in svg
    assert svg.count('class="ladder-rung"') == 3
    assert svg.count('class="ladder-marker"') == svg.count('class="ladder-tick"') == 1
    assert "style=" not in svg
    assert "৮০</text>" in svg
    assert "80</text>" in ladder_svg(ladder, title="Achieved", digits=str)
