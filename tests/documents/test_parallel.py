"""Work on many files: in order, and what hangs, dies or wants too much is one told failure."""

import os
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pebble.pool.process import TaskManager

from suchok.documents.apart import Lost
from suchok.documents.parallel import in_order
from tests.documents.working import doubled, killed, name_of_process


@pytest.fixture(params=["alone", "beside another thread"])
def threads(request: pytest.FixtureRequest) -> Iterator[None]:
    """Processes are forked while one thread runs, and started anew otherwise."""
    over = threading.Event()
    if request.param != "alone":
        threading.Thread(target=over.wait, daemon=True).start()
    yield
    over.set()


def test_one_that_fails_is_one_told_failure_and_the_rest_is_done_in_order(threads: None) -> None:
    found = list(in_order(doubled, range(12), seconds=2))
    lost = {number: result.code for number, result in enumerate(found) if isinstance(result, Lost)}
    assert lost == {
        3: "file.reader_failed",
        5: "file.reader_failed",
        7: "file.too_slow",
        9: "file.reader_failed",
    }
    assert [result for result in found if not isinstance(result, Lost)] == [0, 2, 4, 8, 12, 16, 20, 22]


def test_a_process_that_dies_unheard_takes_no_other_file_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the end of a process is seen before its first word, all that were under way are lost by the library."""
    monkeypatch.setattr(TaskManager, "task_start", lambda *_: None)
    found = list(in_order(doubled, [5, *range(10, 20)], seconds=20))
    assert [one.code if isinstance(one, Lost) else one for one in found] == ["file.reader_failed", *range(20, 40, 2)]


def test_what_was_lost_with_its_process_is_done_once_more_and_no_more(threads: None, tmp_path: Path) -> None:
    """The end of a process can be laid to the file before, whose result was not heard yet."""
    names = ["1.docx", "2.docx", "3.docx"]
    assert list(in_order(partial(killed, 1), [tmp_path / name for name in names], seconds=20)) == [2, 2, 2]
    lost = list(in_order(partial(killed, 9), [tmp_path / f"hostile {name}" for name in names], seconds=20))
    assert [one.code for one in lost if isinstance(one, Lost)] == ["file.reader_failed"] * 3
    assert [(tmp_path / f"hostile {name}").read_text() for name in names] == ["xx"] * 3


def test_what_is_lost_is_said_in_both_languages() -> None:
    (lost,) = in_order(doubled, [7], seconds=1)
    assert isinstance(lost, Lost)
    assert lost.sentence("a.docx").en == "a.docx took more than 1 seconds to read and was given up."
    assert "১ সেকেন্ড" in lost.sentence("a.docx").bn


def test_only_a_few_are_under_way() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield 10

    results = in_order(doubled, items())
    assert next(results) == 20
    assert len(taken) <= 4 * (os.cpu_count() or 1)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 4 * (os.cpu_count() or 1)


def test_no_process_is_left(threads: None) -> None:
    started = {pid for pid in in_order(name_of_process, range(20)) if isinstance(pid, int)}
    assert started
    assert os.getpid() not in started
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in started) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}/cmdline").exists() for pid in started)
