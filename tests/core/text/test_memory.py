"""What was told of a text is remembered, within bounds."""

from suchok.core.text.memory import LONGEST, Memory


def test_a_text_is_looked_at_once() -> None:
    looked_at = []
    memory = Memory(lambda text: looked_at.append(text) or len(text), most=2)
    assert [memory["মান"], memory["মান"]] == [3, 3]
    assert looked_at == ["মান"]


def test_a_long_text_is_told_and_not_kept() -> None:
    memory = Memory(len, most=2)
    assert memory["ক" * (LONGEST + 1)] == LONGEST + 1
    assert not memory


def test_a_full_memory_begins_anew() -> None:
    memory = Memory(len, most=2)
    assert [memory[text] for text in ("ক", "কখ", "কখগ")] == [1, 2, 3]
    assert dict(memory) == {"কখগ": 3}
