"""A report that was printed, filled offline and comes back is shown cell by cell before anything is taken."""

import io
from collections.abc import Mapping

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suchok.core.plan.fiscal_year import Period
from suchok.core.report.office_report import Reported, report_document, report_sheet
from suchok.core.workflow import Step
from suchok.documents.writers import Format, write
from suchok.web.plans.convert import plan_of_version
from suchok.web.reports.actions import step_report
from suchok.web.reports.models import Report, ReportCell
from tests.fixtures.pages import examine
from tests.people import cast, signed_in
from tests.web.reports.year import begun, fill

pytestmark = pytest.mark.django_db


def come_back(client: Client, report: Report, filled: Mapping[str, Reported], *, form: Format = Format.DOCX) -> str:
    """Fill a printed report offline and send it back; return the page that shows what it says."""
    plan = plan_of_version(report.plan_version)
    sheet = report_sheet(plan, filled, office=report.office.name_bn, period=Period(report.period))
    written = write(report_document(plan, sheet), form, plan=plan, timestamp=timezone.now())
    file = SimpleUploadedFile(f"back.{form}", written.content)
    return client.post(reverse("reports:fill", args=[report.pk]), {"file": file}).content.decode()


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX, Format.PDF])
def test_what_was_filled_offline_is_shown_and_then_taken(form: Format) -> None:
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "১"})
    client = signed_in(people.officer)
    shown = come_back(client, report, {"3.1.1": Reported("২"), "2.1.1": Reported("৭৫%", "গড়")}, form=form)
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "১"
    assert 'name="achievement:3.1.1" value="২"' in shown
    assert 'name="version:achievement:3.1.1" value="1"' in shown
    assert 'name="achievement:2.1.1" value="৭৫%"' in shown
    taken = {
        "achievement:3.1.1": "২",
        "version:achievement:3.1.1": "1",
        "remarks:2.1.1": "গড়",
        "version:remarks:2.1.1": "0",
    }
    assert client.post(reverse("reports:cells", args=[report.pk]), taken).status_code == 302
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "২"


def test_a_file_of_something_else_gets_one_sentence() -> None:
    people = cast()
    report = begun(people)
    client = signed_in(people.officer)
    for name, data, said in (
        ("words.txt", "কিছু কথা\n".encode(), "no table that belongs to the plan"),
        ("run.exe", b"MZ\x00\x01", "What kind of file run.exe is"),
    ):
        answer = client.post(reverse("reports:fill", args=[report.pk]), {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_a_proposed_value_is_a_tick_beside_the_cell_of_the_file() -> None:
    people = cast()
    report = begun(people)
    filled = {"3.1.1": Reported("২টি কর্মশালা হয়েছে"), "1.1.1": Reported("৩১/০২/২০২৭")}
    client = signed_in(people.officer)
    shown = come_back(client, report, filled)
    examine(shown, lang="en")
    assert 'name="take:achievement:3.1.1" value="2"' in shown
    assert 'name="take:achievement:1.1.1"' not in shown
    sent = {
        "achievement:3.1.1": "২টি কর্মশালা হয়েছে",
        "version:achievement:3.1.1": "0",
        "take:achievement:3.1.1": "2",
    }
    assert client.post(reverse("reports:cells", args=[report.pk]), sent).status_code == 302
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "2"


def test_what_is_wrong_elsewhere_in_the_file_is_told_with_its_place() -> None:
    people = cast()
    report = begun(people)
    plan = plan_of_version(report.plan_version)
    sheet = report_sheet(plan, {}, office=report.office.name_bn, period=Period(report.period))
    written = write(report_document(plan, sheet), Format.DOCX, plan=plan, timestamp=timezone.now())
    word = docx.Document(io.BytesIO(written.content))
    rows = (row.cells for table in word.tables for row in table.rows)
    cells = next(cells for cells in rows if any(cell.text.startswith("[৩.১.১]") for cell in cells))
    cells[[cell.text for cell in cells].index("সংখ্যা") + 2].text = "৯৯"
    saved = io.BytesIO()
    word.save(saved)
    file = SimpleUploadedFile("back.docx", saved.getvalue())
    shown = signed_in(people.officer).post(reverse("reports:fill", args=[report.pk]), {"file": file}).content.decode()
    assert "[3.1.1] target at 100%: It says “99”" in shown


def test_a_proposed_value_is_a_button_in_the_report_for_whoever_may_write() -> None:
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "২টি কর্মশালা হয়েছে"})
    address, button = reverse("reports:report", args=[report.pk]), 'name="take:achievement:3.1.1" value="2"'
    assert button in signed_in(people.officer).get(address).content.decode()
    step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    assert button not in signed_in(people.officer).get(address).content.decode()


def test_what_was_understood_stands_beside_the_cell_of_the_file() -> None:
    people = cast()
    filled = {"1.1.1": Reported("৮ ভাদ্র ১৪৩৩"), "3.1.1": Reported("১২০%")}
    shown = come_back(signed_in(people.officer), begun(people), filled)
    examine(shown, lang="en")
    assert "Understood: <strong>23 Aug 2026</strong>" in shown
    assert shown.count("Understood") == 1
    assert "The achievement should be a number, but it says “১২০%”." in shown
