"""Lists of a Word document: the bullets and numbers that it prints before paragraphs."""

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_listed(paragraph: etree._Element, listed: frozenset[tuple[str, str]]) -> bool:
    """Whether Word prints a bullet or a number before a paragraph, which is not in its text."""
    numbering = paragraph.find(f"{_WORD}pPr/{_WORD}numPr")
    if numbering is None:
        return False
    found = {child.tag: child.get(f"{_WORD}val", "") for child in numbering}
    return (found.get(f"{_WORD}numId", "0"), found.get(f"{_WORD}ilvl", "0")) in listed


def listed_levels(numbering: etree._Element | None) -> frozenset[tuple[str, str]]:
    """Return the lists (by number and level) that print something; outlines of headings print nothing."""
    if numbering is None:
        return frozenset()
    printed = {
        (abstract.get(f"{_WORD}abstractNumId", ""), level.get(f"{_WORD}ilvl", ""))
        for abstract in numbering.iter(f"{_WORD}abstractNum")
        for level in abstract.iter(f"{_WORD}lvl")
        if (form := level.find(f"{_WORD}numFmt")) is not None and form.get(f"{_WORD}val") != "none"
    }
    lists = [(num.get(f"{_WORD}numId", ""), num.find(f"{_WORD}abstractNumId")) for num in numbering.iter(f"{_WORD}num")]
    return frozenset(
        (number, level)
        for number, abstract in lists
        for form, level in printed
        if abstract is not None and abstract.get(f"{_WORD}val") == form
    )
