"""Read every sample in every format and print the table; exits 1 where a format misses a bar.

Words on the command line choose the formats whose names have one of them: ``python -m benchmarks.fidelity scan``.
"""

import sys

from benchmarks.fidelity.counts import Count
from benchmarks.fidelity.forms import FORMS, Form
from benchmarks.fidelity.samples import PLANS, Sample, samples
from suchok.documents.readers import read_file


def counted(form: Form, every: list[Sample]) -> Count:
    """Read every sample in one format."""
    count = Count()
    for sample in every:
        data = form.make(sample)
        count.add(sample, read_file("file", data, PLANS))
        if form.texts is not None:
            count.add_peer(sample, form.texts(data))
    return count


def misses(form: Form, count: Count) -> list[str]:
    """Return what a format misses."""
    missed = {
        f"cells below {form.cells:g}%": 100 * count.right < form.cells * count.cells,
        f"findings below {form.findings:g}%": 100 * count.found < form.findings * count.findings,
        "errors in clean documents": count.false > 0 and form.findings > 0,
        "wrong cells without a doubt": form.all_doubted and bool(count.wrong),
    }
    return [said for said, is_missed in missed.items() if is_missed]


def share(part: int, whole: int) -> str:
    """Return a percent as text, nothing of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else ""


def chosen(words: list[str]) -> list[tuple[str, Form]]:
    """Return the formats whose names have one of the words, all of them without words."""
    return [(name, form) for name, form in FORMS.items() if not words or any(word in name for word in words)]


def figures(count: Count) -> str:
    """Return the columns of one format."""
    shares = (share(count.right, count.cells), share(count.needless, count.right))
    found, peer = share(count.found, count.findings), share(count.texts_of_peer, count.texts)
    columns = (count.cells, *shares, count.doubted, len(count.wrong), found, count.false, peer)
    return "".join(f"{column:>9}" for column in columns)


def main() -> int:
    """Print the table; return the exit code."""
    every = list(samples())
    print(f"{len(every)} documents of the project's own; doubted: wrong, but told to be doubtful; silent: wrong untold")
    print("needless: right, but told to be doubtful")
    heads = ("cells", "right", "needless", "doubted", "silent", "findings", "false", "peer")
    print(f"{'format':28}{''.join(f'{head:>9}' for head in heads)}   peer is")
    kept, wrong = True, []
    for name, form in chosen(sys.argv[1:]):
        count = counted(form, every)
        missed = misses(form, count)
        kept = kept and not missed
        wrong += [f"{name} {one}" for one in count.wrong]
        print(f"{name:28}{figures(count)}   {form.peer}{''.join(f'   {said}' for said in missed)}", flush=True)
    print(*wrong, sep="\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
