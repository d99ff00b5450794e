"""Every command: what it prints, its exit code, and the JSON of the contract with all its keys."""

import io
import json
import re
from pathlib import Path

import docx
import pypdfium2
import pytest
import python_calamine

from suchok.cli import COMMANDS
from tests.cli.conftest import FIRST, SAMPLES, SECOND, SPOILT, Suchok, process
from tests.fixtures.seeds import name_of, seeds

ROOT = Path(__file__).parents[2]
SEEDS = [pytest.param(path, id=name_of(path)) for path in seeds()]
ANY_DOCUMENT = [pytest.param(path, id=path.stem) for path in (FIRST, SECOND, SPOILT, SAMPLES / "charter.txt")] + SEEDS

# ---- the shapes of the contract, written out ----

DOCUMENT = {"schema", "source", "letter", "sheets", "signatures", "unplaced"}
SOURCE = {"name", "format", "sha256"}
SHEET = {
    "kind", "title", "office", "fiscal_year", "period", "levels", "areas", "indicators", "total", "unplaced",
}  # fmt: skip
OFFICE = {"name", "kind", "branch", "place", "level"}
AREA = {"number", "title", "weight", "place"}
INDICATOR = {
    "code", "area", "activity", "title", "unit", "unit_text", "weight", "targets", "achievement", "cumulative", "score",
    "remarks", "extra", "place",
}  # fmt: skip
LETTER = {
    "letterhead", "memo_number", "date", "bangla_date", "subject", "references", "body", "enclosures", "recipient",
    "copies", "copies_note", "signatories", "repeated",
}  # fmt: skip
FINDING = {"code", "severity", "sheet", "row", "indicator", "field", "place", "message", "proposal"}
SCORED_ROW = {"row", "code", "weight", "progress", "progress_mark", "percent", "mark", "reachable", "explanation"}
TOTAL = {"weight", "progress_mark", "mark", "reachable", "agreement_mark", "complete"}


@pytest.mark.parametrize("path", ANY_DOCUMENT)
def test_read(suchok: Suchok, path: Path) -> None:
    outcome = suchok("read", "--json", path)
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert (set(document), document["schema"]) == (DOCUMENT, "suchok.document/1")
    assert set(document["source"]) == SOURCE
    assert document["letter"] is None or set(document["letter"]) == LETTER
    assert document["sheets"]
    for sheet in document["sheets"]:
        assert (set(sheet), set(sheet["office"])) == (SHEET, OFFICE)
        assert all(set(area) == AREA for area in sheet["areas"])
        assert sheet["indicators"]
        for row in sheet["indicators"]:
            assert set(row) == INDICATOR
            assert set(row["targets"]) == {str(level) for level in sheet["levels"]}
            assert row["unit"] in ("date", "number", "percent", None)
            assert {"line", "column"} <= set(row["place"])
            for value in (row["achievement"], row["cumulative"]):
                assert value is None or set(value) == {"text", "value"}
    assert all(set(signature) == {"text", "date", "sheet", "place"} for signature in document["signatures"])


@pytest.mark.parametrize("path", ANY_DOCUMENT)
def test_check(suchok: Suchok, path: Path) -> None:
    outcome = suchok("check", "--json", path)
    found = json.loads(outcome.out)
    assert (set(found), found["schema"], set(found["source"])) == (
        {"schema", "source", "findings"},
        "suchok.findings/1",
        SOURCE,
    )
    for finding in found["findings"]:
        assert set(finding) == FINDING
        assert set(finding["message"]) == {"bn", "en"}
        assert all(finding["message"].values())
        assert finding["severity"] in ("error", "warning", "info")
    assert outcome.code == int(any(finding["severity"] == "error" for finding in found["findings"]))


