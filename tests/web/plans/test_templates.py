"""The administrator makes next year's template in the browser: copied, checked, issued, adopted."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from suchok.core.plan.catalogue import official_toml
from suchok.web.plans.actions.templates import Replaced, issue_template
from suchok.web.plans.convert import draft_of
from suchok.web.plans.forms.template_place import place_said
from suchok.web.plans.models import Plan, Template
from suchok.web.plans.queries import issued_version
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in
from tests.web.plans.drafts import drafted, table
from tests.web.reports.year import field_template

pytestmark = pytest.mark.django_db


def test_a_copied_draft_that_is_written_back_says_the_same():
    client, draft = drafted(cast())
    before = draft_of(draft)
    client.post(reverse("templates:write", args=[draft.pk]), table(draft, save="1"))
    draft.refresh_from_db()
    assert draft_of(draft) == before


def test_a_weight_that_does_not_add_up_stops_the_issue_until_it_is_mended():
    people = cast()
    client, draft = drafted(people)
    address = reverse("templates:write", args=[draft.pk])
    refused = client.post(address, table(draft, issue="1", **{"weight-0": "১২"}))
    assert refused.status_code == 422
    assert "the total is 50, the weights add up to 52" in refused.content.decode()
    draft.refresh_from_db()
    assert draft.issued_at is None
    client.post(address, table(draft, issue="1", **{"weight-0": "১০"}))
    draft.refresh_from_db()
    assert draft.issued_at is not None
    client.post(reverse("templates:adopt", args=[draft.pk]))
    adopted = Plan.objects.filter(fiscal_year="2027-28").values_list("office__code", flat=True)
    assert set(adopted) == {"department", "district", "upazila", "neighbour"}
    client.post(reverse("templates:adopt", args=[draft.pk]))
    assert Plan.objects.filter(fiscal_year="2027-28").count() == 4


def test_an_issued_template_is_locked_by_the_database_itself():
    _client, draft = drafted(cast())
    issued = Template.objects.get(fiscal_year="2022-23", level="field")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Template.objects.filter(pk=issued.pk).update(content="")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Template.objects.filter(pk=issued.pk).delete()
    assert Template.objects.filter(pk=draft.pk).update(content=draft.content) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"weight-0": "ten"}, "is no number above zero for the weight of 1.1.1"),
        ({"t100-0": "soon"}, "is no target; write a date, a number or a percent at 1.1.1"),
        ({"t100-0": "4"}, "does not fit the unit at 1.1.1"),
        ({"deadline-Q1": "31/02/2027"}, "is no date"),
        ({"deadline-Q1": "15/10/2037"}, "15 October 2037 is more than a year away from the fiscal year 2027-28."),
        ({"deadline-plan_signed": "30/06/2026"}, "is more than a year away"),
        ({"title-0": ""}, "must be a text that is not empty"),
        ({"level-0": "90"}, "The best rating level is 100%"),
        ({"level-1": "good"}, "is no percent from 1 to 100 for a rating level"),
        ({"level-1": "100"}, "Two rating levels have the same percent"),
        ({"level_en-1": ""}, "Write the name of the level 80% in Bangla and English"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_nothing_typed_is_lost(changed, said):
    client, draft = drafted(cast())
    answer = client.post(reverse("templates:write", args=[draft.pk]), table(draft, save="1", **changed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert all(f'value="{text}"' in page for text in changed.values())


def test_rows_are_added_and_left_out():
    client, draft = drafted(cast())
    fresh = {
        "activity-6": "6.1",
        "activity_title-6": "নতুন",
        "code-6": "6.1.1",
        "title-6": "নতুন সূচক",
        "unit-6": "number",
    }
    sent = table(draft, save="1", **fresh, **{"weight-6": "4", "t100-6": "২", "t80-6": "১", "remove-5": "1"})
    client.post(reverse("templates:write", args=[draft.pk]), sent)
    draft.refresh_from_db()
    assert [indicator.code for indicator in draft_of(draft).indicators] == [
        "1.1.1",
        "2.1.1",
        "3.1.1",
        "4.1.1",
        "5.1.1",
        "6.1.1",
    ]


def test_a_template_goes_out_and_comes_in_as_toml():
    people = cast()
    client, draft = drafted(people)
    text = client.get(reverse("templates:export", args=[draft.pk])).content
    client.post(reverse("templates:import"), {"file": SimpleUploadedFile("plan.toml", text)})
    assert Template.objects.get(fiscal_year="2027-28", version=2).content == text.decode()
    broken = SimpleUploadedFile(
        "plan.toml", next(iter(official_toml().values())).replace("family", "famly", 1).encode()
    )
    refused = client.post(reverse("templates:import"), {"file": broken})
    assert refused.status_code == 422
    assert "family: is missing" in refused.content.decode()


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "evaluator", "auditor", "stranger"])
def test_templates_are_for_administrators_alone(who):
    people = cast()
    _client, draft = drafted(people)
    client = signed_in(getattr(people, who))
    assert client.get(reverse("templates:list")).status_code == 404
    assert client.get(reverse("templates:draft", args=[draft.pk])).status_code == 404
    for name in ("write", "discard", "adopt"):
        assert client.post(reverse(f"templates:{name}", args=[draft.pk])).status_code == 404
    assert client.post(reverse("templates:copy"), {"template": draft.pk, "year": "2030-31"}).status_code == 404


def test_the_list_is_searched_by_year_level_and_words_of_the_plan():
    client, _ = drafted(cast())
    address = reverse("templates:list")

    def years(words: str) -> list[str]:
        answer = client.get(address, {"q": words})
        return [template.fiscal_year for template in answer.context["rows"]]

    assert years("২০২৭-২৮") == ["2027-28"]
    assert set(years("field")) == {"2027-28", "2022-23"}
    assert set(years("শিল্প বিপ্লবের")) == {"2021-22", "2022-23", "2027-28"}
    assert years("no such words") == []
    assert "No template has these words" in client.get(address, {"q": "xyz"}).content.decode()


def test_the_list_is_sorted_and_downloaded_as_it_is_shown():
    client, _ = drafted(cast())
    answer = client.get(reverse("templates:file"), {"sort": "year", "q": "field"})
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines[0] == "fiscal_year,level,family,version,issued_at,indicators,total"
    assert [line.split(",")[0] for line in lines[1:]] == ["2022-23", "2027-28"]
    assert lines[2] == "2027-28,field,e-governance-innovation,1,,6,50"


def test_the_rating_levels_are_written_and_targets_follow_a_changed_percent():
    client, draft = drafted(cast())
    before = draft_of(draft)
    levels = {"level-1": "৭৫", "level-3": "50", "level_bn-3": "চলতি মানের নিম্নে", "level_en-3": "Below fair"}
    answer = client.post(reverse("templates:write", args=[draft.pk]), table(draft, save="1", **levels))
    assert answer.status_code == 302
    draft.refresh_from_db()
    written = draft_of(draft)
    assert written.scale.percents == (100, 75, 60, 50)
    assert written.scale.levels[3].name_en == "Below fair"
    for old, new in zip(before.indicators, written.indicators, strict=True):
        assert new.targets == {100: old.targets[100], 75: old.targets[80], 60: old.targets[60], 50: None}


def test_a_level_whose_percent_is_emptied_is_left_out():
    client, draft = drafted(cast())
    client.post(reverse("templates:write", args=[draft.pk]), table(draft, save="1", **{"level-1": ""}))
    draft.refresh_from_db()
    assert draft_of(draft).scale.percents == (100, 60)


def test_a_plan_is_given_to_one_office():
    people = cast()
    client = signed_in(people.administrator)
    template = field_template()
    address = reverse("templates:adopt", args=[template.pk])
    refused = client.post(address, {"office": people.offices.ministry.code})
    assert refused.status_code == 422
    assert "No open office has this code and fills this plan" in refused.content.decode()
    assert client.post(address, {"office": people.offices.upazila.code}).status_code == 302
    assert [plan.office for plan in Plan.objects.all()] == [people.offices.upazila]


def test_the_check_says_what_saving_would_refuse():
    client, draft = drafted(cast())
    answer = client.post(reverse("templates:write", args=[draft.pk]), table(draft, check="1", **{"title-0": ""}))
    page = answer.content.decode()
    assert "must be a text that is not empty" in page
    assert "this draft can be issued" not in page


@pytest.mark.parametrize(
    ("changed", "english", "bangla"),
    [
        (
            {"title-0": ""},
            "Indicator 1.1.1, “Performance indicator”: must be a text that is not empty.",
            "সূচক ১.১.১, “কর্মসম্পাদন সূচক”: এখানে লেখা থাকতে হবে।",
        ),
        (
            {"activity_title-1": ""},
            "Activity 2.1, “Activity”: must be a text that is not empty.",
            "কার্যক্রম ২.১, “কার্যক্রম”: এখানে লেখা থাকতে হবে।",
        ),
        (
            {"code-0": ""},
            "An indicator without a code, “Code”: must be a text that is not empty.",
            "কোডহীন একটি সূচক, “কোড”: এখানে লেখা থাকতে হবে।",
        ),
        (
            {"t80-2": "৫"},
            "Indicator 3.1.1, “80%”: the target at level 80 is not worse than the one before.",
            "সূচক ৩.১.১, “৮০%”: স্তর ৮০ এর লক্ষ্যমাত্রা আগের স্তরের চেয়ে মন্দ নয়।",
        ),
        (
            {"t100-2": ""},
            "Indicator 3.1.1, “100%”: there is no target at the level 100.",
            "সূচক ৩.১.১, “১০০%”: ১০০ স্তরের লক্ষ্যমাত্রা নেই।",
        ),
        (
            {"total": "60"},
            "“Total”: the total is 60, the weights add up to 50.",
            "“মোট”: মোট ৬০, মানের যোগফল ৫০।",
        ),
        ({"code-1": "1.1.1"}, "Indicator 1.1.1: the code 1.1.1 ", "সূচক ১.১.১: কোড ১.১.১ "),
        ({"weight-0": "-"}, "no number above zero for the weight of 1.1.1", "১.১.১"),
    ],
)
def test_the_check_names_the_row_by_its_number_and_the_field_by_its_label(changed, english, bangla):
    client, draft = drafted(cast())
    for lang, said in (("en", english), ("bn", bangla)):
        address = f"{reverse('templates:write', args=[draft.pk])}?lang={lang}"
        page = client.post(address, table(draft, check="1", **changed)).content.decode()
        examine(page, lang=lang)
        assert said in page
        told = re.findall(r'role="(?:status|alert)">([^<]*)<', page)
        assert not [each for each in told if re.search(r"[a-z]+\[|_bn|targets\.", each)]


@pytest.mark.parametrize(
    ("key", "english", "bangla"),
    [
        ("area[1].weight", "Area 1, “Area weight”", "ক্ষেত্র ১, “ক্ষেত্রের মান”"),
        ("area[1].title", "Area 1, “Performance area”", "ক্ষেত্র ১, “কর্মসম্পাদন ক্ষেত্র”"),
        ("area[1].activity[#2]", "An activity without a code", "কোডহীন একটি কার্যক্রম"),
        ("area[None].activity", "An area without a number, “Activity”", "নম্বরহীন একটি ক্ষেত্র, “কার্যক্রম”"),
        ("area", "“Areas, activities and indicators”", "“ক্ষেত্র, কার্যক্রম ও সূচক”"),
        ("scale[80].name_en", "Rating level 80%, “Name in English”", "মানের স্তর ৮০%, “ইংরেজিতে নাম”"),
        ("deadlines.Q1", "“First quarter”", "“১ম ত্রৈমাসিক”"),
        ("indicator[1.2.1].combine", "Indicator 1.2.1, “How the quarters", "সূচক ১.২.১, “ত্রৈমাসিকগুলো মিলে"),
        ("no such key", "The template", "ছক"),
    ],
)
def test_every_place_of_a_template_has_a_name_on_its_page(key, english, bangla):
    for lang, said in (("en", english), ("bn", bangla)):
        with translation.override(lang):
            assert place_said(key).startswith(said)


def test_a_day_far_from_the_year_is_told_at_its_field():
    client, draft = drafted(cast())
    sent = table(draft, save="1", **{"deadline-Q1": "15/10/2037"})
    page = client.post(reverse("templates:write", args=[draft.pk]), sent).content.decode()
    examine(page, lang="en")
    [field] = re.findall(r'<input[^>]*name="deadline-Q1"[^>]*>', page)
    assert 'aria-invalid="true"' in field
    assert page.count("more than a year away") == 2


def issued_again(people: Cast, template: Template) -> tuple[Client, Template]:
    """Make the next version of an issued template."""
    client = signed_in(people.administrator)
    client.post(reverse("templates:copy"), {"template": template.pk, "year": template.fiscal_year})
    return client, Template.objects.get(fiscal_year=template.fiscal_year, version=template.version + 1)


def test_a_second_template_of_a_year_and_level_replaces_the_first_once_that_is_confirmed():
    people = cast()
    first = field_template()
    client, second = issued_again(people, first)
    address = reverse("templates:write", args=[second.pk])
    asked = client.post(address, table(second, issue="1"))
    assert asked.status_code == 422
    assert "confirm that it replaces the version that was issued before" in asked.content.decode()
    examine(asked.content.decode(), lang="en")
    assert Template.objects.get(pk=second.pk).issued_at is None
    assert client.post(address, table(second, issue="1", replaces="yes")).status_code == 302
    assert issued_version(first) == second
    listed = client.get(reverse("templates:list")).content.decode()
    assert listed.count("replaced by a newer version") == 1
    refused = client.post(reverse("templates:adopt", args=[first.pk]))
    assert refused.status_code == 409
    assert "Version 2 was issued after this one and has replaced it." in refused.content.decode()
    assert not Plan.objects.exists()


def test_an_older_version_is_not_issued_after_a_newer_one():
    people = cast()
    first = field_template()
    _client, second = issued_again(people, first)
    _client, third = issued_again(people, second)
    issue_template(template_id=third.pk, actor=people.administrator)
    with pytest.raises(Replaced):
        issue_template(template_id=second.pk, actor=people.administrator)
    client = signed_in(people.administrator)
    refused = client.post(reverse("templates:write", args=[second.pk]), table(second, issue="1", replaces="yes"))
    assert "Version 3 was issued after this one" in refused.content.decode()
    with pytest.raises(ProgrammingError, match="a newer version was issued"), transaction.atomic():
        Template.objects.filter(pk=second.pk).update(issued_at=timezone.now())
    assert Template.objects.get(pk=second.pk).issued_at is None


def test_who_gives_a_plan_to_all_offices_is_told_first_how_many_get_one_and_how_many_have_one():
    people = cast()
    client = signed_in(people.administrator)
    template = field_template()
    address = reverse("templates:adopt", args=[template.pk])
    client.post(address, {"office": people.offices.upazila.code})
    answer = client.get(address)
    page = answer.content.decode()
    examine(page, lang="en")
    assert (answer.context["without_plan"], answer.context["with_plan"]) == (3, 1)
    assert "Give 3 offices the plan" in page
    assert Plan.objects.count() == 1
    client.post(address)
    assert "is without a plan of the year" in client.get(address).content.decode()
    assert Plan.objects.count() == 4


def test_what_was_typed_for_a_new_year_or_for_one_office_stays_where_it_is_refused() -> None:
    people = cast()
    template = field_template()
    client = signed_in(people.administrator)
    page = client.post(reverse("templates:copy"), {"template": template.pk, "year": "next one"}).content.decode()
    assert 'name="year" value="next one"' in page
    examine(page, lang="en")
    page = client.post(reverse("templates:adopt", args=[template.pk]), {"office": "nobody's"}).content.decode()
    assert 'value="nobody&#x27;s" aria-invalid="true"' in page
    assert page.count("No open office has this code and fills this plan.") == 2
    examine(page, lang="en")
