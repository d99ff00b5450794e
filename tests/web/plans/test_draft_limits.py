"""The form of a draft takes as many rows and levels as a template may have, and drops none in silence."""

import pytest
from django.urls import reverse

from suchok.web.plans.convert import draft_of
from suchok.web.plans.forms.template import MOST_ROWS, kinds_of
from tests.people import cast
from tests.web.plans.drafts import drafted, filled, table, ten_levels

pytestmark = pytest.mark.django_db


def test_a_row_beyond_the_two_hundredth_is_refused_and_stays_in_the_form_until_one_is_left_out():
    client, draft = drafted(cast())
    address = reverse("templates:write", args=[draft.pk])
    before = draft_of(draft)
    refused = client.post(address, table(draft, save="1", **filled(range(6, 201))))
    assert refused.status_code == 422
    assert "A template has at most 200 indicators; these are 201." in refused.content.decode()
    assert 'name="title-200" value="সূচক 200"' in refused.content.decode()
    draft.refresh_from_db()
    assert draft_of(draft) == before
    kept = client.post(address, table(draft, save="1", **filled(range(6, 201)), **{"remove-6": "1"}))
    assert kept.status_code == 302
    draft.refresh_from_db()
    assert [indicator.code for indicator in draft_of(draft).indicators][-1] == "6.1.200"
    assert len(tuple(draft_of(draft).indicators)) == 200


def test_a_rating_level_beyond_the_tenth_is_refused_and_stays_in_the_form():
    client, draft = drafted(cast())
    address = reverse("templates:write", args=[draft.pk])
    eleventh = {"level-10": "9", "level_bn-10": "মান", "level_en-10": "Level"}
    refused = client.post(address, table(draft, save="1", **ten_levels(), **eleventh))
    assert refused.status_code == 422
    assert "A template has at most 10 rating levels; these are 11." in refused.content.decode()
    assert 'name="level-10" value="9"' in refused.content.decode()
    assert client.post(address, table(draft, save="1", **ten_levels())).status_code == 302
    draft.refresh_from_db()
    assert len(draft_of(draft).scale.levels) == 10


def test_the_page_of_a_template_of_two_hundred_indicators_can_be_sent():
    client, draft = drafted(cast())
    address = reverse("templates:write", args=[draft.pk])
    client.post(address, table(draft, save="1", **filled(range(6, MOST_ROWS)), **ten_levels()))
    draft.refresh_from_db()
    kinds = [kind.code for kind in kinds_of(draft_of(draft))]
    ticked = {f"evidence-{at}": kinds for at in range(MOST_ROWS)}
    ticked |= {f"set_by_office-{at}": "1" for at in range(MOST_ROWS)}
    assert client.post(address, table(draft, save="1") | ticked).status_code == 302
    draft.refresh_from_db()
    assert all(indicator.set_by_office for indicator in draft_of(draft).indicators)
