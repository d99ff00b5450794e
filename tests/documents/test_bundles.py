"""ZIP archives of documents: names lead nowhere, nothing unpacks to too much, each refusal is one sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from suchok.documents import bundles
from suchok.documents.bundles import bundled_bytes, files_of_bundle, is_bundle
from suchok.documents.readers import LARGEST_FILE, UnreadableFile, read_file
from tests.documents.bundling import bomb, bundle, claiming, marked_encrypted, with_link, with_long_directory

REPORT = "নমুনা".encode()


def names(data: bytes) -> list[str]:
    return [file.name for file in files_of_bundle(io.BytesIO(data), "b.zip")]


def refusal(data: bytes) -> str:
    """The code with which the first file, or the whole bundle, is refused."""
    with pytest.raises(UnreadableFile) as refused:
        bundled_bytes(io.BytesIO(data), files_of_bundle(io.BytesIO(data), "b.zip")[0].index, "x.txt")
    assert refused.value.sentence.bn
    assert refused.value.sentence.en.count("\n") == 0
    return refused.value.code


def test_files_come_in_the_order_of_their_names_with_their_bytes() -> None:
    data = bundle({"b/2.txt": b"two", "a.txt": b"one", "b/": b""})
    found = files_of_bundle(io.BytesIO(data), "b.zip")
    assert [(file.name, bundled_bytes(io.BytesIO(data), file.index, file.name)) for file in found] == [
        ("a.txt", b"one"),
        ("b/2.txt", b"two"),
    ]


@pytest.mark.parametrize(
    ("packed", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Windows\\x.txt", "Windows/x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("a\x1b[31m\u202e\n.txt", "a\ufffd[31m\ufffd\ufffd.txt"),
        ("ত্রৈমাসিক প্রতিবেদন.txt", "ত্রৈমাসিক প্রতিবেদন.txt"),
        ("ক" * 500 + ".txt", "ক" * 196 + ".txt"),
    ],
)
def test_a_name_is_only_shown(packed: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = bundle({packed: REPORT})
    assert names(data) == [shown]
    assert bundled_bytes(io.BytesIO(data), 0, shown) == REPORT
    assert list(tmp_path.iterdir()) == []


def test_utf_8_names_of_programs_that_do_not_say_so() -> None:
    data = bundle({"AAAAAA.txt": REPORT}).replace(b"AAAAAA", "কখ".encode())
    assert names(data) == ["কখ.txt"]


def test_what_systems_leave_behind_is_no_file() -> None:
    litter = ["__MACOSX/._a.txt", ".DS_Store", "sub/Thumbs.db", "desktop.ini", "~$report.docx", ".git/config"]
    assert names(bundle(dict.fromkeys([*litter, "a.txt"], REPORT))) == ["a.txt"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_link("a.txt", "/etc/passwd"), "file.is_link"),
        (marked_encrypted(bundle({"a.txt": REPORT})), "file.encrypted"),
        (bomb(), "file.unpacks_too_large"),
        (claiming(bundle({"a.txt": REPORT * 100}), 3), "file.damaged"),
        (bundle({"a.txt": REPORT * 100}).replace(b"PK\x03\x04", b"PK\x03\x05"), "file.damaged"),
        (bundle({}), "bundle.empty"),
        (bundle({".DS_Store": b"x"}), "bundle.empty"),
        (bundle({f"{number}.txt": b"x" for number in range(1001)}), "bundle.too_many"),
        (bundle({f"{number}.txt": b"x" for number in range(30_000)}), "bundle.too_many"),
        (b"PK\x03\x04 and no more", "file.damaged"),
        (bundle({"a.txt": REPORT})[:-30], "file.damaged"),
    ],
    ids=[
        "link", "encrypted", "bomb", "wrong size", "wrong header", "empty", "litter", "1001", "30000", "no zip", "cut",
    ],
)  # fmt: skip
def test_refusals(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_thousand_files_are_not_too_many() -> None:
    assert len(names(bundle({f"{number}.txt": b"x" for number in range(1000)}))) == 1000


@pytest.mark.parametrize("hidden", [False, True])
def test_a_directory_of_many_megabytes_is_not_read(hidden: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bundle({f"{number}.txt": b"x" for number in range(30_000)})
    data = with_long_directory(data, told=10) if hidden else data

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(bundles.zipfile, "ZipInfo", never)
    assert is_bundle(io.BytesIO(data))
    assert refusal(data) == "bundle.too_many"


def test_a_directory_in_the_long_form_is_read_like_any_other() -> None:
    assert names(with_long_directory(bundle({"a.txt": REPORT}), told=0xFFFFFFFF)) == ["a.txt"]


def test_all_files_together_may_not_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bundle({"a.txt": REPORT, "b.txt": REPORT})
    monkeypatch.setattr(bundles, "LARGEST_BUNDLE", 2 * len(REPORT))
    assert names(data) == ["a.txt", "b.txt"]
    monkeypatch.setattr(bundles, "LARGEST_BUNDLE", 2 * len(REPORT) - 1)
    assert refusal(data) == "file.unpacks_too_large"


def test_a_file_that_is_too_large_is_cut_where_the_reader_says_so() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", b"x" * (LARGEST_FILE + 1000))
    data = bundled_bytes(packed, 0, "a.txt")
    assert len(data) == LARGEST_FILE + 1
    with pytest.raises(UnreadableFile, match="too large"):
        read_file("a.txt", data, ())


@pytest.mark.parametrize("name", ["inner.zip", "inner.docx"])
def test_a_bundle_in_a_bundle_is_refused_whatever_its_name(name: str) -> None:
    inner = bundle({"a.txt": REPORT})
    (file,) = files_of_bundle(io.BytesIO(bundle({name: inner})), "b.zip")
    with pytest.raises(UnreadableFile) as refused:
        read_file(file.name, inner, ())
    assert refused.value.code == "file.is_archive"


@pytest.mark.parametrize("parts", [["[Content_Types].xml", "word/document.xml"], ["mimetype", "content.xml"]])
def test_one_document_is_no_bundle(parts: list[str]) -> None:
    assert not is_bundle(io.BytesIO(bundle(dict.fromkeys(parts, b"x"))))
    assert is_bundle(io.BytesIO(bundle({"a.docx": b"x"})))
    assert not is_bundle(io.BytesIO(b"only text"))
    assert not is_bundle(io.BytesIO(b""))


@pytest.mark.parametrize(
    "data", [bundle({"mimetype": b"x"}), bundle({"a.txt": b"x"}), b"PK\x03\x04 and no more", b"text"]
)
def test_a_file_can_be_read_from_its_beginning_after_the_question(data: bytes) -> None:
    file = io.BytesIO(data)
    is_bundle(file)
    assert file.read() == data
