"""Offices from a file: what would change is shown first, then taken over in one go or not at all."""

import io
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from suchok.documents.readers.records import UnreadableList
from suchok.web.accounts.actions import imports
from suchok.web.accounts.actions import offices as offices_actions
from suchok.web.accounts.actions.imports import COLUMNS
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Office, OfficeImport, OfficeImportRow, OfficeWord, User
from suchok.web.audit.history import event_models, tracked_model
from suchok.web.audit.models import Entry
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in

Row = tuple[str, ...]
AS_IT_IS: Row = ("district", "department", "কার্যালয় district", "District Office, Trial", "district", "field", "", "")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def row(code: str, superior: str, name: str = "কার্যালয়", kind: str = "upazila", **more: str) -> Row:
    return (code, superior, name, more.get("english", ""), kind, "field", "", "")


def as_csv(rows: Iterable[Row]) -> bytes:
    return "\n".join([",".join(COLUMNS), *(",".join(f'"{cell}"' for cell in each) for each in rows)]).encode()


def as_workbook(rows: Iterable[Row]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for number, each in enumerate([tuple(COLUMNS), *rows]):
            sheet.write_row(number, 0, each)
    return kept.getvalue()


def laid_out(actor: User, *rows: Row) -> OfficeImport:
    return imports.lay_out(actor=actor, name="offices.csv", data=as_csv(rows))


def counts(run: OfficeImport) -> tuple[int, int, int, int]:
    return run.new, run.changed, run.unchanged, run.wrong


def take(run: OfficeImport) -> OfficeImport:
    return imports.take_over(Occasion(run.made_by, timezone.localdate(), "Gazette"), run_id=run.pk)


def errors(run: OfficeImport) -> dict[int, dict[str, str]]:
    return dict(run.rows.filter(outcome="wrong").order_by("number").values_list("number", "errors"))


def superiors() -> dict[str, str]:
    return dict(Office.objects.filter(superior__isnull=False).values_list("code", "superior__code"))


@pytest.mark.parametrize("written", [as_csv, as_workbook])
def test_the_preview_tells_new_changed_and_unchanged(people: Cast, written: object) -> None:
    rows = [AS_IT_IS, row("upazila", "neighbour", "নতুন নাম"), row("new", "district")]
    run = imports.lay_out(actor=people.administrator, name="offices", data=written(rows))  # type: ignore[operator]
    assert counts(run) == (1, 1, 1, 0)
    changed = run.rows.get(outcome="changed")
    assert changed.before == {
        "superior_code": "district",
        "name_bn": "কার্যালয় upazila",
        "name_en": "Upazila Office, Trial",
    }
    assert Office.objects.count() == 7


def test_what_the_preview_told_is_taken_over(people: Cast) -> None:
    take(laid_out(people.administrator, row("upazila", "neighbour", "নতুন নাম"), row("new", "district", english="Savar")))
    assert superiors() | {"new": "district", "upazila": "neighbour"} == superiors()
    new = Office.objects.get(code="new")
    assert new.path == f"{people.offices.district.path}{new.pk}/"
    assert new.opened_on == timezone.localdate()
    assert OfficeWord.objects.filter(word="savar", office=new).exists()
    assert Entry.objects.get(act="office.import").values["new"] == 1
    assert Entry.objects.get(act="office.move").office_id == people.offices.upazila.pk


def test_the_order_of_rows_does_not_matter_and_whole_branches_move(people: Cast) -> None:
    take(
        laid_out(
            people.administrator,
            row("below-new", "new"),
            row("department", "new", kind="department"),
            row("new", "elsewhere"),
        )
    )
    upazila = Office.objects.get(code="upazila")
    codes = dict(Office.objects.values_list("pk", "code"))
    assert [codes[int(pk)] for pk in upazila.path.split("/") if pk] == [
        "cabinet",
        "elsewhere",
        "new",
        "department",
        "district",
        "upazila",
    ]


def test_what_is_new_moves_along_with_what_it_stands_below_and_is_written_once(people: Cast) -> None:
    take(
        laid_out(
            people.administrator,
            row("deeper", "inside"),
            row("inside", "district"),
            row("department", "new", kind="department"),
            row("new", "elsewhere"),
            row("alone", ""),
        )
    )
    found = {office.code: office for office in Office.objects.all()}
    assert found["deeper"].path == f"{found['inside'].path}{found['deeper'].pk}/"
    assert found["inside"].path.startswith(f"{found['new'].path}{found['department'].pk}/{found['district'].pk}/")
    assert found["alone"].path == f"{found['alone'].pk}/"
    written = [found[code].pk for code in ("deeper", "inside", "new", "alone")]
    assert written == sorted(written)
    events: Any = next(event for event in event_models() if tracked_model(event) is Office)
    told = Counter(events.objects.filter(pgh_obj_id__in=written).values_list("pgh_obj__code", flat=True))
    # Of what is below an office that moves, the second event is the move.
    assert told == {"deeper": 2, "inside": 2, "new": 1, "alone": 1}


def test_the_same_file_twice_changes_nothing(people: Cast) -> None:
    rows = [row("new", "district"), row("upazila", "neighbour")]
    run = laid_out(people.administrator, *rows)
    take(run)
    take(run)
    again = laid_out(people.administrator, *rows)
    assert counts(again) == (0, 0, 2, 0)
    take(again)
    assert Office.objects.count() == 8


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("", "district", "", "", "", "", "", "")], {2: dict.fromkeys(("code", "name_bn", "kind", "level"), "empty")}),
        ([row("a", "district", kind="palace")], {2: {"kind": "unknown_kind"}}),
        ([row("a" * 61, "district")], {2: {"code": "too_long"}}),
        ([row("a", "nowhere")], {2: {"superior_code": "unknown_superior"}}),
        ([row("a", "district"), row("a", "upazila")], {2: {"code": "twice"}, 3: {"code": "twice"}}),
        ([row("a", "b"), row("b", "a")], {2: {"superior_code": "not_reached"}, 3: {"superior_code": "not_reached"}}),
        ([row("department", "upazila")], {2: {"superior_code": "not_reached"}}),
        ([row("district", "district")], {2: {"superior_code": "not_reached"}}),
    ],
)  # fmt: skip
def test_each_mistake_is_told_by_row_and_column(people: Cast, rows: list[Row], told: dict[int, dict[str, str]]) -> None:
    run = laid_out(people.administrator, *rows)
    assert errors(run) == told
    with pytest.raises(NotPossible, match="mend the file"):
        take(run)
    assert Office.objects.count() == 7


