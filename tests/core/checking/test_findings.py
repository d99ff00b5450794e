"""Every finding code: one change in a clean document triggers exactly it, in its row and field, with its proposal."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.checking.mending import mended_by_keys, proposed_keys
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file

PLANS = official_plans()
CORPUS = Path(__file__).parents[2] / "corpus"
FIELD, AREAS, LETTER = "field_report.txt", "ministry_report.txt", "letter.txt"

Case = tuple[str, str, str, str, int | None, str | None, str | None]

# code · document · what is printed → instead · row · field · proposal
CASES: list[Case] = [
    ("date.impossible", FIELD, "৩০/০৩/২০২৩", "৩০/০২/২০২৩", 0, "targets.80", "2023-03-30"),
    ("date.malformed", FIELD, "৩০/০৩/২০২৩", "৩০০৩/২০২৩", 0, "targets.80", "2023-03-30"),
    ("date.outside_fiscal_year", AREAS, "৩০/০৬/২০২৩", "৩০/০৭/২০২৩", 11, "targets.90", "2023-06-30"),
    ("targets.out_of_order", FIELD, "১৩/০৪/২০২৩", "১৭/০৩/২০২৩", 0, "targets.60", "2023-04-13"),
    ("targets.repeated", FIELD, "১৫\t৪\t৩", "১৫\t৪\t৪", 2, "targets.80", "3"),
    ("targets.best_missing", FIELD, "৫\t২\t১", "৫\t-\t১", 3, "targets.100", "2"),
    ("unit.mismatch", FIELD, "সংখ্যা\t১৫", "তারিখ\t১৫", 2, "unit", "number"),
    ("unit.missing", FIELD, "সংখ্যা\t১৫", "\t১৫", 2, "unit", "number"),
    ("weight.area_sum", AREAS, "জোরদারকরণ\t৩০", "জোরদারকরণ\t৩১", None, "areas.0.weight", "30"),
    ("weight.plan_sum", AREAS, "জোরদারকরণ\t৩০", "জোরদারকরণ\t৩১", None, "total", None),
    ("weight.missing", FIELD, "তারিখ\t১০", "তারিখ\t", 0, "weight", "10"),
    ("weight.not_a_number", FIELD, "তারিখ\t১০", "তারিখ\tদশ", 0, "weight", "10"),
    ("numbering.serial", AREAS, "২\t[২] প্রাতি", "৫\t[২] প্রাতি", None, "areas.1.number", "2"),
    ("numbering.activity", FIELD, "[৩.১] তথ্য", "[২.১] তথ্য", 2, "code", None),
    ("numbering.area", AREAS, "[২.১.১]", "[১.১.২]", 6, "code", "2.1.1"),
    ("numbering.duplicate", FIELD, "[৫.১.২]", "[৫.১.১]", 5, "code", "5.1.2"),
    ("numbering.gap", FIELD, "[৫.১.২]", "[৫.১.৩]", 5, "code", None),
    ("numbering.template", FIELD, "[৫.১.২]", "[৫.১.৩]", 5, "code", "5.1.2"),
    ("template.differs", FIELD, "%\t১০\t৮০%", "%\t১০\t৮২%", 1, "targets.100", "80"),
    ("template.missing_row", FIELD, "(row) [৫.১.২]", "", None, None, None),
    ("template.extra_row", FIELD,
     "(row) [৫.১.২]", "\t\t[৫.১.৩] বৃক্ষরোপণ কর্মসূচি পালিত\tসংখ্যা\t৪\t৯\t৮\t৭\t-", 5, None, None),
    ("header.fiscal_year", FIELD, "লক্ষ্যমাত্রা ২০২২-২০২৩", "লক্ষ্যমাত্রা ২০২১-২০২২", None, "fiscal_year", "2022-23"),
    ("header.period", FIELD, "(জুলাই-সেপ্টেম্বর)", "(অক্টোবর-ডিসেম্বর)", None, "period", None),
    ("achievement.not_measurable", FIELD, "৩\t২\t১\n", "৩\t২\t১টি প্রশিক্ষণ হয়েছে\n", 4, "achievement", "1"),
    ("achievement.wrong_kind", FIELD, "৩\t২\t১\n", "৩\t২\t১২০%\n", 4, "achievement", None),
    ("achievement.wrong_kind", FIELD, "৩\t২\t১\n", "৩\t২\t১২/০৯/২০২২\n", 4, "achievement", None),
    ("achievement.out_of_range", FIELD, "৩২.৫%", "১৩২.৫%", 1, "achievement", None),
    ("achievement.outside_period", FIELD, "১২/০৯/২০২২", "১২/১০/২০২২", 0, "achievement", None),
    ("achievement.after_signature", FIELD, "১২/০৯/২০২২", "১২/১০/২০২২", 0, "achievement", None),
    ("score.exceeds_weight", AREAS, "৩২.৫%\t-", "৩২.৫%\t১৫", 3, "score", "1.5"),
    ("score.differs", AREAS, "৩২.৫%\t-", "৩২.৫%\t৩", 3, "score", None),
    ("total.differs", FIELD, "সর্বমোট\t\t\t\t৫০", "সর্বমোট\t\t\t\t৫২", None, "total", "50"),
    ("signature.before_period_end", FIELD, "১০/১০/২০২২", "১০/০৯/২০২২", None, "signatures.0.date", None),
    ("letter.date_mismatch", LETTER, "২৪ আশ্বিন ১৪২৯", "২৩ আশ্বিন ১৪২৯", None, "letter.bangla_date", "২৪ আশ্বিন ১৪২৯"),
    ("letter.memo_form", LETTER, "২২.০১.০০০০.০০১.১১.০০৫.২২-৭৭", "কাল্প/২২/৭৭", None, "letter.memo_number", None),
    ("letter.repeat_differs", LETTER,
     "০০৫.২২-৭৭\n\nতারিখ: ০৯ অক্টোবর", "০০৫.২২-৭৮\n\nতারিখ: ০৯ অক্টোবর", None, "letter.repeated.memo_number", None),
    ("letter.signatory_differs", LETTER,
     "সহকারী পরিচালক\n\nউপজেলা", "উপপরিচালক\n\nউপজেলা", None, "letter.signatories.1.designation", None),
    ("layout.shifted_row", FIELD, "\t\t[৫.১.২]", "\t[৫.১.২]", 5, None, None),
    ("layout.split_row", FIELD,
     "নিকট প্রেরিত\tতারিখ\t৪\t১৫/০১/২০২৩\t৩১/০১/২০২৩\t০৯/০২/২০২৩\t-",
     "নিকট\tতারিখ\t৪\t১৫/০১/২০২৩\t৩১/০১/২০২৩\t০৯/০২/২০২৩\t-\n\t\tপ্রেরিত", 5, None, None),
    ("layout.garbled_header", FIELD, "কর্মসম্পাদন সূচক\t", "কর্মসম্পদন শূচক\t", None, None, None),
    ("layout.unplaced", FIELD, "৩২.৫%\n", "৩২.৫%\t২৫/০৬/২০২৩\n", None, None, None),
    ("document.no_table", FIELD, "(all)", "কোনো ছক নেই", None, None, None),
    ("achievement.in_remarks", FIELD, "চলতি মান\t\n", "চলতি মান\t\n", 0, "achievement", "2022-09-12"),
]  # fmt: skip
# What weighs differently by what stands there.
MILDER_OR_GRAVER = ("layout.unplaced", "date.outside_fiscal_year", "achievement.wrong_kind")
# What follows from the change by other rules; everything else a case yields must be the code itself.
ALSO = {
    "weight.area_sum": {"weight.plan_sum"},
    "weight.plan_sum": {"weight.area_sum"},
    "numbering.area": {"numbering.activity", "numbering.template", "numbering.gap"},
    "numbering.duplicate": {"numbering.template"},
    "numbering.gap": {"numbering.template"},
    "numbering.template": {"numbering.gap"},
    "template.extra_row": {"template.missing_row", "numbering.gap"},
    "template.missing_row": {"total.differs", "weight.plan_sum"},
    "header.period": {"achievement.outside_period", "signature.before_period_end"},
    "date.outside_fiscal_year": {"template.differs"},
    "targets.best_missing": {"template.differs"},
    "achievement.outside_period": {"achievement.after_signature"},
    "achievement.after_signature": {"achievement.outside_period"},
    "signature.before_period_end": {"achievement.after_signature"},
    "letter.memo_form": {"letter.repeat_differs"},
    "document.no_table": {"layout.unplaced"},
}


def findings(name: str, printed: str = "", instead: str = "", code: str = "") -> Sequence[Finding]:
    return check_document(document_of(name, printed, instead, code), PLANS)


def document_of(name: str, printed: str, instead: str, code: str) -> Document:
    text = changed((CORPUS / name).read_text(), printed, instead)
    if code == "achievement.in_remarks":
        text = text.replace("\tঅর্জন\n", "\tমন্তব্য\n")
    return read_file(name, text.encode(), PLANS)


def changed(text: str, printed: str, instead: str) -> str:
    if printed == "(all)":
        return instead
    if printed.startswith("(row) "):
        line = next(line for line in text.split("\n") if printed.removeprefix("(row) ") in line)
        return text.replace(line + "\n", instead + "\n" if instead else "")
    assert printed in text
    return text.replace(printed, instead, 1)


@pytest.mark.parametrize(("typed", "severity"), [("১২০%", "warning"), ("১২/০৯/২০২২", "error")])
def test_a_percentage_of_things_is_a_doubt_and_a_day_a_mistake(typed: str, severity: str) -> None:
    [found] = findings(FIELD, "৩\t২\t১\n", f"৩\t২\t{typed}\n")
    assert (found.code, found.severity) == ("achievement.wrong_kind", severity)
    assert found.proposal is None


@pytest.mark.parametrize(("unit", "codes"), [("সংখ্যা", ["achievement.out_of_range"]), ("লক্ষ টাকা", []), ("জনঘণ্টা", [])])
def test_a_part_of_a_count_is_doubtful_but_not_of_an_amount(unit: str, codes: list[str]) -> None:
    [printed] = [line for line in (CORPUS / FIELD).read_text().split("\n") if "৩\t২\t১" in line]
    found = findings(FIELD, printed, printed.replace("সংখ্যা", unit).replace("৩\t২\t১", "৩\t২\t১.৫"))
    assert [each.code for each in found] == codes


@pytest.mark.parametrize("typed", ["২৮ ভাদ্র ১৪২৯", "12-Sep-22", "২৮শে ভাদ্র, ১৪২৯ বঙ্গাব্দ"])
def test_a_day_in_either_calendar_is_a_day(typed: str) -> None:
    assert findings(FIELD, "১২/০৯/২০২২", typed) == findings(FIELD)


@pytest.mark.parametrize("name", [FIELD, AREAS, LETTER])
def test_the_documents_are_clean(name: str) -> None:
    assert [(found.code, found.place) for found in findings(name)] == []


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_one_change_one_finding(case: Case) -> None:
    code, name, printed, instead, row, field, proposal = case
    found = findings(name, printed, instead, code)
    asked = [(each.row, each.field, each.proposal) for each in found if each.code == code]
    assert (row, field, proposal and normalise(proposal)) in asked
    assert {each.code for each in found} <= {code} | ALSO.get(code, set())


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_findings_say_where(case: Case) -> None:
    code, name, printed, instead, *_ = case
    for each in findings(name, printed, instead, code):
        if each.code == code != "document.no_table":
            assert each.place.line is not None
            assert each.severity is SEVERITIES[code] or code in MILDER_OR_GRAVER


@pytest.mark.parametrize("case", [case for case in CASES if case[-1] is not None], ids=lambda case: case[0])
def test_a_proposal_that_was_taken_is_not_made_again(case: Case) -> None:
    code, name, printed, instead, *_ = case
    document = document_of(name, printed, instead, code)
    _, taken, left = mended_by_keys(document, PLANS, proposed_keys(check_document(document, PLANS)))
    again = {(each.code, each.row, each.field) for each in left if each.proposal is not None}
    assert taken
    assert again.isdisjoint((each.code, each.row, each.field) for each in taken)


def test_every_code_has_a_document() -> None:
    of_readers = {
        *("date.swapped", "document.attachment_differs", "layout.unruled", "scan.doubtful", "scan.corrected"),
        *("text.bijoy", "text.deletions", "text.comments", "text.picture"),
    }
    assert {case[0] for case in CASES} == set(SEVERITIES) - of_readers


def test_the_second_signature_date_is_judged_by_its_own_sheet() -> None:
    text = (CORPUS / FIELD).read_text()
    twice = text + "\n" + text.replace("১০/১০/২০২২", "৩১/০২/২০২২")
    found = check_document(read_file("two.txt", twice.encode(), PLANS), PLANS)
    assert [(each.code, each.sheet, each.field) for each in found] == [("date.impossible", 1, "signatures.1.date")]
