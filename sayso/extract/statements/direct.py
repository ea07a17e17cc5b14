"""Direct speech: which cue a quotation belongs to.

Judged by the surface first, since a long or broken quotation spoils the tree: the cue clause stands right after the
closing mark, right before the opening one, or between two quotations.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.subjects import passive, subject, top_of_phrase
from sayso.extract.statements.verbs import cue_words, fits_light
from sayso.extract.syntax import Syntax

_TAIL = 45  # tokens after a quotation within which its cue stands
_LEAD = 60
_STOPS = frozenset({".", "?", "!", ";"})
_SOFT = frozenset({",", "-", "–", "—", "--", "―"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_JOINING = frozenset({"CCONJ", "SCONJ"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A quotation, by its number, and the cue token that it belongs to; `begin` is where its content starts."""

    quotation: int
    cue: int
    pattern: str
    begin: int


def direct_drafts(matter: Matter) -> list[Draft]:
    """A draft for each cue with the quotations that it introduces or follows."""
    attached: dict[int, Attached] = {}
    for k in range(len(matter.quotations)):
        found = _after(matter, k) or _before(matter, k) or _continued(matter, k, attached)
        if found is not None:
            attached[k] = found
    by_cue: dict[int, list[Attached]] = {}
    for item in attached.values():
        by_cue.setdefault(item.cue, []).append(item)
    return [_draft(matter, cue, items) for cue, items in sorted(by_cue.items())]


def _draft(matter: Matter, cue: int, items: list[Attached]) -> Draft:
    syntax = matter.syntax
    content = tuple((item.begin, matter.quotations[item.quotation].end) for item in items)
    uses = matter.cues.verbs.get(matter.verbs[cue]) or matter.cues.nouns.get(syntax.lemmas[cue])
    quoting = [use for use in uses or () if "quote" in use.takes]
    act = quoting[0].act if quoting else "say"
    source = speaker(matter, cue, items[0])
    words = cue_words(syntax, cue) if syntax.pos[cue] != "PUNCT" else (syntax.starts[cue], syntax.ends[cue])
    return Draft(items[0].pattern, act, cue, words, source, content)


def speaker(matter: Matter, cue: int, item: Attached) -> Party | None:
    """Who says the quotation: the cue's subject, if it stands outside of it; else the nearest noun on the cue's side."""
    syntax = matter.syntax
    if syntax.pos[cue] == "PUNCT":
        name = cue + 1 if item.pattern.startswith("quotation") else cue - 1
        return party(matter, name) if 0 <= name < len(syntax) and syntax.pos[name] in _NOMINAL else None
    if syntax.pos[cue] == "NOUN":
        return _noun_source(matter, cue)
    quoted = _quoted_by(matter, cue)
    if quoted is not None:
        return quoted
    head = subject(matter, cue)
    if head is not None and matter.quoted[head] != item.quotation and syntax.sentence[head] == syntax.sentence[cue]:
        return party(matter, head)
    if passive(syntax, cue):
        return None
    return _nearest(matter, cue)


def _quoted_by(matter: Matter, cue: int) -> Party | None:
    """Whose words they are after a verb of quoting: "“…,” NAME quotes the minister", "quotes the words of the minister"."""
    syntax = matter.syntax
    if matter.verbs[cue] not in matter.cues.chain["citing"]:
        return None
    for i in range(cue + 1, min(cue + 5, len(syntax))):
        if syntax.pos[i] == "NOUN" and syntax.lemmas[i] in matter.cues.nouns:
            return _noun_source(matter, i)
    target = syntax.child(cue, "obj")
    return None if target is None else party(matter, target)


def _nearest(matter: Matter, cue: int) -> Party | None:
    """Where the tree fails: the noun phrase right after an inverted cue, else the one right before it."""
    syntax = matter.syntax
    for i in range(cue + 1, min(cue + 8, len(syntax))):
        if matter.quoted[i] >= 0 or syntax.pos[i] in ("PUNCT", "VERB", "ADP", "SPACE"):
            break
        if syntax.pos[i] in _NOMINAL and "Case=Acc" not in syntax.morph[i]:
            return party(matter, _phrase_head(syntax, i))
    for i in range(cue - 1, max(cue - 12, -1), -1):
        if matter.quoted[i] >= 0 or syntax.lower[i] in _STOPS or "\n" in syntax.words[i]:
            break
        if syntax.pos[i] in _NOMINAL:
            return party(matter, top_of_phrase(syntax, i))
    return None


