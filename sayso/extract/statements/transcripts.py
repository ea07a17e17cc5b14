"""Transcripts and interviews: lines that a speaker's name and a colon open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sayso.extract.statements.cues import in_first_person
from sayso.extract.statements.draft import Draft, Matter
from sayso.extract.statements.party import party

_NAME = r"[A-Z][\w.’'-]*"
_LABEL = re.compile(rf"^[\"“]?({_NAME}(?: {_NAME}){{0,3}})(?: \([^)\n]{{1,40}}\))?(:)[^\S\n]+(\S.*)$", re.MULTILINE)
TURN = "transcript"  # its pattern
_FEW = 3  # lines; a colon after a name once or twice is a heading
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


# A turn of a presenter's own words that ends with a question to somebody by name.
_HANDS_OVER = re.compile(rf".*[.!?…][”\"]? {_NAME}(?: {_NAME})?, (?=[^.!?]+\?$)")


def transcript_drafts(matter: Matter) -> list[Draft]:
    """A draft for each line of a transcript: a passage in which a few lines begin with one of two or more labels.

    Of what a presenter says only the questions are somebody's words beside the outlet's own.
    """
    text, syntax = matter.syntax.text, matter.syntax
    found = [match for match in _LABEL.finditer(text) if match.group(1) not in matter.cues.openers["labels"]]
    counts = Counter(match.group(1) for match in found)
    turns = {label for label in counts if label.lower() in matter.cues.openers["turns"]}
    repeated = {label for label, number in counts.items() if number > 1} | turns | _in_a_row(text, found)
    if len(repeated) < 2 or (len(found) < _FEW and not repeated <= turns):
        return []
    presenters = {match.group(1) for match in found if _question(match.group(3))}
    capitals = all(label.isupper() for label in repeated)
    tokens = {start: i for i, start in enumerate(syntax.starts)}
    drafts = []
    lines = {match.start() for match in found}
    for match in found:
        label, colon = tokens.get(match.start(1)), tokens.get(match.start(2))
        once = match.group(1) not in repeated
        if label is None or colon is None or (once and not (capitals and match.group(1).isupper())):
            continue
        head = matter.named[label].head if label in matter.named else colon - 1
        who = replace(party(matter, head), phrase=match.span(1), mention=match.span(1))
        content = (match.start(3), match.start(3) + len(match.group(3).rstrip()))
        if match.group(1) in presenters:
            if not text[: content[1]].endswith("?"):
                continue
            content = (match.start(3) + (_question(match.group(3)) or 0), content[1])
        else:
            content = (content[0], _goes_on(matter, content[1], lines))
        drafts.append(Draft(TURN, "say", colon, match.span(2), who, (content,)))
    return drafts


def _in_a_row(text: str, found: list[re.Match[str]]) -> set[str]:
    """The labels of lines that follow one another, a few of them: each may be there once."""
    row: list[re.Match[str]] = []
    labels: set[str] = set()
    for match in found:
        row = [*row, match] if row and not text[row[-1].end() : match.start()].strip() else [match]
        whole = match.group(3).rstrip().endswith((".", "?", "!", "…"))
        row = row if whole else []
        labels |= {one.group(1) for one in row} if len(row) >= _FEW else set()
    return labels


def _goes_on(matter: Matter, end: int, lines: set[int]) -> int:
    """Where a turn ends that may have more paragraphs: those before the next line with a label, or before the end, that
    are in the first person outside quotation marks."""
    for match in _PARAGRAPH.finditer(matter.syntax.text, end):
        if match.start() in lines or not in_first_person(matter, match.span()):
            break
        end = len(matter.syntax.text[: match.end()].rstrip())
    return end


def _question(turn: str) -> int | None:
    """Where the question begins with which a presenter hands over: "The river rose. NAME, what do you see?"."""
    match = _HANDS_OVER.match(turn.rstrip())
    return None if match is None else match.end()
