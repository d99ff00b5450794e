"""docs/checks.md, the sentences and the severities name the same codes."""

import re
from pathlib import Path

from suchok.core.messages.findings import FINDINGS
from suchok.core.report.finding import SEVERITIES

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
_ROW = re.compile(r"^\| `([a-z_.]+)` \| (error|warning|info) \|")


def test_every_code_is_on_the_page_with_its_severity() -> None:
    rows = [match.groups() for line in PAGE.read_text().splitlines() if (match := _ROW.match(line))]
    assert dict(rows) == {code: severity.value for code, severity in SEVERITIES.items()}
    assert len(rows) == len(dict(rows))


def test_every_code_has_a_sentence_in_both_languages() -> None:
    # A file that cannot be read has sentences of its own (messages/files.py).
    assert set(SEVERITIES) - {"document.unreadable"} <= set(FINDINGS)
    assert all(FINDINGS[code].bn and FINDINGS[code].en for code in FINDINGS)