@pytest.mark.parametrize("path", ANY_DOCUMENT)
def test_score(suchok: Suchok, path: Path) -> None:
    outcome = suchok("score", "--json", "--on", "2022-12-31", path)
    assert outcome.code == 0
    score = json.loads(outcome.out)
    assert (set(score), score["schema"], score["on"]) == ({"schema", "on", "sheets"}, "suchok.score/1", "2022-12-31")
    for sheet in score["sheets"]:
        assert set(sheet) == {"sheet", "indicators", "total"}
        assert set(sheet["total"]) == TOTAL
        for row in sheet["indicators"]:
            assert set(row) == SCORED_ROW
            assert set(row["explanation"]) == {"bn", "en"}
            figures = [row[key] for key in ("progress", "progress_mark", "percent", "mark", "reachable")]
            assert all(figure is None or re.fullmatch(r"\d+\.\d\d", figure) for figure in figures)


@pytest.mark.parametrize("path", ANY_DOCUMENT)
@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "json", "txt"])
def test_convert(suchok: Suchok, tmp_path: Path, path: Path, form: str) -> None:
    made = tmp_path / f"দাপ্তরিক নথি.{form}"
    outcome = suchok("convert", path, "--to", form, "-o", made)
    assert (outcome.code, outcome.out) == (0, f"{made}\n")
    assert "অর্থবছর" in TEXTS[form](made) or "২০২" in TEXTS[form](made) or "202" in TEXTS[form](made)
    assert made.read_bytes()[:4].startswith({"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}.get(form, b""))


def text_of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def text_of_docx(path: Path) -> str:
    return "\n".join(cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells)


def text_of_xlsx(path: Path) -> str:
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    return "\n".join(str(value) for rows in sheets for row in rows for value in row)


TEXTS = {"pdf": text_of_pdf, "docx": text_of_docx, "xlsx": text_of_xlsx, "json": Path.read_text, "txt": Path.read_text}


@pytest.mark.parametrize("form", TEXTS)
def test_mend(suchok: Suchok, tmp_path: Path, form: str) -> None:
    made = tmp_path / f"mended.{form}"
    outcome = suchok("mend", SPOILT, "-o", made, "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith(f"7 proposals taken: {made}\n")
    wrong, right = ("2023-02-31", "2023-01-31") if form == "json" else ("৩১/০২/২০২৩", "৩১/০১/২০২৩")
    assert right in TEXTS[form](made)
    assert wrong not in TEXTS[form](made)


def test_mend_takes_only_the_codes_asked_for(suchok: Suchok, tmp_path: Path) -> None:
    made = tmp_path / "mended.txt"
    outcome = suchok("mend", SPOILT, "--code", "unit.mismatch", "--code", "weight.area_sum", "-o", made)
    assert outcome.out.count("\n") == 3
    found = json.loads(suchok("check", "--json", made).out)["findings"]
    codes = {finding["code"] for finding in found}
    assert "date.impossible" in codes
    assert not {"unit.mismatch", "weight.area_sum"} & codes


@pytest.mark.parametrize("path", SEEDS)
def test_what_is_mended_has_no_proposal_of_the_same_code_left(suchok: Suchok, tmp_path: Path, path: Path) -> None:
    made = tmp_path / "mended.txt"
    assert suchok("mend", path, "--code", "date.impossible", "-o", made).code == 0
    found = json.loads(suchok("check", "--json", made).out)["findings"]
    assert [f for f in found if f["code"] == "date.impossible" and f["proposal"] is not None] == []


def test_two_quarters_are_scored_together(suchok: Suchok) -> None:
    alone = json.loads(suchok("score", "--json", SECOND).out)
    lines = suchok("score", "--json", FIRST, SECOND).out.splitlines()
    first, second = map(json.loads, lines)
    assert (first["on"], second["on"]) == ("2022-09-30", "2022-12-31")
    day = "1.2.1"
    assert mark(alone, day) == "0.00"
    assert mark(first, day) == mark(second, day) == "2.00"
    # Counts of quarters add up: 1 and 1 of 4 are 2.
    assert progress(first, "2.1.1") == progress(alone, "2.1.1") == "0.25"
    assert progress(second, "2.1.1") == "0.50"


def row_of(score: dict, code: str) -> dict:
    (row,) = [row for row in score["sheets"][0]["indicators"] if row["code"] == code]
    return row


def mark(score: dict, code: str) -> str:
    return row_of(score, code)["mark"]


def progress(score: dict, code: str) -> str:
    return row_of(score, code)["progress"]


@pytest.mark.parametrize("written", ["2023-05-04", "04/05/2023", "০৪/০৫/২০২৩", "4.5.2023"])
def test_the_day_of_the_score_in_any_form(suchok: Suchok, written: str) -> None:
    assert json.loads(suchok("score", "--json", "--on", written, FIRST).out)["on"] == "2023-05-04"


def test_a_plan_of_another_family_scale_and_rule(suchok: Suchok) -> None:
    report, plan = SAMPLES / "charter.txt", SAMPLES / "charter.toml"
    found = json.loads(suchok("check", "--json", report, "--template", plan).out)["findings"]
    assert [(f["code"], f["row"], f["field"], f["proposal"]) for f in found] == [
        ("template.differs", 1, "targets.50", "4")
    ]
    score = json.loads(suchok("score", "--json", report, "--template", plan).out)
    assert (mark(score, "1.1.1"), mark(score, "1.1.2")) == ("1.88", "2.50")
    total = score["sheets"][0]["total"]
    assert (total["weight"], total["mark"], total["agreement_mark"]) == ("12.5", "4.38", "1.75")
    assert "2024-25" in suchok("catalogue", "--template", plan).out


def test_the_catalogue(suchok: Suchok) -> None:
    listed = json.loads(suchok("catalogue", "--json").out)["plans"]
    assert {(plan["fiscal_year"], plan["level"]) for plan in listed} >= {
        ("2021-22", "ministry"),
        ("2022-23", "ministry"),
        ("2022-23", "field"),
        ("2023-24", "ministry"),
    }
    for plan in listed:
        shown = suchok("catalogue", "show", plan["fiscal_year"], plan["level"], "--json")
        sheet = json.loads(shown.out)
        assert set(sheet) == SHEET
        assert (sheet["kind"], len(sheet["indicators"])) == ("plan", plan["indicators"])
        assert all(set(row) == INDICATOR for row in sheet["indicators"])
        assert suchok("catalogue", "show", plan["fiscal_year"], plan["level"]).code == 0


# ---- several files, folders, standard input ----


@pytest.mark.parametrize("command", ["read", "check", "score"])
def test_several_files_are_one_object_a_line_in_the_order_given(suchok: Suchok, command: str) -> None:
    lines = suchok(command, "--json", SPOILT, FIRST, SECOND).out.splitlines()
    assert len(lines) == 3
    if command != "score":
        names = [json.loads(line)["source"]["name"] for line in lines]
        assert names == ["spoilt.txt", "first-quarter.txt", "second-quarter.txt"]


@pytest.mark.parametrize("command", ["read", "check", "score"])
def test_a_folder_is_its_files_in_order_one_a_line(suchok: Suchok, tmp_path: Path, command: str) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "2.txt").write_bytes(SECOND.read_bytes())
    (tmp_path / "a.md").write_bytes(FIRST.read_bytes())
    (tmp_path / "x.unknown").write_bytes(b"\x00")
    outcome = suchok(command, "--json", tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert [line["source"]["name"] for line in lines if "source" in line] == (
        ["a.md", "b/c/2.txt"] if command != "score" else []
    )
    assert len(lines) == 2


def test_standard_input(suchok: Suchok) -> None:
    outcome = suchok("check", "--json", "-", given=SPOILT.read_bytes())
    found = json.loads(outcome.out)
    assert (outcome.code, found["source"]["name"]) == (1, "stdin")
    assert found["findings"] == json.loads(suchok("check", "--json", SPOILT).out)["findings"]


def test_the_exit_code_is_the_highest_of_the_files(suchok: Suchok) -> None:
    assert [suchok("check", *paths).code for paths in ([FIRST], [FIRST, SPOILT], [SPOILT, "missing", FIRST])] == [
        0,
        1,
        2,
    ]
    assert [suchok("read", *paths).code for paths in ([SPOILT], [SPOILT, "missing", FIRST])] == [0, 2]


def test_a_file_without_a_table_is_read_and_has_a_finding(suchok: Suchok, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("শুধু একটি লাইন।")
    assert json.loads(suchok("read", "--json", path).out)["sheets"] == []
    outcome = suchok("check", "--json", path)
    assert outcome.code == 1
    assert "document.no_table" in {finding["code"] for finding in json.loads(outcome.out)["findings"]}


# ---- for people ----


@pytest.mark.parametrize("command", ["read", "check", "score"])
def test_people_read_it_in_their_language(suchok: Suchok, command: str) -> None:
    bangla, english = suchok(command, SPOILT).out, suchok(command, SPOILT, "--lang", "en").out
    assert bangla != english
    assert {"read": "code", "check": "There is no such day", "score": "explanation"}[command] in english


def test_rows_that_stand_on_another_page_are_one_line(suchok: Suchok, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("\n".join(line for line in FIRST.read_text().split("\n") if "[২." not in line))
    found = json.loads(suchok("check", "--json", page).out)["findings"]
    said = suchok("check", page, "--lang", "en").out
    assert [each["code"] for each in found].count("template.missing_row") > 1
    assert said.count("template.missing_row") == 1


def test_text_only(suchok: Suchok) -> None:
    said = suchok("read", "--text", SPOILT).out
    assert "৩১/০২/২০২৩" in said
    assert "\t" in said


def test_what_was_not_printed_is_said(suchok: Suchok, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(FIRST.read_text().replace("প্রতিবেদন সংযুক্ত", "প্রতিবেদন \U00013080"))
    for lang, part in (("bn", "U+13080"), ("en", "so they are not printed")):
        outcome = suchok("convert", path, "--to", "pdf", "-o", tmp_path / "odd.pdf", "--lang", lang)
        assert outcome.code == 0
        assert part in outcome.err
        assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", ["read", "check", "score", "catalogue"])
def test_no_colours_and_whole_lines_where_no_terminal_is(command: str) -> None:
    done = process(command, *([SPOILT] if command != "catalogue" else []))
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


# ---- as a process, and help ----


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read", "--json", SPOILT], 0),
        (["check", SPOILT], 1),
        (["score", SPOILT], 0),
        (["mend", SPOILT, "-o", "mended.docx"], 0),
        (["convert", SPOILT, "--to", "pdf"], 0),
        (["catalogue", "show", "2022-23", "field"], 0),
    ],
)
def test_every_command_in_a_process_of_its_own(tmp_path: Path, arguments: list[object], code: int) -> None:
    done = process(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (code, b"")
    assert done.stdout


def test_the_help_lists_every_command(suchok: Suchok) -> None:
    with pytest.raises(SystemExit) as left:
        suchok("--help")
    assert left.value.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_and_documentation_name_every_option(command: str) -> None:
    said = process(command, "--help").stdout.decode()
    options = set(re.findall(r"(?<![\w-])--[a-z]+", said)) - {"--help"}
    assert {"--lang", "--template"} <= options
    page = (ROOT / "docs/cli.md").read_text()
    section = page.split(f"\n## suchok {command}", 1)[1].split("\n## ", 1)[0]
    everywhere = page.split("\n## Everywhere", 1)[1].split("\n## ", 1)[0]
    assert {option for option in options if f"`{option}" not in section + everywhere} == set()


def test_the_page_has_no_option_that_is_gone() -> None:
    page = (ROOT / "docs/cli.md").read_text()
    helps = "".join(process(command, "--help").stdout.decode() for command in COMMANDS)
    assert {option for option in re.findall(r"`(--[a-z]+)", page) if option not in helps} == set()


@pytest.mark.parametrize("command", ["check", "score"])
def test_checking_starts_without_what_writes_documents(command: str) -> None:
    code = f"import sys; from suchok.cli import main; main({[command, str(FIRST)]!r}); print(sorted(sys.modules))"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    for heavy in ("typst", "docx", "xlsxwriter", "pikepdf", "fontTools", "django"):
        assert f"'{heavy}'" not in loaded


def test_the_outcome_of_a_test_holds_bytes_that_were_written(suchok: Suchok) -> None:
    assert io.StringIO(suchok("convert", FIRST, "--to", "txt", "-o", "-").out).read().count("[১.১.১]") == 1
