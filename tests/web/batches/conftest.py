"""Every test keeps its batches in a folder of its own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    settings.BATCH_FOLDER = tmp_path / "batches"
    return tmp_path / "batches"