def _phrase_head(syntax: Syntax, i: int) -> int:
    """From the first noun of a phrase on to its head: "Deputy Minister NAME", "the ministry spokesman"."""
    head = syntax.heads[i]
    if (
        head > i
        and head - i < 8
        and syntax.pos[head] in _NOMINAL
        and syntax.deps[i] in ("compound", "nmod:desc", "nmod", "amod")
    ):
        return head
    return i


def _noun_source(matter: Matter, noun: int) -> Party | None:
    """X's words; the words of X; a statement by X."""
    syntax = matter.syntax
    owner = syntax.child(noun, "nmod:poss")
    if owner is None:
        owner = next((c for c in syntax.children[noun] if c > noun and syntax.cased(c) in ("of", "by", "from")), None)
    return None if owner is None else party(matter, owner)


def _finite(syntax: Syntax, i: int) -> bool:
    """Whether a verb can carry a cue clause: no participle without an auxiliary, no infinitive."""
    if "VerbForm=Ger" in syntax.morph[i] or "VerbForm=Part" in syntax.morph[i]:
        return any(syntax.deps[c].startswith("aux") for c in syntax.children[i])
    return True


def _quotes_cue(matter: Matter, i: int) -> bool:
    uses = matter.cues.verbs.get(matter.verbs[i], ())
    return matter.syntax.pos[i] in ("VERB", "AUX") and any(
        "quote" in use.takes and fits_light(matter, i, use) for use in uses
    )


def _tokens_from(matter: Matter, offset: int) -> int:
    """The first token that starts at an offset or after it."""
    starts = matter.syntax.starts
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _after(matter: Matter, k: int) -> Attached | None:
    """“…,” X said; “…,” said X; “…” , - quotes the words of X."""
    syntax, quotation = matter.syntax, matter.quotations[k]
    inside = syntax.text[quotation.start : quotation.end].rstrip("\"“”„»«'’` ")
    last = inside[-1:]
    i = _tokens_from(matter, quotation.end)
    soft, dash = last in ",?!…—-–", False
    while i < len(syntax) and (syntax.words[i] in _SOFT or (syntax.pos[i] == "SPACE" and "\n" not in syntax.words[i])):
        soft = soft or syntax.words[i] in _SOFT
        dash = syntax.words[i] in _SOFT and syntax.words[i] != ","
        i += 1
    if i >= len(syntax) or "\n" in syntax.words[i] or syntax.pos[i] in _JOINING or not quotation.closed:
        return None
    if last in ".;:" and not soft:
        return None
    begin = i
    stop = min(begin + _TAIL, len(syntax))
    for j in range(begin, stop):
        if (
            matter.quoted[j] >= 0
            or (syntax.words[j] in _STOPS and not _abbreviation(syntax, j))
            or "\n" in syntax.words[j]
        ):
            stop = j
            break
    if not soft and not _speaks_at_once(matter, begin, stop):
        return None
    for j in range(begin, stop):
        if _quotes_cue(matter, j) and _finite(syntax, j) and _is_cue_clause(matter, begin, j, k):
            inverted = j - begin <= 1
            return Attached(
                k, j, "quotation, then cue" if not inverted else "quotation, then cue and source", _begin(matter, k)
            )
    if dash and _is_name(matter, begin, stop):
        return Attached(k, begin - 1, "quotation, dash, name", quotation.start)
    for j in range(begin, stop):
        uses = matter.cues.nouns.get(syntax.lemmas[j], ())
        if (
            syntax.pos[j] == "NOUN"
            and any("quote" in use.takes for use in uses)
            and j - begin < 8
            and _noun_source(matter, j)
        ):
            return Attached(k, j, "quotation, then noun", _begin(matter, k))
    return None