def test_a_closed_office_is_reopened_first(people: Cast) -> None:
    offices_actions.close_office(
        Occasion(people.administrator, timezone.localdate(), "x"), office_id=people.offices.upazila.pk
    )
    run = laid_out(people.administrator, row("upazila", "district", "ক"), row("a", "upazila"))
    assert errors(run) == {2: {"code": "closed"}, 3: {"superior_code": "closed_superior"}}


def test_a_superior_office_imports_below_itself_only(people: Cast) -> None:
    run = laid_out(
        people.department_head,
        row("new", "district"),
        row("department", "ministry", "ক"),
        row("elsewhere", "cabinet", "ক"),
        row("a", "elsewhere"),
        row("b", ""),
        row("upazila", "neighbour"),
    )
    assert set(errors(run)) == {3, 4, 5, 6}
    with pytest.raises(OfficeImport.DoesNotExist):
        imports.take_over(Occasion(people.administrator, timezone.localdate(), ""), run_id=run.pk)


def test_a_change_in_between_is_noticed(people: Cast) -> None:
    run = laid_out(people.administrator, row("upazila", "neighbour"))
    Office.objects.filter(code="upazila").update(name_en="Changed in between")
    with pytest.raises(NotPossible, match="changed since the preview"):
        take(run)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (",".join(COLUMNS).encode(), "headings"),
        (b"code,name\n1,2", "columns"),
        (b"\xff\xfd\x00\x81", "encoding"),
        (b"%PDF-1.7\n", "broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "broken"),
        (b"PK\x03\x04 broken", "broken"),
        (b"PK\x05\x06 broken", "broken"),
    ],
)
def test_what_is_no_list_is_refused_whole(people: Cast, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableList) as refusal:
        imports.lay_out(actor=people.administrator, name="x", data=data)
    assert refusal.value.reason == reason
    assert OfficeImport.objects.count() == 0


