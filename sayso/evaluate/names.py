"""Whether two names are for the same one, as far as their words tell and a list of aliases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

# A name that ends in another is that one with a title before it, unless these stand between: "Court of the Union".
JOINTS = frozenset({"of", "the", "in", "at", "from", "for", "and"})


def plain(name: str) -> str:
    """A name without case, brackets, possessives, a leading article and signs."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    text = re.sub(r"\([^)]*\)|'s\b", " ", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(re.findall(r"\w+", text)))


class Names:
    """Compares names; `aliases` lists under one name the others for the same one."""

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        self._groups: dict[str, set[str]] = {}
        for name, others in aliases.items():
            for each in (name, *others):
                self._groups.setdefault(plain(each), set()).add(plain(name))

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether both are for the same one; None is nobody named."""
        if a is None or b is None:
            return a is b
        x, y = plain(a), plain(b)
        if x == y or self._groups.get(x, {x}) & self._groups.get(y, {y}):
            return True
        longer, shorter = sorted((x.split(), y.split()), key=len, reverse=True)
        title = longer[: len(longer) - len(shorter)]
        return len(shorter) > 1 and longer[len(title) :] == shorter and title[-1:] != [] and title[-1] not in JOINTS

    def follows(self, chain: Sequence[str], pattern: Sequence[str]) -> bool:
        """Whether a chain fits a pattern: `X?` may be left out, `*?` stands for any one name or none."""
        if not pattern:
            return not chain
        head, rest = pattern[0], pattern[1:]
        name = head.removesuffix("?")
        if chain and (name == "*" or self.same(chain[0], name)) and self.follows(chain[1:], rest):
            return True
        return head.endswith("?") and self.follows(chain, rest)
