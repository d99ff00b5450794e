"""Older office formats, through LibreOffice where it is installed: .doc, .odt and .rtf become .docx."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST_SECONDS = 90


class NoLibreOffice(RuntimeError):
    """LibreOffice is not installed on this machine."""


class NotConverted(RuntimeError):
    """LibreOffice could not make a Word document of the file in time."""


def as_docx(data: bytes, ending: str) -> bytes:
    """Return the file as a Word document; raises ``NoLibreOffice`` or ``NotConverted``.

    Runs with a profile of its own in a folder that is removed afterwards, so that nothing is left
    behind and two conversions do not meet.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NoLibreOffice
    with TemporaryDirectory(prefix="suchok-") as folder:
        source = Path(folder) / f"document.{ending}"
        source.write_bytes(data)
        options = (f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo")
        command = (program, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", str(source))
        try:
            subprocess.run(command, capture_output=True, timeout=_LONGEST_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NotConverted from error
        made = Path(folder) / "out" / "document.docx"
        if not made.is_file():
            raise NotConverted
        return made.read_bytes()
