"""Cue clauses set into their content or after it, between commas: "the plan, she said on Friday, is dead"; "talks go
on, the ministry said". Read off the surface: parsers hang these clauses in many ways."""

from __future__ import annotations

from sayso.extract.statements.clauses import is_aside
from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import nobody, subject
from sayso.extract.syntax import Syntax
from sayso.languages.cues import Cue
from sayso.records import Act

_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_LONG = 30  # tokens of a cue clause with its source's description
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_SHORT = 12  # … of one behind a question
_SPAN = 5  # tokens of "just two days after"
_COMMAS = frozenset({",", "-", "–", "—", "--", "―"})


def inserted_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each finite cue whose clause stands between commas, with the rest of the sentence as content."""
    drafts = []
    for verb, lemma in enumerate(matter.verbs):
        uses = matter.cues.verbs.get(lemma)
        if uses is None or verb in taken or matter.syntax.pos[verb] != "VERB" or matter.quoted[verb] >= 0:
            continue
        act = next((use.act for use in uses if "clause" in use.takes and _sets_aside(use)), None)
        if act is None or not _finite(matter.syntax, verb):
            continue
        draft = _asked(matter, verb, act) or _draft(matter, verb, act)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(matter: Matter, verb: int, act: Act) -> Draft | None:
    syntax, function = matter.syntax, matter.cues.function
    head = _inverted(matter, verb)
    if head is None and not _governs(matter, verb):
        head = subject(matter, verb)
    if head is None or (syntax.deps[verb] == "acl:relcl" and syntax.heads[head] != verb):
        return None
    if matter.sentence[head] != matter.sentence[verb]:
        return None
    if syntax.lower[head] in function["relative"] | function["pointing"] or nobody(matter, head, verb):
        return None
    who, content = party(matter, head), _around(matter, verb, head)
    uses = matter.cues.verbs[matter.verbs[verb]]
    if not content or (who.kind != "media" and any(use.source == "media" for use in uses)):
        return None
    return Draft("clause around", act, verb, cue_words(syntax, verb), who, content)


def _asked(matter: Matter, verb: int, act: Act) -> Draft | None:
    """ "Was it safe? asked the mayor." "Never! he shouted.": a clause with nothing but a cue and its subject behind a
    question or an exclamation, which is the content."""
    syntax = matter.syntax
    mark = next((i for i in range(verb - 1, max(verb - _SHORT, -1), -1) if syntax.words[i] in ("?", "!")), None)
    inverted = verb - 1 == mark
    deps = ("nsubj", "obj", "iobj") if inverted else ("nsubj",)
    head = next((c for c in syntax.children[verb] if syntax.deps[c] in deps and can_speak(matter, c)), None)
    if mark is None or head is None or head < mark or matter.quoted[mark] >= 0:
        return None
    begin, end = min(verb, syntax.left[head]), max(verb, syntax.right[head]) + 1
    while begin - 1 > mark and syntax.pos[begin - 1] in ("ADV", "AUX", "SPACE"):
        begin -= 1
    stops = end >= len(syntax) or syntax.words[end] in (".", ",", ":", ";") or "\n" in syntax.words[end]
    if begin != mark + 1 or not stops or "\n" in syntax.text[syntax.ends[mark] : syntax.starts[max(begin, verb)]]:
        return None
    first, _ = sentence(matter, mark)
    content = trimmed(syntax, _opening(matter, first, mark), mark + 1)
    if content is None or nobody(matter, head, verb):
        return None
    return Draft("question, then cue", act, verb, cue_words(syntax, verb), party(matter, head), (content,))


def _inverted(matter: Matter, verb: int) -> int | None:
    """The speaker right after a cue that follows a comma: ", warned NAME". Parsers take such for objects or clauses."""
    syntax = matter.syntax
    if verb == 0 or not _comma(syntax, verb - 1) or syntax.deps[verb] == "conj":
        return None
    before = {syntax.deps[c].partition(":")[0] for c in syntax.children[verb] if c < verb}
    if before & {"mark", "cc"}:
        return None
    for child in syntax.children[verb]:
        near = child > verb and syntax.left[child] == verb + 1
        speaks = syntax.pos[child] in ("NOUN", "PROPN") or "Case=Nom" in syntax.morph[child]
        if "nsubj" in before and not syntax.deps[child].startswith("nsubj"):
            continue  # "NAME, his deputy, told reporters"
        if near and speaks and syntax.cased(child) is None:
            return child if can_speak(matter, child) else None
    return None if "nsubj" in before or syntax.child(verb, "nsubj") is not None else _noun_after(matter, verb)


def _noun_after(matter: Matter, verb: int) -> int | None:
    """Who can speak in the noun phrase right after a verb, wherever the tree hangs it; up to punctuation."""
    syntax = matter.syntax
    found = None
    for i in range(verb + 1, min(verb + _SHORT, len(syntax))):
        if syntax.pos[i] not in _PHRASE:
            break
        if syntax.pos[i] in ("NOUN", "PROPN") and can_speak(matter, i):
            found = i
    return found


def _sets_aside(use: Cue) -> bool:
    """Whether a use can stand aside from its content: what is said, written or thought, not what a study shows."""
    return ("quote" in use.takes and use.source is None) or use.act == "believe" or use.source == "media"


def _governs(matter: Matter, verb: int) -> bool:
    """Whether the verb has an object of its own, other than whom it is said to."""
    syntax = matter.syntax
    if syntax.child(verb, "xcomp") is not None:
        return True
    target = syntax.child(verb, "obj")
    light = any(use.light for use in matter.cues.verbs[matter.verbs[verb]])
    return target is not None and not light and matter.verbs[verb] not in matter.cues.chain["telling"]


def _around(matter: Matter, verb: int, head: int) -> tuple[Stretch, ...]:
    """What stands around the cue clause in its sentence; nothing unless commas part it off on both sides."""
    syntax = matter.syntax
    first, last = sentence(matter, verb)
    clause = _cue_clause(matter, verb, head, first, last)
    if clause is None:
        return ()
    begin, end = clause
    ends_there = not any(syntax.pos[i] not in ("PUNCT", "SPACE") for i in range(end, last))
    if not ends_there and syntax.words[end] == ";":
        ends_there, last = True, end
    if not ends_there and syntax.words[end] != ":" and not _comma(syntax, end):
        return ()
    if not ends_there and _goes_on(matter, end + 1, last, verb):
        last = end
    if not ends_there and begin - 2 > first and _relates(matter, begin - 2):
        after = trimmed(syntax, end, last)
        return () if after is None else (after,)
    first = _own_clause(matter, first, begin, inside=last > end and not ends_there)
    if _asked_first(matter, first):
        return ()
    before, after = trimmed(syntax, _opening(matter, first, begin), begin - 1), trimmed(syntax, end, last)
    said = [*range(first, begin), *range(end, last)]
    if before is None or not any(_predicate(syntax, i) or syntax.child(i, "nsubj") in said for i in said):
        return (before,) if before is not None and ends_there and _answers(matter, first, begin, verb, end) else ()
    lost = syntax.heads[head] != verb and head > verb  # with the source the tree lost what describes it
    return (before,) if after is None or lost or _another(matter, end, last) else (before, after)


def _asked_first(matter: Matter, first: int) -> bool:
    """Whether a clause begins with what somebody is asked before he speaks: "Asked why, NAME smiles"."""
    asks = any(use.act == "question" for use in matter.cues.verbs.get(matter.verbs[first], ()))
    return asks and is_aside(matter.syntax, first)


def _answers(matter: Matter, first: int, begin: int, verb: int, end: int) -> bool:
    """Whether a sentence is only words without a verb and a cue with its source: "Not yet, he conceded." """
    syntax = matter.syntax
    said = range(first, begin - 1)
    if any(matter.quoted[i] >= 0 or syntax.pos[i] == "VERB" for i in said):
        return False
    short = end - begin <= _SHORT and syntax.words[end : end + 1] in ([";"], ["."])
    return short and all(syntax.pos[i] not in ("VERB", "AUX") or i == verb for i in range(begin, end))


def _relates(matter: Matter, i: int) -> bool:
    """Whether a word opens the clause that a cue clause is set into: "a place where, she said, nobody quarrelled"."""
    syntax = matter.syntax
    return syntax.pos[i] == "SCONJ" or "PronType=Rel" in syntax.morph[i] or (
        syntax.lower[i] in matter.cues.function["relative"] and syntax.pos[i] == "PRON" and syntax.pos[i - 1] != "ADP"
    )  # fmt: skip


def _cue_clause(matter: Matter, verb: int, head: int, first: int, last: int) -> Stretch | None:
    """Tokens [begin, end) of the cue with its source and what it says of when and to whom, after a comma; None where
    that is too long, or holds another clause."""
    syntax, function = matter.syntax, matter.cues.function
    who = party(matter, head).phrase
    begin = min(verb, next((i for i in range(first, last) if syntax.starts[i] >= who[0]), verb))
    end = max(verb, next((i for i in range(last - 1, first, -1) if syntax.ends[i] <= who[1]), verb)) + 1
    for child in reversed(syntax.children[verb]):
        if syntax.deps[child].startswith("nsubj") and syntax.right[child] + 1 == begin:
            begin = syntax.left[child]  # "the foreman NAME", of which the tree makes two subjects
    while begin - 1 > first and (syntax.pos[begin - 1] in ("ADV", "AUX") or _of_phrase(syntax, begin - 1)):
        begin -= 1
    while end < last and not _comma(syntax, end) and syntax.pos[end] != "PUNCT":
        if syntax.lower[end] in matter.cues.openers["complementisers"] or _predicate(syntax, end):
            return None
        end += 1
    far = begin < verb < head - 3
    related = any(syntax.lower[i] in function["relative"] and syntax.heads[i] == verb for i in range(begin, verb))
    if begin == first or far or related or end - begin > _LONG:
        return None
    return (begin, end) if _comma(syntax, begin - 1) and matter.quoted[begin - 1] < 0 else None


def _of_phrase(syntax: Syntax, i: int) -> bool:
    """Whether a word before a source can only be of its phrase: "its director-general NAME", cut short by the tree."""
    joined = syntax.words[i] == "-" and not _comma(syntax, i)
    return syntax.pos[i] in ("DET", "ADJ", "NOUN", "PROPN") or syntax.deps[i] == "nmod:poss" or joined


def _another(matter: Matter, begin: int, last: int) -> bool:
    """Whether what follows is only one more cue: "…, she said, the paper reported"."""
    syntax = matter.syntax
    verbs = [i for i in range(begin, last) if syntax.pos[i] in ("VERB", "AUX")]
    uses = matter.cues.verbs.get(matter.verbs[verbs[0]], ()) if len(verbs) == 1 else ()
    return last - begin < 10 and any("quote" in use.takes for use in uses)


def _comma(syntax: Syntax, i: int) -> bool:
    """A comma, or a dash with space beside it."""
    if syntax.words[i] not in _COMMAS:
        return False
    return syntax.words[i] == "," or syntax.text[syntax.ends[i] : syntax.ends[i] + 1].isspace()


def _goes_on(matter: Matter, i: int, last: int, verb: int) -> bool:
    """Whether what follows is more of the cue clause: "…, she said, adding that"; "…, she said, when asked"."""
    syntax = matter.syntax
    if i >= last:
        return False
    if syntax.pos[i] == "CCONJ":
        return _tells(matter, next((k for k in range(i + 1, last) if syntax.pos[k] != "ADV"), i))
    related = syntax.lower[i] in matter.cues.function["relative"] or syntax.lower[i] in matter.cues.openers["past"]
    related = related or _apart_in_time(matter, i, last)
    return syntax.is_ing(i) or related or (syntax.pos[i] == "VERB" and syntax.heads[i] == verb)


def _apart_in_time(matter: Matter, i: int, last: int) -> bool:
    """Whether a phrase tells when it was said by another happening: "…, she said, a day after the vote"; "…, before
    conceding"."""
    syntax, apart = matter.syntax, matter.cues.openers["apart"]
    if syntax.lower[i] in apart:
        return True
    for k in range(i, min(i + _SPAN, last)):
        if syntax.lower[k] in apart:
            return k > i
        if syntax.pos[k] not in ("DET", "NUM", "NOUN", "ADJ", "ADV"):
            break
    return False


