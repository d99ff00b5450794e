"""What people call the cells of a document, the places in a file and the kinds of sheets."""

from collections.abc import Mapping

from suchok.core.messages.sentence import Sentence

SHEET_KINDS: Mapping[str, Sentence] = {
    "plan": Sentence("কর্মপরিকল্পনা", "plan"),
    "report": Sentence("প্রতিবেদন", "report"),
}
_TARGET = Sentence("{level}% স্তরের লক্ষ্যমাত্রা", "target at {level}%")
_FIELDS: Mapping[str, Sentence] = {
    "code": Sentence("সূচকের নম্বর", "code"),
    "title": Sentence("সূচক", "indicator"),
    "activity": Sentence("কার্যক্রম", "activity"),
    "unit": Sentence("একক", "unit"),
    "weight": Sentence("মান", "weight"),
    "achievement": Sentence("অর্জন", "achievement"),
    "cumulative": Sentence("ক্রমপুঞ্জিত অর্জন", "cumulative achievement"),
    "score": Sentence("প্রাপ্ত নম্বর", "mark"),
    "remarks": Sentence("মন্তব্য", "remarks"),
    "fiscal_year": Sentence("অর্থবছর", "fiscal year"),
    "period": Sentence("সময়কাল", "period"),
    "total": Sentence("মোট", "total"),
    "areas.weight": Sentence("ক্ষেত্রের মান", "weight of the area"),
    "areas.number": Sentence("ক্ষেত্রের ক্রম", "number of the area"),
    "signatures": Sentence("স্বাক্ষর", "signature"),
    "letter": Sentence("পত্র", "letter"),
}
_PLACES: Mapping[str, Sentence] = {
    "page": Sentence("পাতা {at}", "page {at}"),
    "table": Sentence("ছক {at}", "table {at}"),
    "sheet": Sentence("শিট {at}", "sheet {at}"),
    "line": Sentence("লাইন {at}", "line {at}"),
    "row": Sentence("সারি {at}", "row {at}"),
    "column": Sentence("কলাম {at}", "column {at}"),
}


def name_of_field(field: str) -> Sentence:
    """Return what people call a field of ``suchok.findings/1``; one that has no name of its own is called as it is."""
    parts = field.split(".")
    first, last = parts[0], parts[-1]
    if first == "targets":
        return _TARGET.filled({"level": last})
    return _FIELDS.get(first) or _FIELDS.get(f"{first}.{last}") or Sentence(field, field)


def name_of_place(place: Mapping[str, object]) -> Sentence:
    """Return a place in the form of the contracts, its parts in their order, in words."""
    parts = [
        _PLACES[key].filled({"at": str(at)}, verbatim=("at",) if key == "sheet" else ()) for key, at in place.items()
    ]
    return Sentence(", ".join(part.bn for part in parts), ", ".join(part.en for part in parts))
