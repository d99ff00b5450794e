"""Older office formats, through LibreOffice where it is installed: .doc, .odt and .rtf become .docx."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from suchok.documents.apart import LARGEST_PROCESS
from suchok.documents.turns import turn

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST_SECONDS = 90
# More would only share the processors. Who waits for a turn and then converts needs less than a file may take.
_AT_ONCE, _LONGEST_WAIT = os.cpu_count() or 1, 25
# LibreOffice does not say why it failed; with less than this, in bytes, the disk is the likeliest reason.
_LEAST_ROOM = 16 * 1024**2

# A document of a stranger opens nothing: no picture, object or text of another address or file, and no macro.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    # Whatever asks for an address all the same asks at a door that nobody opens.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


class NoLibreOffice(RuntimeError):
    """LibreOffice is not installed on this machine."""


class NotConverted(RuntimeError):
    """LibreOffice could not make a Word document of the file in time."""


class NoRoom(RuntimeError):
    """The disk for temporary files is full, or cannot be written to."""


class _Ended(BaseException):
    """The process is asked to end."""


def as_docx(data: bytes, ending: str) -> bytes:
    """Return the file as a Word document; raises ``NoLibreOffice``, ``NotConverted``, ``NoRoom`` or ``NoTurn``.

    Runs with a profile of its own in a folder that is removed afterwards, also when the process is asked to end,
    so that nothing is left behind and two conversions do not meet. Nothing that the file names elsewhere is opened.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NoLibreOffice
    try:
        with _cleared_before_end(), turn("conversion", at_once=_AT_ONCE, seconds=_LONGEST_WAIT) as folder:
            return _converted(program, data, ending, folder)
    except OSError as error:
        raise NoRoom from error


def _converted(program: str, data: bytes, ending: str, folder: Path) -> bytes:
    source = folder / f"document.{ending}"
    source.write_bytes(data)
    _write_settings(folder / "profile" / "user")
    options = (f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo")
    made_as = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out")
    _run((program, *options, *made_as, str(source)), temporary=folder)
    made = folder / "out" / "document.docx"
    if not made.is_file():
        raise NoRoom if shutil.disk_usage(folder).free < _LEAST_ROOM else NotConverted
    return made.read_bytes()


@contextmanager
def _cleared_before_end() -> Iterator[None]:
    """Let a process that is asked to end, as Ctrl-C does with those that read files, clear up before it does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except _Ended:
        signal.signal(signal.SIGTERM, before)
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(*_: object) -> None:
    raise _Ended


def _write_settings(user: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user.mkdir(parents=True)
    user.joinpath("registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(command: Sequence[str], temporary: Path) -> None:
    """Run a command with bounded time and memory; what it started itself ends with it."""
    # So much of the processors it can use in its time; it ends by that where nobody is left to end it.
    limits = f"ulimit -v {LARGEST_PROCESS // 1024}; ulimit -t {_LONGEST_SECONDS * (os.cpu_count() or 1)}"
    bounded = ("/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *command)
    # The pipe is closed when the last process that writes to it has ended, so that none writes into a folder that goes.
    with subprocess.Popen(
        bounded,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    ) as process:
        try:
            process.communicate(timeout=_LONGEST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise NotConverted from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
