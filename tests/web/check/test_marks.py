"""Findings on one cell become one mark: the most serious first, each proposal once."""

from suchok.core.checking.mending import proposed_keys
from suchok.core.report.finding import Finding, Severity
from suchok.core.report.place import Place
from suchok.web.check.convert.marks import Marks


def finding(code: str, severity: Severity, proposal: str | None, field: str = "code") -> Finding:
    values = {"printed": "1.4", "official": "1.4.1", "area": "2", "activity": "2.1", "missing": "1.3"}
    return Finding(code, severity, Place(), sheet=0, row=3, field=field, values=values, proposal=proposal)


FOUND = [
    finding("numbering.template", Severity.WARNING, "1.4.1"),
    finding("numbering.area", Severity.ERROR, "1.4.1"),
    finding("numbering.duplicate", Severity.ERROR, "2.1.1"),
    finding("numbering.gap", Severity.WARNING, None, field="unit"),
]


def test_one_mark_for_a_cell() -> None:
    marks = Marks.of(FOUND, {(0, 3, "code")}, "en")
    code, unit = marks.where(0, 3)
    assert [said.finding.code for said in code.said] == ["numbering.area", "numbering.duplicate", "numbering.template"]
    assert [(offer.key, offer.shown) for offer in code.proposals] == [
        ("numbering.area:0:3:code", "1.4.1"),
        ("numbering.duplicate:0:3:code", "2.1.1"),
    ]
    assert (code.number, code.target, code.finding.code) == (1, "mark-1", "numbering.area")
    assert (unit.number, unit.target, unit.proposals) == (2, "row-0-3", ())


def test_all_takes_one_proposal_for_each_cell() -> None:
    assert proposed_keys(FOUND) == ("numbering.area:0:3:code",)
