"""DOCX: the document's shell by python-docx, its body as one XML text parsed once."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as Shell
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from suchok.documents.content.parts import Content
from suchok.documents.mark import MARK_NAME
from suchok.documents.writers.clean import clean
from suchok.documents.writers.docx.body import body_xml, footer_xml
from suchok.documents.writers.docx.xml import FONT, FONT_ELSE, NAMESPACE
from suchok.documents.writers.zip import with_fixed_times

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = f'xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}"'
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Word's limit for a title in the properties.
_LONGEST_TITLE = 255


def write_docx(content: Content, mark: str, *, timestamp: datetime) -> bytes:
    """Return a Word document; ``mark`` is kept in it as a hidden custom property."""
    shell = docx.Document()
    _describe(shell, content.title, timestamp)
    _fill_body(shell, content)
    _name_fonts(shell)
    _add_mark(shell, mark)
    out = io.BytesIO()
    shell.save(out)
    return with_fixed_times(out.getvalue())


def _describe(shell: Shell, title: str, timestamp: datetime) -> None:
    properties = shell.core_properties
    properties.title = clean(title)[:_LONGEST_TITLE]
    properties.author = properties.comments = ""
    properties.language = "bn-BD"
    # The properties take a time without a zone and call it UTC.
    properties.created = properties.modified = timestamp.astimezone(UTC).replace(tzinfo=None)


def _fill_body(shell: Shell, content: Content) -> None:
    footer = shell.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.getparent().replace(footer.paragraphs[0]._p, _parsed(footer_xml())[0])  # noqa: SLF001
    relation = shell.element.body.sectPr.footerReference_lst[0].rId
    # The document is parsed as a whole: lxml takes the square of the rows to move a table into another tree.
    body = f"<w:body>{body_xml(content, relation)}</w:body>"
    shell.part._element = parse_xml(f"<w:document {_NAMESPACES}>{body}</w:document>")  # noqa: SLF001


def _parsed(xml: str) -> Any:
    """Return an element whose children are ``xml``."""
    return parse_xml(f"<w:body {_NAMESPACES}>{xml}</w:body>")


def _name_fonts(shell: Shell) -> None:
    """Make Nikosh the font of the document and name what Word should take where it is missing."""
    fonts = shell.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(f"{{{NAMESPACE}}}{kind}", FONT)
    font_table = shell.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    # python-docx keeps this part as bytes and has no other way to change it.
    font_table._blob = (  # noqa: SLF001
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_NAMESPACES}>'
        f'<w:font w:name="{FONT}"><w:altName w:val="{FONT_ELSE}"/></w:font></w:fonts>'
    ).encode()


def _add_mark(shell: Shell, mark: str) -> None:
    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{_FORMAT_ID}" pid="2" name="{MARK_NAME}"><vt:lpwstr>{mark}</vt:lpwstr></property>'
        "</Properties>"
    )
    package = shell.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
