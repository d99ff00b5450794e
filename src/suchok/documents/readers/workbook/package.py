"""A workbook of our own making around the parts of another one, for python-calamine: nothing else can be in it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.workbook.sheets import Value

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = f'<Relationship Id="r{{0}}" Type="{_OFFICE}/{{1}}" Target="{{2}}"/>'
_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    f' xmlns:r="{_OFFICE}"><workbookPr date1904="{{}}"/><sheets>{{}}</sheets></workbook>'
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that values are read from: the sheets, and what all of them share."""

    sheets: Sequence[bytes]
    styles: bytes | None
    strings: bytes | None
    counts_from_1904: bool


def values_of(package: Package) -> Sequence[Sequence[Sequence[Value]]]:
    """Return the rows of each sheet from its first; raises ``UnsafeArchive`` for a damaged one."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_packed(package)))
        return [
            book.get_sheet_by_name(str(number)).to_python(skip_empty_area=False)
            for number in range(len(package.sheets))
        ]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # What its Rust code raises where it meets the unexpected is no Exception.
        raise UnsafeArchive("broken") from error


def _packed(package: Package) -> bytes:
    numbers = range(len(package.sheets))
    sheets = "".join(f'<sheet name="{number}" sheetId="{number + 1}" r:id="r{number}"/>' for number in numbers)
    relations = "".join(_RELATION.format(number, "worksheet", f"worksheets/{number}.xml") for number in numbers)
    written = io.BytesIO()
    # Not compressed: it is read at once.
    with ZipFile(written, "w") as archive:
        archive.writestr("_rels/.rels", _RELATIONS.format(_RELATION.format(0, "officeDocument", "xl/workbook.xml")))
        archive.writestr("xl/workbook.xml", _WORKBOOK.format(int(package.counts_from_1904), sheets))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(relations))
        for name, part in (("styles", package.styles), ("sharedStrings", package.strings)):
            if part is not None:
                archive.writestr(f"xl/{name}.xml", part)
        for number, part in enumerate(package.sheets):
            archive.writestr(f"xl/worksheets/{number}.xml", part)
    return written.getvalue()
