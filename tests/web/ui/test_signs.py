"""A NUL is no sign: one clear sentence in a form; a search leaves it out. What nobody sees is left out of forms."""

import pytest
from django.test import Client

from suchok.web.reports.models import Comment, ReportCell
from tests.people import PASSWORD, Cast, cast, signed_in
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


UNSEEN = "\u200b\u2060\ufeff\u202e\u200d \u3164"


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/reports/{0}/comment", {"code": "1.1.1", "text": UNSEEN}),
        ("/reports/{0}/step", {"step": "withdraw", "reason": UNSEEN}),
    ],
)
def test_a_text_of_signs_that_nobody_sees_is_none(people: Cast, address: str, sent: dict[str, str]) -> None:
    answer = signed_in(people.head).post(address.format(submitted(people).pk), sent)
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_direction_is_not_turned_and_joiners_stay(people: Cast) -> None:
    report = begun(people)
    officer = signed_in(people.officer)
    officer.post(f"/reports/{report.pk}/comment", {"code": "1.1.1", "text": "র\u200d্যাব \u202eকখ\u202c\r\nগ"})
    assert Comment.objects.get().text == "র\u200d্যাব কখ\r\nগ"
    said = {"remarks:1.1.1": "\u202eঅ\u200c্যাপ", "version:remarks:1.1.1": "0"}
    officer.post(f"/reports/{report.pk}/cells", said)
    assert ReportCell.objects.get().text == "অ\u200c্যাপ"


def test_a_password_is_taken_as_it_is_typed(people: Cast) -> None:
    people.officer.set_password(f"{PASSWORD}\u200b")
    people.officer.save()
    typed = {"login": people.officer.email, "password": f"{PASSWORD}\u200b"}
    assert Client().post("/sign-in", typed).status_code == 302


def test_a_page_that_anybody_may_send_to_goes_on_reading(db: None) -> None:
    assert Client().post("/check", {"document": "\0"}).status_code == 400
