"""The history of an office, a plan or a report: who, when, what, why, before and after, for who may read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from suchok.core.workflow import Role, Step
from suchok.web.accounts.actions.offices import Occasion, close_office
from suchok.web.accounts.models import Office, User
from suchok.web.desk.queries.history import _HIDDEN, _SHOWN
from suchok.web.desk.templatetags.history import field_said, reason_said
from suchok.web.reports.actions import return_report
from tests.fixtures.pages import examine
from tests.people import cast, holder, signed_in
from tests.web.reports.year import begun, fill, submitted

pytestmark = pytest.mark.django_db


def page(user: User, kind: str, pk: int, *, query: str = "", status: int = 200) -> str:
    answer = signed_in(user).get(reverse("desk:history", args=[kind, pk]) + query)
    assert answer.status_code == status
    said = answer.content.decode()
    examine(said, lang=user.language)
    return said


def test_a_report_tells_who_wrote_what_before_and_after():
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "১"})
    said = page(people.officer, "report", report.pk)
    assert "Cells written" in said
    assert people.officer.name_en in said
    assert '<span class="code">[3.1.1]</span> Achievement: <del>–</del> → <ins>১</ins>' in said


def test_a_return_is_told_with_its_reason_and_both_statuses():
    people = cast()
    report = submitted(people)
    return_report(report_id=report.pk, reasons={}, reason="The portal is empty.", actor=people.reviewer)
    said = page(people.head, "report", report.pk, query=f"?act=report.{Step.RETURN}")
    assert "The portal is empty." in said
    assert "Status: <del>with the superior office</del> → <ins>returned</ins>" in said
    assert "Cells written</td>" not in said


def test_every_value_that_may_be_shown_has_a_name():
    told = [
        field.name
        for model in _SHOWN
        for field in model._meta.concrete_fields
        if field.name not in _HIDDEN and field.related_model in (None, Office, User) and not field.primary_key
    ]
    assert [name for name in told if field_said(name) == name] == []


def test_codes_before_reasons_are_in_the_digits_of_the_reader_and_reasons_as_typed():
    with override("bn"):
        assert reason_said("2.2.5: নথি 12 নেই; 3.1.1: ২টি") == "২.২.৫: নথি 12 নেই; ৩.১.১: ২টি"
    with override("en"):
        assert reason_said("2.2.5: no") == "2.2.5: no"


def test_it_is_searched_by_person():
    people = cast()
    report = submitted(people)
    said = page(people.head, "report", report.pk, query=f"?q={people.head.name_en}")
    assert "Send to the superior office</td>" in said
    assert "Hand to the head of office</td>" not in said
    assert "Nothing of this person or act" in page(people.head, "report", report.pk, query="?q=nobody")


def test_the_history_of_an_office_says_nothing_of_its_reports():
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "7654321"})
    said = page(people.reviewer, "office", people.offices.district.pk)
    assert "7654321" not in said
    assert "Cells written" not in said


@pytest.mark.parametrize("kind", ["office", "plan", "report", "user"])
def test_strangers_find_nothing(kind: str):
    people = cast()
    report = submitted(people)
    pk = {"office": people.offices.district.pk, "plan": report.plan_id, "report": report.pk}.get(kind, 1)
    for name in ("history", "history_file"):
        assert signed_in(people.stranger).get(reverse(f"desk:{name}", args=[kind, pk])).status_code == 404


def test_the_file_has_a_line_for_each_value():
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "=1+1"})
    answer = signed_in(people.officer).get(reverse("desk:history_file", args=["report", report.pk]))
    lines = b"".join(answer).decode().lstrip("\ufeff").splitlines()
    assert lines[0] == "at,person,act,reason,indicator,field,before,after"
    assert any(line.endswith(",3.1.1,Achievement,–,'=1+1") for line in lines)


def test_a_long_history_costs_no_more_queries():
    people = cast()
    report = begun(people)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(people.officer, "report", report.pk)
        return len(captured)

    fill(report, people.officer, **{"3.1.1": "১"})
    few = queries()
    for code in ("1.1.1", "2.1.1"):
        fill(report, people.officer, **{code: "১"})
    assert queries() == few


def test_an_act_that_wrote_several_kinds_of_rows_names_each():
    people = cast()
    holder(people.offices.upazila, Role.REPORTING_OFFICER)
    occasion = Occasion(people.administrator, timezone.localdate(), "Order 7")
    close_office(occasion, office_id=people.offices.upazila.pk)
    said = page(people.administrator, "office", people.offices.upazila.pk, query="?act=office.close")
    kinds = [kind for kind in ("Office", "Post", "Charge") if f'<div class="quiet small">{kind}</div>' in said]
    assert kinds == ["Office", "Post", "Charge"]
    assert said.index("Closed on") < said.index('<div class="quiet small">Post</div>')
