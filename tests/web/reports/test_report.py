"""A quarter's report: written by the officer, sent by the head, reviewed by the superior office."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from playwright.sync_api import expect

from suchok.core.plan.fiscal_year import Period
from suchok.core.workflow import Role, Step, StepNotAllowed
from suchok.web.audit.history import event_models, tracked_model
from suchok.web.audit.models import Entry
from suchok.web.plans.actions.steps import ReasonMissing, SamePerson
from suchok.web.reports.actions import Typed, accept_reports, return_report, save_cells, step_report
from suchok.web.reports.models import Comment, Report, ReportCell
from tests.fixtures.browser import OpenPage
from tests.fixtures.pages import examine
from tests.people import cast, holder, sign_in_fully, signed_in
from tests.web.reports.year import FIRST, begun, fill, submitted, this_year

pytestmark = pytest.mark.django_db


def page(user, address: str, *, status: int = 200) -> str:
    response = signed_in(user).get(address)
    assert response.status_code == status
    said = response.content.decode()
    examine(said, lang=user.language)
    return said


def test_the_officer_sees_what_was_understood_and_what_it_brings():
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"2.1.1": "৮২ %", "1.1.1": "16.03.27"})
    said = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert "82%" in said
    assert "10.00" in said


@pytest.mark.parametrize(("language", "said"), [("bn", "দিনটি এখনো আসেনি"), ("en", "is still to come")])
def test_a_day_still_to_come_is_not_done(language: str, said: str):
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"1.1.1": "25/12/2035"})
    people.officer.language = language
    people.officer.save()
    shown = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert said in shown
    assert "সম্পন্ন, মান" not in shown
    assert "Progress: done" not in shown


def test_a_report_goes_from_officer_to_head_to_the_superior_office():
    people = cast()
    report = submitted(people)
    assert (report.status, report.superior) == ("submitted", people.offices.department)
    assert accept_reports(report_ids=[report.pk], actor=people.reviewer) == {report.pk: None}
    report.refresh_from_db()
    assert (report.status, report.decided_by) == ("accepted", people.reviewer)
    acts = Entry.objects.filter(subject="report", subject_id=report.pk).order_by("at").values_list("act", flat=True)
    assert list(acts) == ["report.begin", "report.edit", "report.forward", "report.submit", "report.accept"]


def test_every_change_of_a_report_names_its_own_act():
    people = cast()
    report = submitted(people)
    [event] = [model for model in event_models() if tracked_model(model) is Report]
    acts = dict(Entry.objects.values_list("pk", "act"))
    told = event.objects.filter(pgh_obj_id=report.pk).order_by("pgh_id").values_list("pgh_context_id", flat=True)
    assert [acts[pk] for pk in told] == ["report.begin", "report.forward", "report.submit"]


def test_a_report_is_returned_with_a_reason_for_an_indicator_and_comes_back_changed():
    people = cast()
    report = submitted(people)
    return_report(report_id=report.pk, reasons={"3.1.1": "The portal shows nothing new."}, actor=people.reviewer)
    said = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert "The portal shows nothing new." in said
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "০", 1)], actor=people.officer)
    step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    step_report(report_id=report.pk, step=Step.SUBMIT, actor=people.head)
    changed = page(people.reviewer, reverse("reports:changes", args=[report.pk]))
    assert '<del lang="bn">১</del>' in changed
    assert '<ins lang="bn">০</ins>' in changed


def test_a_step_back_without_a_reason_is_refused():
    people = cast()
    report = submitted(people)
    with pytest.raises(ReasonMissing):
        return_report(report_id=report.pk, reasons={"3.1.1": "  "}, actor=people.reviewer)
    with pytest.raises(ReasonMissing):
        step_report(report_id=report.pk, step=Step.WITHDRAW, actor=people.head)
    assert Report.objects.get(pk=report.pk).status == "submitted"


def test_nobody_sends_what_the_same_person_prepared_but_in_a_single_handed_office():
    people = cast()
    report = begun(people)
    both = holder(people.offices.district, Role.HEAD, user=people.officer)
    step_report(report_id=report.pk, step=Step.FORWARD, actor=both)
    with pytest.raises(SamePerson):
        step_report(report_id=report.pk, step=Step.SUBMIT, actor=_again(both))
    people.offices.district.single_handed_reason = "One officer has both charges."
    people.offices.district.save()
    sent = step_report(report_id=report.pk, step=Step.SUBMIT, actor=_again(both))
    assert sent.single_handed


def _again(user):
    """The person as the next request finds them."""
    return type(user).objects.get(pk=user.pk)


def test_what_is_with_the_superior_office_cannot_be_changed():
    people = cast()
    report = submitted(people)
    with pytest.raises(StepNotAllowed):
        fill(report, people.officer, **{"3.1.1": "৪"})


@pytest.mark.parametrize("who", ["stranger", "department_officer"])
def test_strangers_find_no_report(who):
    people = cast()
    report = submitted(people)
    response = signed_in(getattr(people, who)).get(reverse("reports:report", args=[report.pk]))
    assert response.status_code == 404


def test_the_head_of_the_superior_office_reads_what_was_sent_and_decides_nothing():
    people = cast()
    report = submitted(people)
    said = page(people.department_head, reverse("reports:report", args=[report.pk]))
    assert "Return for changes" not in said
    with pytest.raises(StepNotAllowed):
        step_report(report_id=report.pk, step=Step.ACCEPT, actor=people.department_head)


def test_reviewers_see_a_report_only_when_it_was_sent():
    people = cast()
    report = begun(people)
    assert signed_in(people.reviewer).get(reverse("reports:report", args=[report.pk])).status_code == 404
    step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    step_report(report_id=report.pk, step=Step.SUBMIT, actor=people.head)
    assert "Return for changes" in page(people.reviewer, reverse("reports:report", args=[report.pk]))


def test_the_queue_shows_every_subordinate_and_accepts_what_is_ticked():
    people = cast()
    report = submitted(people)
    queue = f"{reverse('reports:review')}?year={this_year().code}&period={FIRST}"
    nothing = signed_in(people.reviewer).post(queue)
    assert nothing.status_code == 422
    assert "tick at least one report first" in nothing.content.decode()
    said = page(people.reviewer, queue)
    assert "District Office, Trial" in said
    assert "District Office, Next" in said
    answer = signed_in(people.reviewer).post(queue, {"report": [report.pk, 999]})
    assert "accepted" in answer.content.decode()
    assert Report.objects.get(pk=report.pk).status == "accepted"
    sent = signed_in(people.reviewer).get(f"{queue}&form=csv")
    table = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    assert table[0].startswith("code,office")
    assert len(table) == 3


def test_a_name_that_begins_like_a_formula_is_a_text_in_the_file():
    people = cast()
    submitted(people)
    people.offices.district.name_en = "=1+1"
    people.offices.district.save()
    sent = signed_in(people.reviewer).get(
        f"{reverse('reports:review')}?year={this_year().code}&period={FIRST}&form=csv"
    )
    assert "'=1+1" in b"".join(sent.streaming_content).decode()


def test_whoever_reviews_nothing_finds_no_queue():
    assert signed_in(cast().officer).get(reverse("reports:review")).status_code == 404


def test_a_report_prints_in_the_official_layout():
    people = cast()
    report = submitted(people)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        answer = signed_in(people.officer).get(reverse("reports:download", args=[report.pk]), {"form": form})
        assert answer.content.startswith(begins)


@pytest.mark.parametrize("step", [Step.READ, Step.EDIT, Step.COMMENT])
def test_what_is_a_right_alone_is_no_step(step: Step) -> None:
    people = cast()
    report = begun(people)
    client = signed_in(people.officer)
    for address in (f"/reports/{report.pk}/step", f"/plans/{report.plan_id}/step"):
        assert client.post(address, {"step": step.value}).status_code == 409
    assert not Entry.objects.filter(act__endswith=f".{step}").exists()
    for kind, pk in (("report", report.pk), ("plan", report.plan_id)):
        assert client.get(f"/history/{kind}/{pk}").status_code == 200


def test_what_was_mended_stands_beside_what_was_sent_until_it_is_sent_again() -> None:
    people = cast()
    report = submitted(people)
    return_report(report_id=report.pk, reasons={"3.1.1": "Why one?"}, actor=people.reviewer)
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "৩", 1)], actor=people.officer)
    step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    page = signed_in(people.head).get(f"/reports/{report.pk}/changes").content.decode()
    assert '<del lang="bn">১</del>' in page or "<del>১</del>" in page
    assert "৩</ins>" in page


def send(user, report, step: str, **further: str):
    return signed_in(user).post(reverse("reports:step", args=[report.pk]), {"step": step, **further})


def test_an_empty_report_goes_on_its_way_once_that_is_confirmed():
    people = cast()
    report = begun(people)
    for step, actor, status in [("forward", people.officer, "forwarded"), ("submit", people.head, "submitted")]:
        answer = send(actor, report, step)
        said = answer.content.decode()
        examine(said, lang="en")
        assert answer.status_code == 422
        assert "Nothing is reported of any indicator: the report is empty." in said
        assert Report.objects.get(pk=report.pk).status != status
        assert send(actor, report, step, as_it_is="yes").status_code == 302
        assert Report.objects.get(pk=report.pk).status == status
    confirmed = Entry.objects.get(act="report.submit", subject="report").values["text"]
    assert confirmed.endswith("the report is empty.")


def test_the_head_who_sends_is_told_how_many_indicators_are_empty_and_which():
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "১", "2.1.1": "-"})
    assert send(people.officer, report, "forward").status_code == 302
    asked = "Nothing is reported of 5 of 6 indicators: 1.1.1, 2.1.1, 4.1.1, 5.1.1, 5.1.2."
    assert asked in page(people.head, reverse("reports:report", args=[report.pk]))
    answer = send(people.head, report, "submit")
    assert answer.status_code == 422
    assert asked in answer.content.decode()
    assert send(people.head, report, "submit", as_it_is="yes").status_code == 302


def test_a_full_report_is_sent_without_a_question():
    people = cast()
    report = begun(people)
    codes = ("1.1.1", "2.1.1", "3.1.1", "4.1.1", "5.1.1", "5.1.2")
    fill(report, people.officer, **dict.fromkeys(codes, "১"))
    assert send(people.officer, report, "forward").status_code == 302
    assert "as-it-is" not in page(people.head, reverse("reports:report", args=[report.pk]))
    assert send(people.head, report, "submit").status_code == 302


def test_a_comment_is_written_in_the_row_of_its_indicator_without_script(open_page: OpenPage, client: Client):
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    shown = open_page("/sign-in", lang="en", script=False)
    shown.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": shown.url}])
    shown.goto(reverse("reports:report", args=[report.pk]))
    row = shown.locator("tr", has=shown.locator('[id="achievement:3.1.1"]'))
    row.locator(".thread summary").click()
    row.locator(".thread textarea").fill("Two of the workshops were joint ones.")
    row.get_by_role("button", name="Write").click()
    expect(row.locator(".comment")).to_contain_text("Two of the workshops were joint ones.")
    assert shown.url.endswith("#row-2")
    assert Comment.objects.get().code == "3.1.1"


def test_an_empty_comment_is_told_in_its_row_and_one_that_comes_too_late_is_shown_to_copy():
    people = cast()
    report = submitted(people)
    address = reverse("reports:comment", args=[report.pk])
    empty = signed_in(people.reviewer).post(address, {"code": "3.1.1", "text": " "})
    said = empty.content.decode()
    examine(said, lang="en")
    assert empty.status_code == 422
    assert said.count("Write something first.") == 1
    assert '<details class="row-add no-print" open>' in said
    late = signed_in(people.auditor).post(address, {"code": "3.1.1", "text": "Seen."})
    assert late.status_code == 409
    assert '<q lang="bn">Seen.</q>' in late.content.decode()


def test_who_only_reads_a_report_has_no_field_for_a_comment():
    people = cast()
    said = page(people.auditor, reverse("reports:report", args=[submitted(people).pk]))
    assert "comment-text" not in said


def test_a_later_quarter_shows_what_was_understood_of_it_and_what_the_quarters_make_together() -> None:
    people = cast()
    first = submitted(people)
    second = Report.objects.create(
        plan=first.plan, plan_version=first.plan_version, period=Period.Q2, office=first.office
    )
    for code, text in {"3.1.1": "১টি", "2.1.1": "৮৫%", "5.1.1": "৩"}.items():
        ReportCell.objects.create(
            report=second, code=code, field="achievement", text=text, changed_at=timezone.now(), version=1
        )
    said = strip_tags(page(people.officer, reverse("reports:report", args=[second.pk])))
    for expected in (
        "Understood: this quarter 1, in total 2",
        "Understood: this quarter 85%, so far 85%",
        "Understood: 3",
    ):
        assert expected in said
    people.officer.language = "bn"
    people.officer.save()
    bangla = strip_tags(page(people.officer, reverse("reports:report", args=[second.pk])))
    assert "এ ত্রৈমাসিকে ১, মোট ২" in bangla
    assert "এ ত্রৈমাসিকে ৮৫%, এ পর্যন্ত ৮৫%" in bangla


def test_a_day_of_the_bangla_calendar_is_shown_back_as_the_gregorian_one() -> None:
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"1.1.1": "৮ ভাদ্র ১৪৩২", "3.1.1": "১২০%"})
    shown = page(people.officer, reverse("reports:report", args=[report.pk]))
    assert shown.count('class="ladder-marker"') == 1
    said = strip_tags(shown)
    assert "Understood: 23 Aug 2025" in said
    assert "Understood: 120" not in said
    assert "The achievement should be a number, but it says “১২০%”." in said
