"""Every benchmark, one after the other; the exit code is 1 if one misses its bar."""

import sys

from benchmarks import files, history, offices, pages, pdf, reading


def main() -> int:
    """Run all, so that one that misses its bar does not hide the others."""
    passed = [reading.run(), files.run(), pdf.main() == 0, history.run(), offices.main() == 0, pages.main() == 0]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
