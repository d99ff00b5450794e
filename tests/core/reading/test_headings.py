"""What a printed heading says that its column holds."""

import pytest

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.text.normalise import normalise


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("অর্জন (জুলাই-সেপ্টেম্বর ২০২২)", ColumnKind.ACHIEVEMENT),
        ("অরজন (জুলাই- সেপ্টেম্বর ২০২২)", ColumnKind.ACHIEVEMENT),
        ("কারযক্রম", ColumnKind.ACTIVITY),
        ("কর্মসম্পাদন সূচকের মান", ColumnKind.WEIGHT),
        ("বরাদ্দ (লক্ষ টাকা)", None),
    ],
)
def test_a_heading_is_known_also_where_a_scanner_lost_a_reph(printed: str, kind: ColumnKind | None) -> None:
    assert kind_of_heading(normalise(printed)) is kind
