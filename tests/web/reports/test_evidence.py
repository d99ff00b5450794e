"""Evidence stands beside what it proves; it is told by its content and nothing hidden in it is shown to others."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import expect

from suchok.documents import previews
from suchok.web.evidence import store
from suchok.web.evidence.models import Evidence
from tests.fixtures.browser import Visit
from tests.people import cast, sign_in_fully, signed_in
from tests.web.reports.year import begun, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evidence_folder(settings, tmp_path):
    settings.EVIDENCE_FOLDER = tmp_path


def photograph() -> bytes:
    picture = Image.new("RGB", (900, 600), "green")
    exif = Image.Exif()
    exif[0x010F] = "A camera that tells where it was"
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif)
    return written.getvalue()


def picture_of_a_screen() -> bytes:
    """A PNG into which a telephone wrote where it was and what it showed."""
    exif, words = Image.Exif(), PngInfo()
    exif.get_ifd(0x8825)[2] = (23.0, 46.0, 37.0)
    words.add_itxt("XML:com.adobe.xmp", "A camera that tells where it was")
    written = BytesIO()
    Image.effect_noise((300, 200), 60).save(written, "PNG", exif=exif, pnginfo=words)
    return written.getvalue()


def photograph_of_a_telephone(*, side: int = 900) -> bytes:
    """A WEBP that tells where and with what it was taken, held sideways."""
    picture = Image.effect_noise((side, 600), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "A camera that tells where it was"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (23.0, 46.0, 37.0)
    written = BytesIO()
    picture.save(written, "WEBP", exif=exif, xmp=b"<x:xmpmeta>A camera</x:xmpmeta>")
    return written.getvalue()


def heic() -> bytes:
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)


def drawing() -> bytes:
    written = BytesIO()
    Image.effect_noise((300, 200), 60).save(written, "PNG")
    return written.getvalue()


def add(user, report, data: bytes, *, name: str = "photo.jpg", code: str = "3.1.1", **further: str):
    sent = {"code": code, "kind": "photograph", "file": SimpleUploadedFile(name, data), **further}
    return signed_in(user).post(reverse("reports:add_evidence", args=[report.pk]), sent)


def test_a_photograph_is_kept_with_hash_kind_day_and_preview():
    people = cast()
    report = begun(people)
    assert add(people.officer, report, photograph(), day="০৪/০৯/২০২৬").status_code == 302
    kept = Evidence.objects.get()
    assert (kept.kind, kept.day.isoformat(), kept.media_type) == ("photograph", "2026-09-04", "image/jpeg")
    assert store.data_of(kept.sha256) == photograph()
    assert max(Image.open(BytesIO(store.data_of(kept.sha256, preview=True))).size) == 320
    page = signed_in(people.officer).get(reverse("reports:report", args=[report.pk])).content.decode()
    assert "photo.jpg" in page


def test_what_a_camera_hides_is_not_given_to_others():
    people = cast()
    report = begun(people)
    add(people.officer, report, photograph())
    kept = Evidence.objects.get()
    given = signed_in(people.head).get(reverse("reports:evidence", args=[report.pk, kept.pk]))
    assert b"A camera" in photograph()
    assert b"A camera" not in given.content
    assert given.headers["Content-Disposition"] == 'attachment; filename="photo.jpg"'


def test_a_webp_is_kept_shown_small_and_given_without_what_the_telephone_hides():
    people = cast()
    report = begun(people)
    data = photograph_of_a_telephone()
    assert add(people.officer, report, data, name="IMG-1.webp").status_code == 302
    kept = Evidence.objects.get()
    assert (kept.media_type, kept.has_preview) == ("image/webp", True)
    assert store.data_of(kept.sha256) == data
    # Upright, as it was held.
    assert Image.open(BytesIO(store.data_of(kept.sha256, preview=True))).size == (213, 320)
    given = signed_in(people.head).get(reverse("reports:evidence", args=[report.pk, kept.pk]))
    picture = Image.open(BytesIO(given.content))
    assert (picture.format, picture.size) == ("WEBP", (600, 900))
    assert b"A camera" in data
    assert b"A camera" not in given.content
    assert not picture.getexif()
    assert not {"exif", "xmp", "icc_profile"} & {*picture.info}


def test_a_png_is_given_without_what_was_written_beside_it_and_else_as_it_is():
    people = cast()
    report = begun(people)
    drawn = drawing()
    for data in (picture_of_a_screen(), drawn):
        add(people.officer, report, data, name="screen.png")
    said, plain = (
        signed_in(people.head).get(reverse("reports:evidence", args=[report.pk, kept.pk])).content
        for kept in Evidence.objects.order_by("pk")
    )
    picture = Image.open(BytesIO(said))
    picture.load()
    assert (picture.format, picture.size, dict(picture.getexif()), picture.text) == ("PNG", (300, 200), {}, {})
    assert b"A camera" not in said
    assert plain == drawn


@pytest.mark.usefixtures("in_this_process")
def test_a_webp_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch):
    people = cast()
    report = begun(people)
    monkeypatch.setattr(previews, "MOST_PIXELS", 500_000)
    answer = add(people.officer, report, photograph_of_a_telephone(), name="IMG-1.webp")
    assert answer.status_code == 422
    assert "is too large" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_the_same_file_twice_is_one_piece_of_evidence():
    people = cast()
    report = begun(people)
    add(people.officer, report, photograph())
    add(people.officer, report, photograph(), name="again.jpg")
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("run.exe", b"MZ\x00\x01\x02\x03", "What kind of file run.exe is"),
        ("empty.pdf", b"", "Choose a file first."),
        ("blank.txt", b" \n", "blank.txt is empty."),
        ("files.zip", b"PK\x05\x06" + bytes(18), "is a ZIP archive"),
        ("photo.jpg", b"The training took place.", "in it is a .txt file"),
        ("a.pdf", b"The training took place.", "in it is a .txt file"),
        ("page.html", b"<p>The training took place.</p>", "in it is a .txt file"),
        ("order.pdf", photograph(), "in it is a .jpg file"),
        ("run.exe", photograph(), "in it is a .jpg file"),
        ("cut.jpg", photograph()[:900], "cut.jpg is damaged"),
        ("cut.webp", photograph_of_a_telephone()[:2000], "cut.webp is damaged"),
        ("IMG_1.HEIC", heic(), "save it as JPEG"),
        ("order.pdf", photograph_of_a_telephone(), "in it is a .jpg file"),
        ("cut.png", drawing()[: len(drawing()) // 2], "cut.png is damaged"),
        ("broken.pdf", b"%PDF-1.7 and no more", "broken.pdf is damaged"),
    ],
)
def test_what_is_no_evidence_gets_one_sentence(name, data, said):
    people = cast()
    report = begun(people)
    answer = add(people.officer, report, data, name=name)
    assert answer.status_code == 422
    assert said in answer.content.decode() or "is empty" in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not list(store.path_of("00").parent.parent.iterdir())


def test_a_picture_may_bear_the_ending_of_another_picture_or_none():
    people = cast()
    report = begun(people)
    for name, data in [("scan.jpeg", drawing()), ("ছবি ১.২", photograph())]:
        assert add(people.officer, report, data, name=name).status_code == 302, name
    assert [each.media_type for each in Evidence.objects.order_by("pk")] == ["image/png", "image/jpeg"]


def test_evidence_cannot_be_added_or_removed_once_the_report_was_sent():
    people = cast()
    report = submitted(people)
    assert add(people.officer, report, photograph()).status_code == 409
    assert not Evidence.objects.exists()


def test_removed_evidence_is_gone_from_the_report_and_stays_in_the_store():
    people = cast()
    report = begun(people)
    add(people.officer, report, photograph())
    kept = Evidence.objects.get()
    client = signed_in(people.officer)
    client.post(reverse("reports:remove_evidence", args=[report.pk, kept.pk]))
    assert client.get(reverse("reports:evidence", args=[report.pk, kept.pk])).status_code == 404
    assert store.path_of(kept.sha256).exists()


def test_strangers_and_reviewers_of_unsent_reports_find_no_evidence():
    people = cast()
    report = begun(people)
    add(people.officer, report, photograph())
    kept = Evidence.objects.get()
    for user in (people.stranger, people.reviewer):
        assert signed_in(user).get(reverse("reports:preview", args=[report.pk, kept.pk])).status_code == 404
        assert add(user, report, photograph()).status_code == 404


def test_a_day_of_evidence_that_is_none_is_one_sentence_and_nothing_is_kept() -> None:
    people = cast()
    report = begun(people)
    file = SimpleUploadedFile("training.jpg", photograph())
    sent = {"code": "1.1.1", "file": file, "kind": "photograph", "day": "31/02/2027"}
    answer = signed_in(people.officer).post(reverse("reports:add_evidence", args=[report.pk]), sent)
    assert answer.status_code == 422
    assert "31/02/2027" in answer.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("lang", "width"), [("bn", 360), ("en", 1280)])
def test_a_refusal_is_told_where_the_file_was_chosen_with_kind_and_day_still_there(
    visit: Visit, client: Client, tmp_path: Path, lang: str, width: int
) -> None:
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    address = f"{reverse('reports:report', args=[report.pk])}?lang={lang}"
    page = visit(address, session=client.cookies["sessionid"].value)
    page.set_viewport_size({"width": width, "height": 600})
    program = tmp_path / "run.exe"
    program.write_bytes(b"MZ\x00\x01")
    row = page.locator("tr", has=page.locator('[id="achievement:3.1.1"]'))
    row.locator(".evidence summary").click()
    row.locator("input[type=file]").set_input_files(program)
    row.locator("select").select_option("photograph")
    row.locator("[name=day]").fill("15/10/2026")
    row.locator(".evidence .button-small").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("run.exe")
    expect(alert).to_be_in_viewport()
    expect(row.locator("select")).to_have_value("photograph")
    expect(row.locator("[name=day]")).to_have_value("15/10/2026")