def reaching_over(rows: int, columns: int) -> bytes:
    """Return a workbook whose headings stand far from a note in the last cell."""
    return as_workbook([*[()] * (rows - 2), (*[""] * (columns - 1), "x")])


@pytest.mark.parametrize(
    "made",
    [
        lambda: ",".join(COLUMNS).encode() + b"," * 2_000_000,
        lambda: ",".join(COLUMNS).encode() + b"\n" * 2_000_000,
        lambda: "\t".join([*COLUMNS, *[""] * 2_000_000]).encode("utf-16"),
        lambda: reaching_over(rows=200, columns=10_100),
    ],
    ids=["commas", "lines", "tabs", "workbook"],
)
def test_a_file_of_far_more_cells_than_a_list_is_refused_before_they_are_read(
    people: Cast, made: Callable[[], bytes]
) -> None:
    client, data = signed_in(people.administrator), made()
    for language, told in (("en", "cells than any list: at most 2,000,000"), ("bn", "সর্বোচ্চ ২০,০০,০০০টি ঘর")):
        page = client.post(f"/offices/import?lang={language}", {"file": SimpleUploadedFile("offices.csv", data)})
        examine(page.content.decode(), lang=language)
        assert told in page.content.decode()
    assert OfficeImport.objects.count() == 0


@pytest.mark.parametrize("signs", [";", "\t"])
def test_other_separators_and_bangla_headings_are_understood(people: Cast, signs: str) -> None:
    headings = signs.join(names[0] for names in COLUMNS.values())
    data = f"{headings}\n" + signs.join(row("new", "district", kind="উপজেলা কার্যালয়"))
    run = imports.lay_out(actor=people.administrator, name="x", data=data.encode("utf-16"))
    assert counts(run) == (1, 0, 0, 0)


def test_old_previews_are_forgotten(people: Cast) -> None:
    laid_out(people.administrator, row("new", "district"))
    assert imports.forget_old(before=timezone.now()) == 1
    assert OfficeImportRow.objects.count() == 0


def take_both_at_once() -> list[str]:
    """Two people take over two files, each of which opens an office with the same code."""
    people = cast()
    runs = [laid_out(actor, row("new", "district")) for actor in (people.administrator, people.department_head)]
    ready, outcomes = threading.Barrier(2, timeout=30), []

    def take_one(run: OfficeImport) -> None:
        try:
            ready.wait()
            take(run)
            outcomes.append("taken")
        except NotPossible:
            outcomes.append("told to look again")
        except Exception as error:  # noqa: BLE001
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=take_one, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_wait_for_each_other() -> None:
    assert take_both_at_once() == ["taken", "told to look again"]


def test_a_file_is_chosen_looked_at_and_taken_over_on_pages(people: Cast) -> None:
    browser = signed_in(people.department_head)
    file = SimpleUploadedFile("offices.csv", as_csv([row("upazila", "neighbour", "নতুন নাম")]))
    page = browser.post("/offices/import", {"file": file}).headers["Location"]
    shown = browser.get(page).content.decode()
    examine(shown, lang="en")
    assert "<del>কার্যালয় upazila</del> → <ins>নতুন নাম</ins>" in shown
    assert signed_in(people.administrator).get(page).status_code == 404
    assert browser.post(page, {"on": "01/07/2024", "reason": "Gazette"}).headers["Location"] == "/offices/"
    assert superiors()["upazila"] == "neighbour"


def test_mistakes_stand_on_the_page_and_nothing_can_be_taken_over(people: Cast) -> None:
    browser = signed_in(people.administrator)
    file = SimpleUploadedFile("offices.csv", as_csv([row("a", "nowhere")]))
    shown = browser.get(browser.post("/offices/import", {"file": file}).headers["Location"]).content.decode()
    assert "superior_code: is known neither here nor in the file" in shown
    assert "Take over" not in shown


def test_a_file_without_the_columns_is_one_sentence(people: Cast) -> None:
    file = SimpleUploadedFile("offices.csv", b"code,name\n1,2")
    shown = signed_in(people.administrator).post("/offices/import", {"file": file}).content.decode()
    assert "These columns are missing: superior_code, name_bn" in shown


def test_only_who_may_change_offices_may_import(people: Cast) -> None:
    for user in (people.officer, people.auditor, people.evaluator):
        assert signed_in(user).get("/offices/import").status_code == 404
