from __future__ import annotations

from compare.rows import row

from sayso.compare.families import SKETCH, Families


def _families(*documents: tuple[str, list[str], int, list[str]]) -> dict[str, str]:
    families = Families()
    for document, chain, outlets, texts in documents:
        for text in texts:
            families.add(row(document, chain, text, outlets=outlets))
    return families.found()


LONG = [f"statement number {i}" for i in range(10 * SKETCH)]


def test_an_excerpt_belongs_to_its_article_and_another_article_does_not() -> None:
    original = ("d1", ["Suel", "Centre"], 1, LONG)
    excerpt = ("d2", ["Suel", "Centre", "Reader"], 2, LONG[:60])
    other = ("d3", ["Suel", "Centre"], 1, [f"other {text}" for text in LONG])
    found = _families(original, excerpt, other)
    assert found == {"d1": "d1", "d2": "d1", "d3": "d3"}


def test_two_republications_are_one_family_without_the_original() -> None:
    found = _families(("d2", ["Suel", "Centre", "A"], 2, LONG), ("d1", ["Suel", "Centre", "B"], 2, LONG))
    assert found == {"d1": "d1", "d2": "d1"}


def test_memory_does_not_grow_with_the_statements() -> None:
    families = Families()
    for text in LONG:
        families.add(row("d1", ["Suel", "Centre"], text))
    assert len(families._sketches["d1"]) == SKETCH