def _tells(matter: Matter, i: int) -> bool:
    """Whether a word is a finite cue: "…, she said, and accused him of lying"."""
    uses = matter.cues.verbs.get(matter.verbs[i], ())
    return matter.syntax.pos[i] == "VERB" and any(not use.light for use in uses) and _finite(matter.syntax, i)


def _own_clause(matter: Matter, first: int, begin: int, *, inside: bool) -> int:
    """Where the clause begins that a cue clause at `begin` belongs to: after a semicolon, and, where it is set into a
    clause, after the conjunction that opens this one: "it closed, and the union, she said, knew"."""
    syntax = matter.syntax
    for i in range(begin - 2, first, -1):
        if matter.quoted[i] >= 0:
            continue
        if syntax.words[i] == ";":
            return i + 1
        joins = inside and syntax.pos[i] == "CCONJ" and syntax.words[i - 1] == ","
        if joins and any(_predicate(syntax, k) for k in range(first, i)) and syntax.pos[syntax.heads[i]] in _PREDICATES:
            return i + 1
    return first


def _opening(matter: Matter, first: int, begin: int) -> int:
    """The content starts after a conjunction that ties the sentence to the one before it."""
    syntax = matter.syntax
    while first < begin and (syntax.pos[first] in ("CCONJ", "PUNCT", "SPACE") and syntax.words[first] not in "\"“«'‘"):
        first += 1
    return first


def _predicate(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] in ("VERB", "AUX") and (
        "Mood=Ind" in syntax.morph[i] or "VerbForm=Fin" in syntax.morph[i] or syntax.pos[i] == "AUX"
    )


def _finite(syntax: Syntax, verb: int) -> bool:
    if "Mood=Ind" in syntax.morph[verb] or "VerbForm=Fin" in syntax.morph[verb]:
        return True
    return any(syntax.deps[c] == "aux" for c in syntax.children[verb])
