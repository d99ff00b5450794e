"""An office asks to be exempted from an indicator with a reason; approving its plan approves it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from suchok.core.plan.plan import NotApplicable
from suchok.core.workflow import Step, StepNotAllowed
from suchok.web.accounts.models import User
from suchok.web.plans.actions.plans import NothingCounts, amend_plan, set_plan, step_plan
from suchok.web.plans.convert import draft_of, plan_of_version
from suchok.web.plans.models import Plan, PlanVersion
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in
from tests.web.plans.test_templates import drafted, table
from tests.web.reports.year import adopted, approved, this_year

pytestmark = pytest.mark.django_db

REASON = "No office is subordinate to this one"


def page(user: User, plan: Plan) -> str:
    answer = signed_in(user).get(reverse("plans:plan", args=[plan.pk]))
    assert answer.status_code == 200
    said = answer.content.decode()
    examine(said, lang=user.language)
    return said


def newest(plan: Plan) -> PlanVersion:
    return plan.versions.latest("number")


def exempted_codes(version: PlanVersion) -> list[str]:
    return [each.code for each in plan_of_version(version).indicators if each.exemption is not None]


def ask(plan: Plan, actor: User, **reasons: str) -> None:
    set_plan(plan_id=plan.pk, targets={}, exemptions=reasons, actor=actor)


def approve(plan: Plan, people: Cast) -> None:
    for step, actor in ((Step.FORWARD, people.officer), (Step.SUBMIT, people.head), (Step.ACCEPT, people.reviewer)):
        step_plan(plan_id=plan.pk, step=step, actor=actor)


def test_the_office_asks_on_the_page_and_the_superior_office_approves_it_with_the_plan():
    people = cast()
    plan = adopted(people)
    client = signed_in(people.officer)
    asked = client.post(
        reverse("plans:targets", args=[plan.pk]), {"exempt:3.1.1": f" {REASON} ", "exempt:4.1.1": " – "}
    )
    assert asked.status_code == 302
    assert newest(plan).exemptions == {"3.1.1": REASON}
    assert "it counts once the superior office approves the plan" in page(people.officer, plan)
    approve(plan, people)
    said = page(people.reviewer, plan)
    assert "The superior office has approved this." in said
    assert said.count(REASON) >= 2
    assert exempted_codes(newest(plan)) == ["3.1.1"]


def test_a_returned_exemption_can_be_taken_back():
    people = cast()
    plan = adopted(people)
    ask(plan, people.officer, **{"3.1.1": REASON})
    step_plan(plan_id=plan.pk, step=Step.FORWARD, actor=people.officer)
    step_plan(plan_id=plan.pk, step=Step.SUBMIT, actor=people.head)
    step_plan(plan_id=plan.pk, step=Step.RETURN, actor=people.reviewer, reason="You have a portal.")
    ask(plan, people.officer, **{"3.1.1": ""})
    assert newest(plan).exemptions == {}
    assert REASON not in page(people.reviewer, plan)


@pytest.mark.parametrize("who", ["reviewer", "stranger", "observer", "administrator"])
def test_only_the_office_itself_asks(who: str):
    people = cast()
    plan = adopted(people)
    with pytest.raises(StepNotAllowed):
        ask(plan, getattr(people, who), **{"3.1.1": REASON})


def test_nothing_changes_in_an_approved_plan_but_by_an_amendment_which_shows_the_difference():
    people = cast()
    plan = approved(people)
    with pytest.raises(StepNotAllowed):
        ask(plan, people.officer, **{"3.1.1": REASON})
    amend_plan(plan_id=plan.pk, actor=people.officer, reason="The branch was closed.", today=this_year().first_day)
    ask(plan, people.officer, **{"3.1.1": REASON})
    approve(plan, people)
    said = page(people.reviewer, plan)
    assert "· Exemption</th>" in said
    assert f"<ins>{REASON}</ins>" in said
    first = plan.versions.get(number=1)
    assert (first.exemptions, exempted_codes(first)) == ({}, [])


def test_an_amendment_begins_with_the_exemptions_there_are():
    people = cast()
    plan = adopted(people)
    ask(plan, people.officer, **{"3.1.1": REASON})
    approve(plan, people)
    amend_plan(plan_id=plan.pk, actor=people.officer, reason="Other targets.", today=this_year().first_day)
    assert newest(plan).exemptions == {"3.1.1": REASON}
    assert "The newest version says the same as the one before." in page(people.officer, plan)


def test_an_office_is_never_exempted_from_everything_and_what_was_typed_stays_on_the_page():
    people = cast()
    plan = adopted(people)
    codes = [each.code for each in plan_of_version(newest(plan)).indicators]
    with pytest.raises(NothingCounts):
        ask(plan, people.officer, **dict.fromkeys(codes, REASON))
    typed = {f"exempt:{code}": REASON for code in codes}
    refused = signed_in(people.officer).post(reverse("plans:targets", args=[plan.pk]), typed)
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "At least one indicator has to apply to the office." in said
    assert said.count(f'value="{REASON}"') == len(codes)
    assert newest(plan).exemptions == {}


def test_an_indicator_that_the_plan_does_not_have_is_left_out():
    people = cast()
    plan = adopted(people)
    ask(plan, people.officer, **{"9.9.9": REASON, "3.1.1": REASON})
    assert list(newest(plan).exemptions) == ["3.1.1"]


@pytest.mark.parametrize("kept", [{"3.1.1": ""}, {"3.1.1": "  "}, {"3.1.1": None}, {"3.1.1": 1}, ["3.1.1"], "3.1.1"])
def test_the_database_keeps_no_exemption_without_a_reason(kept: object):
    plan = adopted(cast())
    with pytest.raises(IntegrityError, match="exempted_for_a_reason"), transaction.atomic():
        PlanVersion.objects.filter(plan=plan).update(exemptions=kept)
    assert PlanVersion.objects.filter(plan=plan).update(exemptions={"3.1.1": REASON, "4.1.1": "x"}) == 1


def test_a_server_of_the_version_before_goes_on_making_plans():
    plan = adopted(cast())
    PlanVersion.objects.filter(plan=plan).update(accepted_at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plans_planversion (plan_id, number, template_id, targets, reason, made_at) "
            "SELECT plan_id, 2, template_id, targets, 'old', made_at FROM plans_planversion WHERE plan_id = %s",
            [plan.pk],
        )
    assert newest(plan).exemptions == {}


def test_the_history_tells_the_reason_before_and_after():
    people = cast()
    plan = adopted(people)
    ask(plan, people.officer, **{"3.1.1": REASON})
    answer = signed_in(people.head).get(reverse("desk:history", args=["plan", plan.pk]))
    said = answer.content.decode()
    examine(said, lang="en")
    assert "Targets and exemptions set" in said
    assert f"Exemptions: <del>–</del> → <ins>[3.1.1] {REASON}</ins>" in said
    approve(plan, people)
    amend_plan(plan_id=plan.pk, actor=people.officer, reason="Other targets.", today=this_year().first_day)
    ask(plan, people.officer)
    said = signed_in(people.head).get(reverse("desk:history", args=["plan", plan.pk])).content.decode()
    assert f"Exemptions: <del>[3.1.1] {REASON}</del> → <ins>–</ins>" in said
    assert "<del>–</del> → <ins>–</ins>" not in said
    file = signed_in(people.head).get(reverse("desk:history_file", args=["plan", plan.pk]))
    assert f"Exemptions,–,[3.1.1] {REASON}" in b"".join(file).decode()


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_printed_plan_can_be_had_with_exemptions(form: str):
    people = cast()
    plan = adopted(people)
    ask(plan, people.officer, **{"3.1.1": REASON})
    answer = signed_in(people.officer).get(reverse("plans:download", args=[plan.pk]), {"form": form})
    assert answer.status_code == 200


def test_the_administrator_sets_in_the_template_what_becomes_of_the_weight():
    client, draft = drafted(cast())
    address = reverse("templates:draft", args=[draft.pk])
    assert '<option value="rescale" selected>' in client.get(address).content.decode()
    sent = table(draft, save="1", not_applicable="full_marks")
    client.post(reverse("templates:write", args=[draft.pk]), sent)
    draft.refresh_from_db()
    assert draft_of(draft).not_applicable is NotApplicable.FULL_MARKS
    said = client.get(address).content.decode()
    examine(said, lang="en")
    assert '<option value="full_marks" selected>' in said
    client.post(reverse("templates:write", args=[draft.pk]), table(draft, save="1"))
    draft.refresh_from_db()
    assert draft_of(draft).not_applicable is NotApplicable.FULL_MARKS
