"""A file that hangs, kills or fills the process that reads it is one told failure, and the next one is read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pebble.pool.process import TaskManager
from pikepdf import Array, Dictionary, Name
from PIL import Image

from suchok.documents import previews
from suchok.documents.apart import Lost, apart
from suchok.documents.previews import preview_of, without_hidden
from suchok.documents.readers import UnreadableFile, by_format, read_file
from suchok.documents.readers.scan.pictures import UnreadablePicture
from suchok.documents.writers import Format
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import report
from tests.documents.working import doubled, killed, name_of_process


def test_what_is_lost_is_told_and_the_next_is_done() -> None:
    for number, code in ((5, "file.reader_failed"), (7, "file.too_slow"), (9, "file.reader_failed")):
        lost = apart(1, doubled, number)
        assert isinstance(lost, Lost)
        assert lost.code == code, number
        assert apart(10, doubled, 4) == 8


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="three"):
        apart(10, doubled, 3)


def test_one_process_is_kept_for_all_and_replaced_when_it_was_killed() -> None:
    kept = apart(10, name_of_process, 0)
    assert isinstance(kept, int)
    assert kept != os.getpid()
    assert apart(10, name_of_process, 0) == kept
    os.kill(kept, signal.SIGKILL)
    until = time.monotonic() + 20
    while Path(f"/proc/{kept}/cmdline").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert apart(10, doubled, 4) == 8


def test_work_whose_process_died_is_done_once_more_and_no_more(tmp_path: Path) -> None:
    """A machine without memory ends any process; a file that ends two is hostile."""
    assert apart(20, killed, 1, tmp_path / "spared") == 2
    lost = apart(20, killed, 9, tmp_path / "hostile")
    assert isinstance(lost, Lost)
    assert (lost.code, (tmp_path / "hostile").read_text()) == ("file.reader_failed", "xx")


UNGUARDED = """
import sys, threading
from pathlib import Path
from suchok.documents.readers import read_file
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(len(read_file("report.pdf", Path(sys.argv[1]).read_bytes(), ()).sheets))
"""


@pytest.mark.parametrize("is_file", [True, False], ids=["a script", "standard input"])
def test_a_program_that_reads_files_is_not_run_again_by_the_process_kept_for_them(
    is_file: bool, tmp_path: Path
) -> None:
    given, script = tmp_path / "given.pdf", tmp_path / "script.py"
    given.write_bytes(printed(report(), Format.PDF))
    script.write_text(UNGUARDED)
    command = [sys.executable, str(script) if is_file else "-", str(given)]
    text = None if is_file else UNGUARDED
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


ORPHAN = """
import sys, threading
from suchok.documents import apart
from tests.documents.working import name_of_process, spun
if sys.argv[1] == "beside another thread":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
apart._GRACE = 1
if __name__ == "__main__":
    print(apart.apart(1, name_of_process, 0), flush=True)
    apart.apart(1, spun, 0) if sys.argv[2] == "busy" else sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["alone", "beside another thread"])
@pytest.mark.parametrize("state", ["idle", "busy"])
def test_the_process_ends_when_nobody_is_left_to_end_it(how: str, state: str, tmp_path: Path) -> None:
    program = tmp_path / "orphan.py"
    program.write_text(ORPHAN)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, program, how, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as parent:
        assert parent.stdout is not None
        kept = Path(f"/proc/{int(parent.stdout.readline())}")
        time.sleep(0.2)
        assert kept.exists()
        parent.kill()
    until = time.monotonic() + 60
    while kept.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not kept.exists()


def drawing_itself(
    content: bytes, calls: bytes, kind: str, named: Callable[[pikepdf.Pdf, pikepdf.Object], object]
) -> bytes:
    """Return a page whose ``content`` draws a form, and whose form ``calls`` what is ``named`` so: itself."""
    pdf = pikepdf.new()
    form = pdf.make_indirect(pdf.make_stream(calls))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 842, 595])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    page = pdf.add_blank_page(page_size=(842, 595))
    page.Resources = form.Resources = Dictionary({f"/{kind}": Dictionary(X=named(pdf, form))})
    page.Contents = pdf.make_stream(content)
    saved = BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def form_of_itself() -> bytes:
    """Return a PDF of a kilobyte that takes as much memory as there is."""
    return drawing_itself(b"/X Do", b"/X Do /X Do", "XObject", lambda _, form: form)


def mask_of_itself() -> bytes:
    """Return a PDF of a kilobyte that is never drawn to its end."""

    def state(pdf: pikepdf.Pdf, form: pikepdf.Object) -> object:
        return pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))

    return drawing_itself(b"/X gs 0 0 842 595 re f", b"/X gs 0 0 842 595 re f " * 3, "ExtGState", state)


def test_a_pdf_that_takes_all_memory_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_format, "LONGEST_READING", 2)
    with pytest.raises(UnreadableFile) as refused:
        read_file("প্রতিবেদন.pdf", form_of_itself(), ())
    assert refused.value.code == "file.too_slow"
    assert "২ সেকেন্ডের" in refused.value.sentence.bn
    monkeypatch.undo()
    assert read_file("report.pdf", printed(report(), Format.PDF), ()).sheets


@pytest.mark.parametrize("made", [form_of_itself, mask_of_itself])
def test_a_pdf_that_cannot_be_drawn_in_time_has_no_preview(
    made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "LONGEST_DRAWING", 2)
    assert preview_of(made()) is None
    assert preview_of(printed(report(), Format.PDF)) is not None


@pytest.mark.parametrize("asked", [preview_of, without_hidden])
def test_a_photograph_that_cannot_be_drawn_in_time_is_refused(
    asked: Callable[[bytes], bytes | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(saved, "WEBP")
    assert asked(saved.getvalue())
    monkeypatch.setattr(previews, "apart", lambda seconds, *_: Lost("file.too_slow", TimeoutError(), seconds))
    with pytest.raises(UnreadablePicture, match=r"file\.too_slow"):
        asked(saved.getvalue())


def test_work_that_ends_its_process_unheard_again_and_again_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TaskManager, "task_start", lambda *_: None)
    lost = apart(20, doubled, 5)
    assert isinstance(lost, Lost)
    assert lost.code == "file.reader_failed"
