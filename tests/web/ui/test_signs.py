"""A NUL is no sign: one clear sentence in a form; a search leaves it out, and nothing breaks."""

import pytest
from django.test import Client

from tests.people import Cast, cast, signed_in
from tests.web.reports.year import begun, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize(
    "address", ["/history/report/{0}", "/history/report/{0}.csv", "/templates/", "/templates/list.csv"]
)
def test_in_a_search_it_is_left_out(people: Cast, address: str) -> None:
    answer = signed_in(people.administrator).get(address.format(submitted(people).pk) + "?q=%00")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/reports/{0}/comment", {"code": "1.1.1", "text": "a\0b"}),
        ("/reports/{0}/step", {"step": "send_back", "reason": "a\0b"}),
        ("/reports/{0}/cells", {"achievement:1.1.1": "\0", "version:achievement:1.1.1": "0"}),
    ],
)
def test_in_a_form(people: Cast, address: str, sent: dict[str, str]) -> None:
    answer = signed_in(people.officer).post(address.format(begun(people).pk), sent)
    assert answer.status_code == 400
    assert "NUL" in answer.content.decode()


def test_a_page_that_anybody_may_send_to_goes_on_reading(db: None) -> None:
    assert Client().post("/check", {"document": "\0"}).status_code == 400
