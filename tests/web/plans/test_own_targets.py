"""The targets that an office sets on the page of its plan; what cannot stand is told at its field."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.web.accounts.models import Office
from suchok.web.plans.actions.plans import adopt_template
from suchok.web.plans.actions.templates import copy_template, issue_template, load_official_plans, write_draft
from suchok.web.plans.convert import draft_of, plan_of_version
from suchok.web.plans.models import Plan, Template
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in
from tests.web.reports.year import this_year

pytestmark = pytest.mark.django_db

OPEN = ("1.1.1", "2.1.1", "3.1.1")


def opened(plan: OfficialPlan) -> OfficialPlan:
    """The plan with three indicators whose targets each office sets."""
    areas = [
        replace(
            area,
            activities=tuple(
                replace(
                    activity,
                    indicators=tuple(replace(each, set_by_office=each.code in OPEN) for each in activity.indicators),
                )
                for activity in area.activities
            ),
        )
        for area in plan.areas
    ]
    return replace(plan, areas=tuple(areas))


def adopted(people: Cast) -> Plan:
    load_official_plans()
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    draft = copy_template(official, this_year(), actor=None, synthetic=True)
    write_draft(template_id=draft.pk, plan=opened(draft_of(draft)), actor=people.administrator)
    adopt_template(issue_template(template_id=draft.pk, actor=None), Office.objects.all(), actor=people.administrator)
    return Plan.objects.get(office=people.offices.district)


def kept(plan: Plan) -> dict[str, object]:
    own = plan_of_version(plan.versions.latest("number"))
    return {each.code: each.targets for each in own.indicators if each.code in OPEN}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("bn", "[৩.১.১] সংরক্ষণ হয়নি: একটি লেখায় ৪১টি অক্ষর আছে"),
        ("en", "[3.1.1] Not saved: a text has 41 signs and may have at most 40; shorten it."),
    ],
)
def test_a_target_that_is_too_long_is_told_by_its_code_and_stays_as_typed(language: str, said: str) -> None:
    people = cast()
    plan = adopted(people)
    before = kept(plan)
    people.officer.language = language
    people.officer.save()
    typed = {"target:3.1.1:100": "৯" * 41, "target:3.1.1:80": "৩"}
    answer = signed_in(people.officer).post(reverse("plans:targets", args=[plan.pk]), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    examine(page, lang=language)
    assert said in page
    assert f'value="{"৯" * 41}"' in page
    assert "maxlength" not in page
    assert kept(plan) == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "bn",
            {
                "1.1.1:100": "একটি তারিখ লিখুন, যেমন ০৪/০৫/২০২৩।",
                "2.1.1:80": "একটি শতকরা হার লিখুন, যেমন ৮৫%।",
                "3.1.1:80": "এটি আগের স্তরের লক্ষ্যমাত্রার চেয়ে সহজ নয়।",
            },
        ),
        (
            "en",
            {
                "1.1.1:100": "Write a day, such as 04/05/2023.",
                "2.1.1:80": "Write a percentage, such as 85%.",
                "3.1.1:80": "This is no easier than the target of the level before it.",
            },
        ),
    ],
)
def test_what_cannot_stand_is_told_at_its_field_and_stays_as_typed(language: str, said: dict[str, str]) -> None:
    people = cast()
    plan = adopted(people)
    before = kept(plan)
    people.officer.language = language
    people.officer.save()
    typed = {"1.1.1:100": "শীঘ্রই", "2.1.1:80": "০৪/০৫/২০২৭", "3.1.1:100": "৪", "3.1.1:80": "৫", "3.1.1:60": "২"}
    client = signed_in(people.officer)
    answer = client.post(
        reverse("plans:targets", args=[plan.pk]), {f"target:{where}": text for where, text in typed.items()}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    examine(page, lang=language)
    for where, sentence in said.items():
        assert f'id="target:{where}-wrong">{sentence}</p>' in page
        assert re.search(rf'name="target:{where}" value="{typed[where]}"[^>]*aria-invalid="true"', page)
    assert page.count("aria-invalid") == len(said)
    assert "2022-23" not in page
    assert kept(plan) == before


def test_what_can_stand_is_kept() -> None:
    people = cast()
    plan = adopted(people)
    typed = {"3.1.1:100": "৮টি", "3.1.1:80": "৬", "3.1.1:60": ""}
    answer = signed_in(people.officer).post(
        reverse("plans:targets", args=[plan.pk]), {f"target:{where}": text for where, text in typed.items()}
    )
    assert answer.status_code == 302
    assert kept(plan)["3.1.1"] == {100: 8, 80: 6, 60: None}


@pytest.mark.parametrize(("language", "not_saved"), [("bn", "সংরক্ষণ হয়নি, কপি"), ("en", "Not saved, to copy:")])
def test_what_was_typed_for_a_plan_that_went_on_in_between_stays_to_be_copied(language: str, not_saved: str) -> None:
    people = cast()
    plan = adopted(people)
    officer, address = signed_in(people.officer), f"/plans/{plan.pk}"
    assert officer.post(f"{address}/step", {"step": "forward"}).status_code == 302
    typed = {"target:1.1.1:100": "২০/১১/২০২২", "target:1.1.1:90": "", "exempt:2.1.1": "এই কার্যালয়ে প্রযোজ্য নয়"}
    for part, sent, words in (
        ("targets", typed, [typed["target:1.1.1:100"], typed["exempt:2.1.1"]]),
        ("step", {"step": "amend", "reason": "নতুন লক্ষ্যমাত্রা দরকার"}, ["নতুন লক্ষ্যমাত্রা দরকার"]),
    ):
        refused = officer.post(f"{address}/{part}?lang={language}", sent)
        assert refused.status_code == 409
        page = examine(refused.content.decode(), lang=language)
        assert not_saved in page.to_text()
        assert [each.to_text() for each in page.query(".note-doubt q")] == words
