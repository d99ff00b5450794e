"""The command line: ``suchok read | check | score | mend | convert | catalogue``, one file per command."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    print("suchok: only `suchok web …` exists so far", file=sys.stderr)
    return 2
