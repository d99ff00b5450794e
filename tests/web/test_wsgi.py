"""What the server loads before the first request."""

import os
import subprocess
import sys
from pathlib import Path

LOAD = """
import gc, sys
import suchok.web.wsgi
assert "suchok.web.desk.views.work" in sys.modules
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_no_request_pays_for_looking_through_the_code_for_garbage(tmp_path: Path) -> None:
    values = {"SUCHOK_DEBUG": "1", "SUCHOK_DATA_DIR": str(tmp_path / "data")}
    process = subprocess.run(
        [sys.executable, "-c", LOAD], env=os.environ | values, check=True, capture_output=True, text=True
    )
    frozen, watched = map(int, process.stdout.split())
    assert frozen > 20 * watched