def _is_name(matter: Matter, begin: int, stop: int) -> bool:
    """Whether a line ends with nothing but a name and its description: “…” — NAME, mayor of PLACE"""
    syntax = matter.syntax
    ends = stop >= len(syntax) or "\n" in syntax.words[stop] or syntax.words[stop] == "."
    named = begin in matter.named or (syntax.pos[begin] == "PROPN" and begin + 1 < stop)
    return ends and named and stop - begin < 15 and not any(syntax.pos[i] == "VERB" for i in range(begin, stop))


def _speaks_at_once(matter: Matter, begin: int, stop: int) -> bool:
    """“No” said X, “No” X said: no comma, but the cue within two words and its clause ends there."""
    return any(_quotes_cue(matter, j) for j in range(begin, min(begin + 3, stop))) and (
        matter.syntax.starts[begin] > 0 and begin < stop
    )


def _is_cue_clause(matter: Matter, begin: int, cue: int, k: int) -> bool:
    """Whether nothing between the quotation and the cue has a clause of its own."""
    syntax = matter.syntax
    if (
        any(syntax.lower[c] == "to" and syntax.deps[c] in ("mark", "aux") for c in syntax.children[cue])
        and cue - begin < 2
    ):
        return False
    between = [
        i for i in range(begin, cue)
        if syntax.pos[i] == "VERB" and "VerbForm=Fin" in syntax.morph[i] and syntax.deps[i] not in ("acl:relcl", "advcl", "acl")
        and not syntax.under(i, cue)
    ]  # fmt: skip
    if between:
        return False
    if cue - begin > 1 and syntax.pos[begin] in ("VERB", "AUX", "ADP") and not syntax.under(begin, cue):
        return False
    return not any(
        syntax.deps[c] == "ccomp" and c > cue and matter.quoted[c] < 0 and "VerbForm=Fin" in syntax.morph[c]
        for c in syntax.children[cue]
    )


def _begin(matter: Matter, k: int) -> int:
    """Where the content starts: the quotation, or its sentence where that begins outside of it ("The plan is “dead,”
    she said")."""
    syntax, start = matter.syntax, matter.quotations[k].start
    i = _tokens_from(matter, start)
    if i == 0 or i >= len(syntax):
        return start
    j = i - 1
    first = start
    while j >= 0 and i - j < _LEAD:
        word = syntax.words[j]
        if matter.quoted[j] >= 0 and matter.quoted[j] != k:
            inner = matter.quotations[matter.quoted[j]]
            if syntax.text[inner.start : inner.end].rstrip("\"”“»'’ ")[-1:] in ",.?!" or _quotes_cue(matter, j):
                break
        elif word in _STOPS and not _abbreviation(syntax, j) or "\n" in word:
            break
        elif word == ":" or _quotes_cue(matter, j) or (word in _SOFT and j == i - 1):
            return start
        first = syntax.starts[j]
        j -= 1
    text = syntax.text[first:start]
    return first + len(text) - len(text.lstrip(" ,-–—")) if text.strip(" ,-–—") else start


def _abbreviation(syntax: Syntax, i: int) -> bool:
    """Whether a full stop stands inside a sentence: no space or a lower-case word after it."""
    if syntax.words[i] != ".":
        return False
    after = syntax.text[syntax.ends[i] : syntax.ends[i] + 2]
    return not after[:1].isspace() and after[:1].isalnum() or after[:1].isspace() and after[1:].islower()


