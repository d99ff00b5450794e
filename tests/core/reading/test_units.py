"""Printed units, whatever words and signs an office puts together."""

import pytest

from suchok.core.plan.unit import Unit
from suchok.core.reading.units import printed_unit, unit_of
from suchok.core.text.normalise import normalise


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("শতকরা (%)", Unit.PERCENT),
        ("% (শতকরা)", Unit.PERCENT),
        ("শতকরা হার", Unit.PERCENT),
        ("সংখ্যা (টি)", Unit.NUMBER),
        ("সংখ্যা/জন", Unit.NUMBER),
        ("তারিখ (দিন)", Unit.DATE),
        ("তাং", Unit.DATE),
        ("কোটি টাকা", Unit.NUMBER),
        ("লক্ষ ডোজ", Unit.NUMBER),
    ],
)
def test_a_unit_in_two_words(printed: str, unit: Unit) -> None:
    assert printed_unit(normalise(printed)) is unit


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("তারিথ", Unit.DATE),
        ("তারখ", Unit.DATE),
        ("তারি খ", Unit.DATE),
        ("তাপিখ", Unit.DATE),
        ("সংখা", Unit.NUMBER),
        ("সংস্থা", None),
        ("তালিকা", None),
        ("সভা", None),
        ("সময়", None),
    ],
)
def test_a_slip_in_a_long_unit(printed: str, unit: Unit | None) -> None:
    assert unit_of(normalise(printed)) is unit
