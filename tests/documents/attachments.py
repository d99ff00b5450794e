"""The JSON inside a PDF that Suchok printed: taken out, or another one put in."""

import io

import pikepdf

NAME = "document.json"


def with_attachment(data: bytes, attachment: bytes | None) -> bytes:
    """Return a PDF whose attached document is ``attachment``, or that has none."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.attachments[NAME]
        if attachment is not None:
            pdf.attachments[NAME] = pikepdf.AttachedFileSpec(pdf, attachment, filename=NAME)
        pdf.save(made)
    return made.getvalue()


def without_attachment(data: bytes) -> bytes:
    """Return a PDF that can only be read by what it shows."""
    return with_attachment(data, None)
