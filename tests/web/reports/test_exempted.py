"""An indicator from which the office is exempted: shown with its reason, neither missing nor zero, nothing lost."""

import json
from datetime import datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from suchok.core.report.office_report import NOT_APPLICABLE
from suchok.core.report.official_sheet import EXEMPTION_HEADING
from suchok.core.workflow import Step
from suchok.documents.readers import read_file
from suchok.web.accounts.models import User
from suchok.web.plans.actions.plans import amend_plan, set_plan, step_plan
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import PlanVersion
from suchok.web.reports.actions import begin_report
from suchok.web.reports.models import Report, ReportCell
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in
from tests.web.reports.year import FIRST, adopted, approved, fill, this_year

pytestmark = pytest.mark.django_db

REASON = "অধীন কোনো অফিস নেই"


def exempted(people: Cast) -> Report:
    """Begin the district's report on a plan in which 3.1.1, of weight 15, does not apply to it."""
    plan = adopted(people)
    set_plan(plan_id=plan.pk, targets={}, exemptions={"3.1.1": REASON}, actor=people.officer)
    for step, actor in ((Step.FORWARD, people.officer), (Step.SUBMIT, people.head), (Step.ACCEPT, people.reviewer)):
        step_plan(plan_id=plan.pk, step=step, actor=actor)
    return begin_report(plan_id=plan.pk, period=FIRST, actor=people.officer)


def page(user: User, address: str) -> str:
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    said = answer.content.decode()
    examine(said, lang=user.language)
    return said


def test_the_cell_says_that_it_does_not_apply_and_why_and_the_total_is_made_without_it():
    people = cast()
    report = exempted(people)
    fill(report, people.officer, **{"2.1.1": "৮০%", "4.1.1": "২"})
    said = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert f"<strong>Not applicable</strong>: {REASON}" in said
    assert "so it does not count: the total is the sum of the other marks × 50 ÷ 35." in said
    # 15 of 35 × 50 ÷ 35; three of five indicators are still empty.
    assert "<dd>21.43</dd>" in said
    assert '<dd>3 <span class="of">/ 5</span></dd>' in said
    assert "<dt>Not applicable</dt><dd>1</dd>" in said


def test_what_is_typed_there_is_saved_told_and_does_not_count():
    people = cast()
    report = exempted(people)
    typed = {"achievement:3.1.1": "৪", "version:achievement:3.1.1": "0"}
    saved = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]), typed, headers={"accept": "application/json"}
    )
    answer = json.loads(saved.content)
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "৪"
    assert "What was reported here is kept and does not count." in answer["rows"]["3.1.1"]
    assert "<dd>0.00</dd>" in answer["totals"]


def test_the_desk_of_the_office_does_not_miss_it():
    people = cast()
    report = exempted(people)
    fill(report, people.officer, **dict.fromkeys(["1.1.1", "2.1.1", "4.1.1", "5.1.1"], "১"))
    said = page(people.officer, reverse("desk:work"))
    assert "1 indicator has no achievement yet." in said


def test_the_exemptions_are_those_of_the_version_in_force_on_the_last_day_of_the_period():
    people = cast()
    plan = approved(people)
    report = begin_report(plan_id=plan.pk, period=FIRST, actor=people.officer)
    amend_plan(plan_id=plan.pk, actor=people.officer, reason="No portal any more.", today=this_year().first_day)
    set_plan(plan_id=plan.pk, targets={}, exemptions={"3.1.1": REASON}, actor=people.officer)
    address = reverse("reports:report", args=[report.pk])
    assert REASON not in page(people.officer, address)
    last_day = timezone.make_aware(datetime.combine(this_year().last_day_of(FIRST), time(12)))
    amended = PlanVersion.objects.filter(plan=plan, number=2)
    amended.update(accepted_at=last_day + timedelta(days=1))
    assert REASON not in page(people.officer, address)
    amended.update(accepted_at=last_day)
    assert REASON in page(people.officer, address)


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_printed_report_says_so_and_comes_back_with_nothing_to_take(form: str):
    people = cast()
    report = exempted(people)
    fill(report, people.officer, **{"4.1.1": "১"})
    client = signed_in(people.officer)
    printed = client.get(reverse("reports:download", args=[report.pk]), {"form": form}).content
    sheet = read_file(f"report.{form}", printed, [plan_of_version(report.plan_version)]).sheets[0]
    row = next(row for row in sheet.indicators if row.code == "3.1.1")
    assert row.achievement is not None
    assert row.remarks is not None
    assert (row.achievement.text, row.remarks.text) == (NOT_APPLICABLE, f"{EXEMPTION_HEADING}: {REASON}")
    back = client.post(
        reverse("reports:fill", args=[report.pk]), {"file": SimpleUploadedFile(f"r.{form}", printed)}
    ).content.decode()
    assert "The file says what the report says already." in back
    assert "things in the file to look at" not in back


def test_what_somebody_filled_in_offline_all_the_same_is_offered_with_a_word_that_it_does_not_apply():
    people = cast()
    report = exempted(people)
    fill(report, people.officer, **{"3.1.1": "২"})
    client = signed_in(people.officer)
    printed = client.get(reverse("reports:download", args=[report.pk]), {"form": "xlsx"}).content
    ReportCell.objects.filter(report=report).update(text="")
    back = client.post(
        reverse("reports:fill", args=[report.pk]), {"file": SimpleUploadedFile("r.xlsx", printed)}
    ).content.decode()
    examine(back, lang="en")
    assert 'name="achievement:3.1.1" value="২"' in back
    assert "<strong>Not applicable</strong>" in back
    assert 'name="remarks:3.1.1"' not in back


def test_the_values_for_the_form_of_the_government_say_it_in_its_words():
    people = cast()
    report = exempted(people)
    fill(report, people.officer, **{"4.1.1": "২"})
    said = page(people.officer, reverse("reports:values", args=[report.pk]))
    values = said.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0].splitlines()
    assert values == ["-", "-", NOT_APPLICABLE, "২", "-", "-"]


def test_the_queue_and_its_file_name_what_does_not_apply():
    people = cast()
    exempted(people)
    queue = f"{reverse('reports:review')}?year={this_year().code}&period={FIRST}"
    assert 'Exempted from <span class="code">[3.1.1]</span>' in page(people.reviewer, queue)
    sent = b"".join(signed_in(people.reviewer).get(f"{queue}&form=csv")).decode("utf-8-sig").splitlines()
    assert sent[0].endswith(",exempted")
    assert [line.rsplit(",", 1)[1] for line in sent[1:]].count("3.1.1") == 1


def test_a_bangla_reader_is_told_in_bangla():
    people = cast()
    report = exempted(people)
    people.officer.language = "bn"
    people.officer.save()
    said = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert f"<strong>প্রযোজ্য নয়</strong>: {REASON}" in said
    assert "যোগফল × ৫০ ÷ ৩৫।" in said
