"""A page of a longer report: the rows of the other pages are told in one sentence, not in one each."""

from collections.abc import Sequence

from suchok.core.checking.checking import check_document
from suchok.core.checking.sentences import runs_of, sentence_of, sentence_of_run
from suchok.core.report.finding import Finding
from suchok.documents.readers import read_file
from tests.core.checking.test_findings import CORPUS, FIELD, PLANS


def missing(*codes: str) -> Sequence[Finding]:
    """Return what is found missing in a report without the rows of these codes."""
    lines = (CORPUS / FIELD).read_text().split("\n")
    text = "\n".join(line for line in lines if not any(f"[{code}]" in line for code in codes))
    found = check_document(read_file(FIELD, text.encode(), PLANS), PLANS)
    return [each for each in found if each.code == "template.missing_row"]


def told(findings: Sequence[Finding]) -> Sequence[str]:
    return [sentence_of_run(run).en for run in runs_of(findings)]


def test_the_rows_after_the_last_one_of_a_page_are_told_in_one_sentence() -> None:
    found = missing("৩.১.১", "৪.১.১", "৫.১.১", "৫.১.২")
    assert [each.values["code"] for each in found] == ["3.1.1", "4.1.1", "5.1.1", "5.1.2"]
    [run] = runs_of(found)
    titles = found[0].values["title"], found[-1].values["title"]
    said = sentence_of_run(run)
    assert said.en == f"4 official indicators, from 3.1.1 ({titles[0]}) to 5.1.2 ({titles[1]}), are not in this table."
    assert said.bn == f"নির্ধারিত ৪টি সূচক, ৩.১.১ ({titles[0]}) থেকে ৫.১.২ ({titles[1]}) পর্যন্ত, এই ছকে নেই।"


def test_the_rows_before_the_first_one_of_a_page_are_told_apart_from_those_after_its_last() -> None:
    before, after = told(missing("১.১.১", "২.১.১", "৫.১.১", "৫.১.২"))
    assert before.startswith("2 official indicators, from 1.1.1 ")
    assert after.startswith("2 official indicators, from 5.1.1 ")


def test_rows_left_out_here_and_there_are_told_one_by_one() -> None:
    found = missing("১.১.১", "৩.১.১")
    assert told(found) == [sentence_of(each).en for each in found]
    assert len(found) == 2


def test_two_tables_without_the_same_rows_are_told_one_by_one() -> None:
    one, two = missing("৫.১.১", "৫.১.২")
    assert len(told([one, two._replace(sheet=1)])) == 2
