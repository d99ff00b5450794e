"""Tesseract in process, with Bangla: one engine a thread, kept for the next page."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Empty, LifoQueue

# Our own threads are as many as the cores; Tesseract's inside each would only get in their way.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import tesserocr

from suchok.core.text.normalise import normalise
from suchok.documents.readers.scan.pictures import Grey

LANGUAGE = "ben"
BLOCK, LINE = tesserocr.PSM.SINGLE_BLOCK, tesserocr.PSM.SINGLE_LINE
RAW_LINE = tesserocr.PSM.RAW_LINE

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


class NoTesseract(RuntimeError):
    """The Bangla data of Tesseract is not installed on this machine."""


@dataclass(frozen=True, slots=True)
class Words:
    """What Tesseract reads: normalised lines, and how sure it is of all and of its ``weakest`` word, from 0 to 100."""

    lines: tuple[str, ...]
    confidence: int
    weakest: int

    @property
    def text(self) -> str:
        """The lines as one text."""
        return " ".join(line for line in self.lines if line)


def words_of(picture: Grey, mode: int) -> Words:
    """Return what Tesseract reads in a grey picture; raises ``NoTesseract``."""
    height, width = picture.shape
    with _engine() as engine:
        engine.SetPageSegMode(mode)
        engine.SetImageBytes(picture.tobytes(), width, height, 1, width)
        engine.SetSourceResolution(300)
        text = engine.GetUTF8Text()
        confidence = engine.MeanTextConf()
        weakest = min(engine.AllWordConfidences(), default=0)
        engine.Clear()
    return Words(tuple(normalise(line) for line in text.strip().split("\n")), int(confidence), int(weakest))


@cache
def folder_of_language() -> str:
    """Return the folder with the Bangla data; raises ``NoTesseract``. ``TESSDATA_PREFIX`` comes first."""
    for folder in (os.environ.get("TESSDATA_PREFIX", ""), *_FOLDERS):
        if folder and (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise NoTesseract


_free: LifoQueue[tesserocr.PyTessBaseAPI] = LifoQueue()


@contextmanager
def _engine() -> Iterator[tesserocr.PyTessBaseAPI]:
    try:
        engine = _free.get_nowait()
    except Empty:
        engine = tesserocr.PyTessBaseAPI(path=folder_of_language(), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)
    try:
        yield engine
    finally:
        _free.put(engine)
