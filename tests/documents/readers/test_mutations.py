"""Files with bytes changed, and pictures spoilt in other ways: read or refused, in bounded time and room."""

import io
import random
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suchok.core.plan.catalogue import official_plans
from suchok.documents.readers import UnreadableFile, read_file
from suchok.documents.writers import Format
from tests.documents.office_files import through_libreoffice
from tests.documents.readers.test_hostile import outcome
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import report
from tests.documents.scans import Look, as_file, pages_of

BEGINNINGS = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"BM",
    b"%PDF-1.7\n",
    b"{\\rtf1",
    b"PK\x03\x04",
    b"\xff\xfe",
]


def mutations(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield copies with bytes changed in the archive itself, and copies with bytes changed inside its parts."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for number in range(count):
        if number % 2:
            yield changed(data, chance)
            continue
        name = chance.choice([name for name in parts if name.endswith(".xml")])
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for other, content in parts.items():
                package.writestr(other, changed(content, chance) if other == name else content)
        yield made.getvalue()


def changed(data: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(len(mutant), 1))
        kind = chance.randrange(4)
        if kind == 0:
            mutant[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del mutant[at : at + chance.randint(1, 60)]
        elif kind == 2:
            mutant[at:at] = mutant[at : at + chance.randint(1, 200)]
        else:
            mutant[at:at] = chance.choice([b'"9999999999"', b"<w:tbl>", b"&#0;", b"</w:p>", b"\xff\xfe", b"-1"])
    return bytes(mutant)


@given(
    st.one_of(st.binary(max_size=400), st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=200)))
)
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableFile):
        read_file("any.txt", data, official_plans())


def test_mutated_pdfs_are_read_or_refused(is_long: bool) -> None:
    chance, data = random.Random(7), printed(report(), Format.PDF)
    for _ in range(10_000 if is_long else 40):
        try:
            read_file("mutant", changed(data, chance), ())
        except UnreadableFile:
            continue


# Seconds of the processor for one picture, and megabytes of memory beyond those of an ordinary one.
MOST_SECONDS, MOST_MEGABYTES = 60.0, 400.0


@pytest.mark.usefixtures("in_this_process")
def test_mutated_pictures_are_read_or_refused(is_long: bool) -> None:
    page, count, slowest = piece_of_a_page(), 2_500 if is_long else 10, 0.0
    outcome(as_file([page], "PNG"))
    ordinary = peak_megabytes()
    for mutant in (*mutated_pngs(as_file([page], "PNG", dpi=200), count, seed=7), *mutated_pages(page, count, seed=7)):
        begun = time.process_time()
        outcome(mutant)
        slowest = max(slowest, time.process_time() - begun)
    print(f"slowest {slowest:.1f} s, {peak_megabytes() - ordinary:.0f} MB more than an ordinary page")
    assert slowest < MOST_SECONDS
    assert peak_megabytes() - ordinary < MOST_MEGABYTES


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def piece_of_a_page() -> np.ndarray:
    """The heading of a report and the first rows of its table, scanned."""
    page = pages_of(printed(report(), Format.PDF), Look(dpi=200))[1]
    return page[page.shape[0] // 8 : page.shape[0] // 3, : page.shape[1] * 2 // 5]


def mutated_pages(page: np.ndarray, count: int, seed: int) -> Iterator[bytes]:
    """Yield pictures of a page that was cut, stretched, inverted, covered with noise, or several of these."""
    chance = np.random.default_rng(seed)
    for _ in range(count):
        mutant = page
        for at in chance.integers(len(SPOILINGS), size=chance.integers(1, 4)):
            mutant = SPOILINGS[at](mutant, chance)
        yield as_file([mutant], "PNG")


def cropped(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    height, width = page.shape
    top, left = chance.integers(height // 2), chance.integers(width // 2)
    return page[top : top + chance.integers(1, height), left : left + chance.integers(1, width)]


def stretched(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    width, height = (max(1, int(side * chance.uniform(0.2, 3))) for side in page.shape[::-1])
    return cv2.resize(page, (min(width, 4000), min(height, 4000)))


def inverted(page: np.ndarray, _: np.random.Generator) -> np.ndarray:
    return 255 - page


def noisy(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    noise = chance.normal(0, chance.uniform(5, 120), page.shape)
    return np.clip(page + noise, 0, 255).astype(np.uint8)


def ruled(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Cover a page with lines: a pattern of more cells than any table has."""
    spoilt = page.copy()
    spoilt[:: int(chance.integers(4, 40))] = 0
    spoilt[:, :: int(chance.integers(4, 40))] = 0
    return spoilt


def blackened(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    return np.where(page < chance.integers(1, 255), 0, page).astype(np.uint8)


SPOILINGS = (cropped, stretched, inverted, noisy, ruled, blackened)


def mutated_pngs(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield copies with bytes changed anywhere, and copies with one part changed and its checksum made right."""
    chance, parts = random.Random(seed), list(parts_of_png(data))
    for number in range(count):
        if number % 2:
            yield changed(data, chance)
            continue
        at = chance.randrange(len(parts))
        mutant = [
            (kind, changed(content, chance) if place == at else content) for place, (kind, content) in enumerate(parts)
        ]
        yield data[:8] + b"".join(png_part(kind, content) for kind, content in mutant)


def parts_of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def png_part(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
def test_mutated_files_are_read_or_refused(form: Format, is_long: bool) -> None:
    plans = official_plans()
    for mutant in mutations(printed(report(), form), 10_000 if is_long else 60, seed=7):
        with suppress(UnreadableFile):
            read_file("mutant", mutant, plans)


def test_mutated_workbooks_of_excel_97_are_read_or_refused(is_long: bool) -> None:
    plans, chance = official_plans(), random.Random(8)
    data = bytearray(through_libreoffice(printed(report(), Format.XLSX), "xlsx", "xls"))
    for _ in range(10_000 if is_long else 60):
        mutant = data[:]
        for _ in range(chance.choice((1, 3, 10, 40))):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        with suppress(UnreadableFile):
            read_file("mutant", bytes(mutant), plans)
