"""Lists of a Word document: the bullets and numbers that it prints before paragraphs."""

from collections import defaultdict

from lxml import etree

from suchok.documents.readers.docx.names import child_of, w

_LEVELS = frozenset("012345678")


def is_listed(paragraph: etree._Element, listed: frozenset[tuple[str, str]]) -> bool:
    """Whether Word prints a bullet or a number before a paragraph, which is not in its text."""
    numbering = child_of(child_of(paragraph, w("pPr")), w("numPr"))
    if numbering is None:
        return False
    found = {child.tag: child.get(w("val"), "") for child in numbering}
    return (found.get(w("numId"), "0"), found.get(w("ilvl"), "0")) in listed


def listed_levels(numbering: etree._Element | None) -> frozenset[tuple[str, str]]:
    """Return the lists (by number and level) that print something; outlines of headings print nothing."""
    if numbering is None:
        return frozenset()
    printed = {
        (abstract.get(w("abstractNumId"), ""), level.get(w("ilvl"), ""))
        for abstract in numbering.iter(w("abstractNum"))
        for level in abstract.iter(w("lvl"))
        if level.get(w("ilvl"), "") in _LEVELS
        and (form := level.find(w("numFmt"))) is not None
        and form.get(w("val")) != "none"
    }
    by_form: defaultdict[str, list[str]] = defaultdict(list)
    for named, at in printed:
        by_form[named].append(at)
    lists = [(num.get(w("numId"), ""), num.find(w("abstractNumId"))) for num in numbering.iter(w("num"))]
    return frozenset(
        (number, level)
        for number, abstract in lists
        if abstract is not None
        for level in by_form.get(abstract.get(w("val"), ""), ())
    )
