"""Whoever reads does not wait for the libraries that write."""

import subprocess
import sys

import pytest

HEAVY = {"typst", "docx", "xlsxwriter", "fontTools", "pikepdf"}


@pytest.mark.parametrize("module", ["suchok.documents.writers", "suchok.documents.writers.json", "suchok.cli"])
def test_writers_are_imported_when_a_file_is_written(module: str) -> None:
    script = f"import {module}, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert HEAVY & set(loaded) == set()
