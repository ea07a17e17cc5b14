"""An annotated Doc in CoNLL-U, the format of the treebanks (https://universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_EMPTY = "_"
_PARAGRAPH = 2  # line ends between two sentences of different paragraphs


def sentences(doc: Doc, name: str, numbers: Iterator[int]) -> Iterator[str]:
    """The sentences of a Doc, each a block of lines that ends with an empty one; white space makes none.

    `name` and the next of `numbers` make the ids. Names stand in the last column (`NER=B-PER`), as does `SpaceAfter`.
    """
    fresh = True
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            begins = ["# newpar"] if fresh else []
            told = [f"# sent_id = {name}-{next(numbers)}", f"# text = {' '.join(sentence.text.split())}"]
            yield "\n".join([*begins, *told, *_rows(words), "", ""])
        fresh = _ends_paragraph(sentence)


def _rows(words: list[Token]) -> Iterator[str]:
    places = {token.i: place for place, token in enumerate(words, 1)}
    for token in words:
        root = token.head.i == token.i
        columns = (
            *(str(places[token.i]), token.text, token.lemma_, token.pos_, token.tag_, str(token.morph)),
            *(str(0 if root else places[token.head.i]), token.dep_, "", _misc(token)),
        )
        yield "\t".join(column or _EMPTY for column in columns)


def _misc(token: Token) -> str:
    name = f"NER={token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
    joined = "" if token.whitespace_ or _space_follows(token) else "SpaceAfter=No"
    return "|".join(part for part in (name, joined) if part)


def _space_follows(token: Token) -> bool:
    after = token.i + 1
    return after == len(token.doc) or token.doc[after].is_space


def _ends_paragraph(sentence: Span) -> bool:
    behind = "".join(token.text_with_ws for token in sentence if token.is_space)
    return behind.count("\n") >= _PARAGRAPH