def _before(matter: Matter, k: int) -> Attached | None:
    """X said: “…”; X said, “…”; X told reporters that “…”; NAME: “…”."""
    syntax, quotation = matter.syntax, matter.quotations[k]
    i = _tokens_from(matter, quotation.start) - 1
    lines = 0
    while i >= 0 and syntax.pos[i] == "SPACE":
        lines += "\n" in syntax.words[i]
        i -= 1
    if i < 0 or matter.quoted[i] == k:
        return None
    mark = syntax.words[i]
    if lines and mark != ":":
        return None
    if mark not in (":", ",") and not _quotes_cue(matter, i):
        return None
    if matter.quoted[i] >= 0 or (mark not in (":", ",") and not _ends_clause(matter, k)):
        return None
    j = i if mark not in (":", ",") else i - 1
    cue = None
    for step in range(j, max(j - _LEAD, -1), -1):
        if (syntax.words[step] in _STOPS and not _abbreviation(syntax, step)) or "\n" in syntax.words[step]:
            break
        if matter.quoted[step] >= 0:
            break
        if _quotes_cue(matter, step):
            other = any(
                syntax.deps[c] in ("ccomp",) and c > step and matter.quoted[c] < 0 for c in syntax.children[step]
            )
            if mark == ":" or not other:
                cue = step
            break
        if (
            mark == ","
            and syntax.pos[step] == "VERB"
            and "VerbForm=Fin" in syntax.morph[step]
            and not _before_cue(matter, step)
        ):
            return None
    if cue is not None:
        return Attached(k, cue, "cue, then quotation", quotation.start)
    if mark == ":":
        for step in range(j, max(j - 12, -1), -1):
            if syntax.words[step] in _STOPS or "\n" in syntax.words[step] or matter.quoted[step] >= 0:
                break
            if syntax.pos[step] == "NOUN" and syntax.lemmas[step] in matter.cues.nouns and _noun_source(matter, step):
                return Attached(k, step, "noun, then quotation", quotation.start)
        if syntax.name[j] >= 0 and _starts_line(syntax, syntax.names[syntax.name[j]].start):
            return Attached(k, i, "name and colon, then quotation", quotation.start)
    return None


def _ends_clause(matter: Matter, k: int) -> bool:
    """Whether a clause ends with the quotation, so that the words in it are all of the content."""
    text, end = matter.syntax.text, matter.quotations[k].end
    return text[end - 2 : end - 1] in tuple(".?!,…") or text[end : end + 1] in tuple(".?!,;\n") or not text[end:].strip()


def _before_cue(matter: Matter, verb: int) -> bool:
    """Whether a verb only belongs to a phrase inside the cue's clause ("he said, when asked, “…”")."""
    return matter.syntax.deps[verb] in ("acl:relcl", "advcl", "acl", "acl:relcl")


def _starts_line(syntax: Syntax, i: int) -> bool:
    return i == 0 or "\n" in syntax.words[i - 1]


def _continued(matter: Matter, k: int, attached: dict[int, Attached]) -> Attached | None:
    """“…,” she said. “…”: the next quotation goes on where nothing but the cue's clause stands between the two."""
    syntax = matter.syntax
    last = next((j for j in range(k - 1, max(k - 3, -1), -1) if j in attached), None)
    if last is None:
        return None
    previous, start, end = attached[last], matter.quotations[last].end, matter.quotations[k].start
    between = syntax.text[start:end]
    if "\n" in between:
        return None
    if syntax.starts[previous.cue] < start:
        return None if between.strip() else replace(previous, quotation=k, begin=end)
    stops = [
        i for i in range(_tokens_from(matter, start), _tokens_from(matter, end))
        if syntax.words[i] in _STOPS and not _abbreviation(syntax, i)
    ]  # fmt: skip
    if len(stops) > 1:
        return None
    goes_on = not syntax.text[syntax.ends[stops[0]] : end].strip("\"”»' \xa0") if stops else between.rstrip()[-1:] in tuple(",-–—:")
    return replace(previous, quotation=k, begin=end) if goes_on else None


def extended(matter: Matter, content: tuple[Stretch, ...], cue: int) -> tuple[Stretch, ...]:
    """Content whose edge falls inside a quotation grows to its end: quotation marks bound better than trees."""
    result: list[Stretch] = []
    at = matter.syntax.starts[cue]
    for start, end in content:
        for quotation in matter.quotations:
            if quotation.start >= end or quotation.end <= start or quotation.start <= at < quotation.end:
                continue
            inside = min(end, quotation.end) - max(start, quotation.start)
            if quotation.start < start and inside * 2 > quotation.end - quotation.start and quotation.end >= end - 1:
                start = quotation.start
            if end < quotation.end and start <= quotation.start + 1:
                end = quotation.end
        result.append((start, end))
    return tuple(result)
