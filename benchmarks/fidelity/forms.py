"""The formats that documents come in, each with how a sample is made into it, its bars and its peer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from benchmarks.fidelity.peers import texts_of_libreoffice, texts_of_tesseract
from benchmarks.fidelity.samples import Sample
from suchok.documents.writers import Format
from tests.documents.attachments import without_attachment
from tests.documents.office_files import in_bijoy, through_libreoffice, without_numbered_columns, without_rulings
from tests.documents.scans import LOOKS, Look, as_file, pages_of
from tests.documents.web_pages import printed_by_browser, web_page

_LIKE_TEXT, _RULED, _WRAPPED, _CLEAN_SCAN, _FINDINGS = 99.5, 99.0, 96.0, 97.0, 99.0


@dataclass(frozen=True, slots=True)
class Form:
    """One way a document may come: ``cells`` and ``findings`` are the percents that must be right.

    Where ``all_doubted``, each wrong cell must be one that the reader says it is not sure of.
    """

    make: Callable[[Sample], bytes]
    cells: float = 0.0
    findings: float = 0.0
    all_doubted: bool = False
    peer: str = ""
    texts: Callable[[bytes], set[str]] | None = None


def _written(form: Format, sample: Sample) -> bytes:
    return sample.written(form)


def _shown(sample: Sample) -> bytes:
    return without_attachment(sample.written(Format.PDF))


def _saved_by_libreoffice(to: str, sample: Sample) -> bytes:
    return through_libreoffice(sample.written(Format.DOCX), "docx", to)


def _by_browser(sample: Sample) -> bytes:
    return printed_by_browser(web_page(sample.document))


def _unruled(sample: Sample) -> bytes:
    return through_libreoffice(without_rulings(sample.written(Format.DOCX)), "docx", "pdf")


def _unruled_and_unnumbered(sample: Sample) -> bytes:
    word = without_numbered_columns(without_rulings(sample.written(Format.DOCX)))
    return through_libreoffice(word, "docx", "pdf")


def _in_bijoy(sample: Sample) -> bytes:
    return in_bijoy(sample.written(Format.DOCX))


def _scanned(look: Look, sample: Sample) -> bytes:
    return as_file(pages_of(sample.written(Format.PDF), look), "TIFF", compression="tiff_lzw")


def _office(make: Callable[[Sample], bytes], ending: str, cells: float) -> Form:
    texts = partial(texts_of_libreoffice, ending=ending)
    return Form(make, cells, _FINDINGS, peer="LibreOffice, HTML", texts=texts)


def _scan(name: str, look: Look) -> Form:
    cells = _CLEAN_SCAN if name == "300 dpi" else 0.0
    make = partial(_scanned, look)
    return Form(make, cells, _FINDINGS, all_doubted=not cells, peer="Tesseract", texts=texts_of_tesseract)


FORMS: Mapping[str, Form] = {
    "text": Form(partial(_written, Format.TEXT), _LIKE_TEXT, _FINDINGS),
    "docx": _office(partial(_written, Format.DOCX), "docx", _LIKE_TEXT),
    "docx by LibreOffice": Form(partial(_saved_by_libreoffice, "docx:MS Word 2007 XML"), _LIKE_TEXT, _FINDINGS),
    "docx in Bijoy": _office(_in_bijoy, "docx", _LIKE_TEXT),
    "xlsx": _office(partial(_written, Format.XLSX), "xlsx", _LIKE_TEXT),
    "pdf": _office(_shown, "pdf", _RULED),
    "pdf by LibreOffice": Form(partial(_saved_by_libreoffice, "pdf"), _WRAPPED, _FINDINGS),
    "pdf by a browser": Form(_by_browser, _RULED),
    "pdf, unruled": Form(_unruled),
    "pdf, unruled, unnumbered": Form(_unruled_and_unnumbered),
    **{f"scan {name}": _scan(name, look) for name, look in LOOKS.items()},
}
