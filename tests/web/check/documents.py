"""Documents of invented offices for the tests of the check, and how they are dropped."""

from collections.abc import Sequence
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from justhtml import JustHTML
from playwright.sync_api import Page, expect

from suchok.web.check.views import EXAMPLE
from tests.fixtures.browser import OpenPage
from tests.fixtures.pages import examine
from tests.fixtures.seeds import seeds

TITLE = "নমুনা মন্ত্রণালয়\nই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর ১ম ত্রৈমাসিক (জুলাই-সেপ্টেম্বর ২০২২) প্রতিবেদন\n"
HEADINGS = (
    "ক্রম\tকর্মসম্পাদন ক্ষেত্র\tমান\tকার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tসূচকের মান\t১০০%\t৯০%\t৮০%\t৭০%\t৬০%\tঅর্জন\tপ্রাপ্ত নম্বর\tমন্তব্য"
)
GOOD_ROW = (
    "১\t[১] জোরদারকরণ\t৪\t[১.৩] ই-নথির ব্যবহার বৃদ্ধি\t[১.৩.১] ই-ফাইলে নোট নিষ্পত্তিকৃত\t%\t৪\t৮৫%\t৮০%\t৭৫%\t৭০%\t৬০%\t৮৮%\t৪\t"
)
PLAN_WITHOUT_AREAS = """\
নমুনা উপজেলা কার্যালয়
ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩

ক্রম\tকার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tসূচকের মান\t১০০%\t৮০%\t৬০%
১\t[১.১] তথ্য বাতায়ন হালনাগাদ\t[১.১.১] তথ্য বাতায়ন হালনাগাদকৃত\tসংখ্যা\t২০\t৪\t৩\t২
২\t[২.১] উদ্ভাবনী ধারণা বাস্তবায়ন\t[২.১.১] ধারণা বাস্তবায়িত\tতারিখ\t২৫\t৩১/০২/২০২৩\t১৫/০৪/২০২৩\t৩০/০৪/২০২৩
"""
LETTER = """\
গণপ্রজাতন্ত্রী বাংলাদেশ সরকার
নমুনা মন্ত্রণালয়
প্রশাসন শাখা

স্মারক নম্বর: ৯৯.০০.০০০০.০১১.২২.০০৩.২২-১৭
তারিখ: ২৫ আশ্বিন ১৪২৯ / ১২ অক্টোবর ২০২২

বিষয়: ১ম ত্রৈমাসিক প্রতিবেদন প্রেরণ।

উপর্যুক্ত বিষয়ে প্রতিবেদন এতৎসঙ্গে প্রেরণ করা হলো।

সংযুক্তি: ০১ (এক) পাতা।

কর্মকর্তার নাম
সহকারী প্রোগ্রামার

সচিব
নমুনা বিভাগ

স্মারক নম্বর: ৯৯.০০.০০০০.০১১.২২.০০৩.২২-১৮
তারিখ: ২৭ আশ্বিন ১৪২৯ / ১২ অক্টোবর ২০২২

অনুলিপি:
১। অফিস কপি

"""


MISTAKES = {
    "\t৩৩\t": "\t৩০\t",
    "০৪/১০/২০২২\t": "২৪/০৯/২০২২\t",
    "প্রণীত\tসংখ্যা": "প্রণীত\tতারিখ",
    "১টি কর্মশালা আয়োজন করা হয়েছে\t1.20": "১\t",
    "\t১৫\t": "\t১.৫০\t",
    "৩১/০২/২০২৩": "৩১/০১/২০২৩",
    "৩১/০১/২০২৩\t১৬/০২/২০২৩": "৩১/০১/২০২৩\t০৯/০২/২০২৩",
    "[২.২.৪] দেশে": "[২.২.৫] দেশে",
    "তারিখ: ২৮/০৯/২০২২": "তারিখ: ০২/১০/২০২২",
}
"""What is wrong in the example, and what is right."""


def without_mistakes(text: str) -> str:
    """Return the example put right."""
    for wrong, right in MISTAKES.items():
        assert wrong in text, wrong
        text = text.replace(wrong, right)
    return text


def report(*rows: str) -> str:
    """Return a report with these rows under the usual heading."""
    return "\n".join([TITLE, HEADINGS, *(rows or (GOOD_ROW,))])


def documents() -> Sequence[tuple[str, bytes]]:
    """Return everything that a page is looked at with: our own documents and the real ones."""
    own = {
        "example": EXAMPLE.read_text(),
        "clean": without_mistakes(EXAMPLE.read_text()),
        "one-row": report(),
        "plan": PLAN_WITHOUT_AREAS,
        "letter": LETTER + report(),
        "no-table": "শুধু একটি লাইন, কোনো ছক নেই।",
    }
    return [(name, text.encode()) for name, text in own.items()] + [(path.name, path.read_bytes()) for path in seeds()]


def post(
    client: Client, data: bytes | str, name: str = "report.txt", *, lang: str = "bn", **fields: str
) -> HttpResponse:
    """Drop a document as the form of the first page does."""
    client.cookies["lang"] = lang
    content = data.encode() if isinstance(data, str) else data
    return client.post("/check", {"file": SimpleUploadedFile(name, content), **fields})


def checked(client: Client, data: bytes | str, name: str = "report.txt", *, lang: str = "bn") -> JustHTML:
    """Drop a document and return the examined page."""
    answer = post(client, data, name, lang=lang)
    html = answer.content.decode()
    assert answer.status_code == 200, html
    return examine(html, lang=lang)


def parcel_of(page: JustHTML) -> str:
    """Return what the page carries instead of the site storing it."""
    (field,) = page.query("input[name=document]")
    return field.attrs["value"] or ""


def dropped(open_page: OpenPage, path: Path, **options: object) -> Page:
    """Open the first page in a browser, choose a document and send it."""
    page = open_page("/", **options)
    page.locator("#file").set_input_files(path)
    page.locator(".drop [type=submit]").click()
    page.wait_for_url("**/check")
    expect(page.locator("form.checked")).to_be_visible()
    return page
