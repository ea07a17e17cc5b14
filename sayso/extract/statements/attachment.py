"""Which cue a quotation belongs to.

Judged by the surface first, since a long or broken quotation spoils the tree: the cue's clause stands right after the
closing mark, right before the opening one, or between two quotations.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.statements.cues import announces, finite, introduces, token_at
from sayso.extract.statements.draft import Matter
from sayso.extract.statements.party import can_speak
from sayso.extract.syntax import Syntax

_TAIL = 45  # tokens after a quotation within which its cue stands
_LEAD = 60  # … and before it
_MANNER = 12  # … and a verb that is no cue by itself
_SOFT = frozenset({",", "-", "–", "—", "--", "―"})
_JOINING = frozenset({"CCONJ", "SCONJ"})
_INNER = frozenset({"acl:relcl", "advcl", "acl"})
_MARKS = "\"“”„»«'’` "


@dataclass(frozen=True, slots=True)
class Attached:
    """A quotation, by its number, and the cue token that it belongs to; `begin` is where its content starts."""

    quotation: int
    cue: int
    pattern: str
    begin: int


def attachments(matter: Matter) -> dict[int, Attached]:
    """Every quotation for which a cue is found, by its number."""
    attached: dict[int, Attached] = {}
    for k in range(len(matter.quotations)):
        found = _followed(matter, k) or _led(matter, k) or _continued(matter, k, attached)
        if found is not None:
            attached[k] = found
    return attached


def _followed(matter: Matter, k: int) -> Attached | None:
    """“…,” X said; “…,” said X; “…” , - quotes the words of X; “…” — NAME."""
    syntax, quotation = matter.syntax, matter.quotations[k]
    last = syntax.text[quotation.start : quotation.end].rstrip(_MARKS)[-1:]
    begin = token_at(matter, quotation.end)
    between: list[str] = []
    dash = begin
    while begin < len(syntax) and (syntax.words[begin] in _SOFT or _blank(syntax, begin)):
        if syntax.words[begin] in _SOFT:
            between.append(syntax.words[begin])
            dash = begin
        begin += 1
    comma = bool(between)
    if begin >= len(syntax) or "\n" in syntax.words[begin] or syntax.pos[begin] in _JOINING or not quotation.closed:
        return None
    stop = _tail_end(matter, begin)
    if (last in ".;:" and not comma) or (
        not comma
        and last not in ",?!…—-–"
        and not any(introduces(matter, j) for j in range(begin, min(begin + 3, stop)))
    ):
        return None
    for j in range(begin, stop):
        if introduces(matter, j) and finite(syntax, j) and _is_cue_clause(matter, begin, j):
            pattern = "quotation, then cue and source" if j - begin <= 1 else "quotation, then cue"
            return Attached(k, j, pattern, _begin(matter, k))
    if comma and between[-1] != "," and _is_name(matter, begin, stop):
        return Attached(k, dash, "quotation, dash, name", quotation.start)
    manner = _in_a_manner(matter, begin, stop) if last in ",?!" or comma else None
    if manner is not None:
        return Attached(k, manner, "quotation, then manner", _begin(matter, k))
    noun = next((j for j in range(begin, min(begin + 8, stop)) if announces(matter, j)), None)
    return None if noun is None else Attached(k, noun, "quotation, then noun", _begin(matter, k))


def _in_a_manner(matter: Matter, begin: int, stop: int) -> int | None:
    """“…,” smiles the manager; “…,” he shot back: a verb with nothing but its subject right behind the quotation."""
    syntax = matter.syntax
    verb = next((j for j in range(begin, min(begin + _MANNER, stop)) if syntax.pos[j] == "VERB"), None)
    if verb is None or not _finite_clause(syntax, verb):
        return None
    behind = [c for c in syntax.children[verb] if c > verb and matter.quoted[c] < 0]
    if any(syntax.deps[c] in ("obj", "ccomp", "xcomp") for c in behind):
        return None
    subjects = [c for c in syntax.children[verb] if syntax.deps[c] == "nsubj" and begin <= c < stop]
    speaks = [c for c in subjects if can_speak(matter, c)]
    before = range(begin, verb)
    alone = all(any(syntax.under(i, c) for c in subjects) or syntax.pos[i] == "ADV" for i in before)
    return verb if speaks and alone else None


def _blank(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] == "SPACE" and "\n" not in syntax.words[i]


def _tail_end(matter: Matter, begin: int) -> int:
    """The token after the rest of the sentence, up to the next quotation."""
    stop = begin
    limit = min(begin + _TAIL, len(matter.sentence))
    while stop < limit and matter.sentence[stop] == matter.sentence[begin] and matter.quoted[stop] < 0:
        stop += 1
    return stop


def _is_name(matter: Matter, begin: int, stop: int) -> bool:
    """Whether a line ends with nothing but a name and its description: “…” — NAME, mayor of PLACE"""
    syntax = matter.syntax
    ends = (
        stop >= len(syntax) or "\n" in syntax.text[syntax.ends[stop - 1] : syntax.starts[stop]] + syntax.words[stop - 1]
    )
    named = begin in matter.named or (syntax.pos[begin] == "PROPN" and begin + 1 < stop)
    return ends and named and stop - begin < 15 and not any(syntax.pos[i] == "VERB" for i in range(begin, stop))


def _is_cue_clause(matter: Matter, begin: int, cue: int) -> bool:
    """Whether nothing between the quotation and the cue has a clause of its own, and what follows is no content."""
    syntax = matter.syntax
    if cue - begin < 2 and any(syntax.lower[c] == "to" and c < cue for c in syntax.children[cue]):
        return False
    if cue - begin > 1 and syntax.pos[begin] in ("VERB", "AUX", "ADP") and not syntax.under(begin, cue):
        return False
    clauses = [i for i in range(begin, cue) if _finite_clause(syntax, i) and syntax.deps[i] not in _INNER]
    contents = [
        c
        for c in syntax.children[cue]
        if c > cue
        and syntax.deps[c] == "ccomp"
        and matter.quoted[c] < 0
        and matter.sentence[c] == matter.sentence[cue]
        and "," not in syntax.words[cue : syntax.left[c] + 1]  # else the tree took what comes next for content
    ]
    return not any(not syntax.under(i, cue) for i in clauses) and not any(_finite_clause(syntax, c) for c in contents)


def _finite_clause(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] == "VERB" and "VerbForm=Fin" in syntax.morph[i]


def _begin(matter: Matter, k: int) -> int:
    """Where the content starts: with the quotation, or with its sentence where that begins outside of it ("The plan is
    “dead,” she said")."""
    syntax, start = matter.syntax, matter.quotations[k].start
    here = token_at(matter, start)
    if not 0 < here < len(syntax):
        return start
    goes_on = syntax.text[start:].lstrip(_MARKS)[:1].islower()  # “…, “if conditions permit””
    if syntax.words[here - 1] in _SOFT and not goes_on:
        return start
    first = start
    for j in range(here - 1, max(here - _LEAD, -1), -1):
        if matter.sentence[j] != matter.sentence[here] or "\n" in syntax.words[j]:
            break
        if matter.quoted[j] >= 0:
            inner = matter.quotations[matter.quoted[j]]
            if introduces(matter, j) or syntax.text[inner.start : inner.end].rstrip(_MARKS)[-1:] in tuple(",.?!"):
                break
        elif syntax.words[j] == ":" or introduces(matter, j):
            return start
        first = syntax.starts[j]
    lead = syntax.text[first:start]
    return first + len(lead) - len(lead.lstrip(" ,-–—\xa0")) if lead.strip(" ,-–—\xa0") else start


def _led(matter: Matter, k: int) -> Attached | None:
    """X said: “…”; X said, “…”; X said “…”; a statement by X: “…”; NAME: “…”."""
    syntax, quotation = matter.syntax, matter.quotations[k]
    i = token_at(matter, quotation.start) - 1
    line = i
    while i >= 0 and syntax.pos[i] == "SPACE":
        i -= 1
    if i < 0 or matter.quoted[i] >= 0:
        return None
    mark = syntax.words[i]
    if any("\n" in word for word in syntax.words[i + 1 : line + 1]) and mark != ":":
        return None
    if mark in (":", ","):
        found = _lead_cue(matter, i - 1, mark)
    else:
        found = i if introduces(matter, i) and _ends_clause(matter, k) else None
    if found is not None:
        return Attached(k, found, "cue, then quotation", _after_that(matter, found, quotation.start))
    return _label(matter, k, i) if mark == ":" else None


def _lead_cue(matter: Matter, last: int, mark: str) -> int | None:
    """The nearest cue before a colon or comma that has no other content."""
    syntax = matter.syntax
    for j in range(last, max(last - _LEAD, -1), -1):
        if matter.sentence[j] != matter.sentence[last] or matter.quoted[j] >= 0:
            return None
        if introduces(matter, j) or (mark == ":" and j == last and matter.verbs[j] in matter.cues.verbs):
            contents = [c for c in syntax.children[j] if c > j and syntax.deps[c] == "ccomp" and matter.quoted[c] < 0]
            contents = [c for c in contents if matter.sentence[c] == matter.sentence[j]]
            return j if mark == ":" or not contents else None
        if mark == "," and _finite_clause(syntax, j) and syntax.deps[j] not in _INNER:
            return None
    return None


def _after_that(matter: Matter, cue: int, start: int) -> int:
    """Said that in spring, “…”: content starts after "that", where that stands before the quotation."""
    syntax = matter.syntax
    for j in range(cue + 1, token_at(matter, start)):
        if syntax.lower[j] in matter.cues.openers["complementisers"] and syntax.pos[j] == "SCONJ":
            lead = syntax.text[syntax.ends[j] : start]
            return start - len(lead.lstrip(" ,\xa0")) if lead.strip(" ,\xa0") else start
    return start


def _label(matter: Matter, k: int, colon: int) -> Attached | None:
    """The comment by X: “…”; NAME: “…” at the start of a line."""
    start = matter.quotations[k].start
    for j in range(colon - 1, max(colon - 12, -1), -1):
        if matter.sentence[j] != matter.sentence[colon] or matter.quoted[j] >= 0:
            break
        if announces(matter, j):
            return Attached(k, j, "noun, then quotation", start)
    name = matter.named.get(colon - 1)
    if name is not None and (name.start == 0 or "\n" in matter.syntax.words[name.start - 1]):
        return Attached(k, colon, "name and colon, then quotation", start)
    return None


def _ends_clause(matter: Matter, k: int) -> bool:
    """Whether a clause ends with the quotation, so that the words in it are all of the content."""
    text, end = matter.syntax.text, matter.quotations[k].end
    closed = text[end - 2 : end - 1] in tuple(".?!,…") or text[end : end + 1] in tuple(".?!,;\n")
    return closed or not text[end:].strip()


def _continued(matter: Matter, k: int, attached: dict[int, Attached]) -> Attached | None:
    """“…,” she said. “…”: the next quotation goes on where nothing but the cue's clause stands between the two; a title
    in quotation marks inside that clause is passed over."""
    last = next((j for j in range(k - 1, max(k - 3, -1), -1) if j in attached), None)
    if last is None:
        return None
    syntax, previous = matter.syntax, attached[last]
    start, end = matter.quotations[last].end, matter.quotations[k].start
    between = syntax.text[start:end]
    if "\n" in between:
        return None
    if syntax.starts[previous.cue] < start:
        return None if between.strip() else replace(previous, quotation=k, begin=end)
    here = token_at(matter, end)
    before = here - 1
    while _blank(syntax, before):
        before -= 1
    sentences = matter.sentence[here] - matter.sentence[token_at(matter, start)]
    if sentences == 0:
        goes_on = between.rstrip()[-1:] in tuple(",-–—:") or syntax.pos[before] == "CCONJ"
    else:
        while syntax.words[before] in _SOFT:  # "— We stay, — said the mayor. — All of us."
            before -= 1
        goes_on = sentences == 1 and matter.sentence[before] != matter.sentence[here]
    return replace(previous, quotation=k, begin=end) if goes_on else None
