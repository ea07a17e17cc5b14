from __future__ import annotations

import pytest

from sayso.errors import BrokenEncoding
from sayso.ingest.decode import decode

PLAIN = b"The minister said the port is open. "


@pytest.mark.parametrize(
    "text",
    [
        "The café owner Zoë said on Monday that the naïve résumé was fine.\n",
        "“We won’t go,” the minister said – again. It costs €5 or 5 €.\n",
        "The minister didn’t say.\n",
        "‘No,’ she said, “it’s ‘fine’.” © 2031 · 5°… ½",
        "¿Quién? El ministro de Économie, ÉLODIE à Orléans.",
        "The mayor of Orléans said on Monday that the bridge would open. " * 20,
    ],
)
def test_western_text(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_czech_is_not_taken_for_western() -> None:
    text = "Ministr řekl, že přístav zůstane otevřený. Předseda vlády dodal, že loďě připlují příští týden. " * 5
    assert decode(text.encode("cp1250"), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (b"Hello \xc3\x28 world \xff\xfe\xfa", 6),
        (b"The minister said \xc3( that \xe2\x28\xa1 the port is open.\n", 18),
        (PLAIN + b"\xff\n", len(PLAIN)),
        (PLAIN + b"\x80\xbf\n", len(PLAIN)),
        (PLAIN + b"\x81\x8d\x9d\n", len(PLAIN)),
        ("The minister said the café is open, and the café".encode()[:-1], 48),
        ("The café".encode()[:-1], 7),
    ],
)
def test_a_few_broken_bytes_are_no_other_encoding(data: bytes, first: int) -> None:
    with pytest.raises(BrokenEncoding, match=f"byte {first:,}"):
        decode(data, "a.txt")


@pytest.mark.parametrize("named", ["utf-16", "undefined", "hex", "no-such-thing", "idna", "cp037"])
def test_a_page_that_names_nonsense(named: str) -> None:
    page = f"<meta charset='{named}'><p>The café is open, the owner said on Monday.</p>"
    assert decode(page.encode("cp1252"), "a.html", declared=True) == page


def test_latin_1_of_a_page_is_windows_1252() -> None:
    page = "<meta charset='iso-8859-1'><p>“No,” she said.</p>"
    assert decode(page.encode("cp1252"), "a.html", declared=True) == page
