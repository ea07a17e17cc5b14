from __future__ import annotations

import io
import zlib
from pathlib import Path

import pypdf
import pytest
from made import FIRST, SECOND, THIRD, Drawn, documents, pdf, pdf_of, shown, wrapped

from sayso.errors import BadFormat
from sayso.ingest import pdf as reader

SNAPSHOT = Path(__file__).parent / "snapshot"


def drawn() -> list[list[Drawn]]:
    """An article on two pages of one column, with a running header, page numbers and the address in the footer."""
    first: list[Drawn] = [(50, 770, 8, "Coast Courier, 8 May 2031"), (50, 720, 20, "Road closed")]
    first += [(50, 690, 10, "By Jo Ferrin"), *wrapped(f"{FIRST} {SECOND}", 50, 660, 60)]
    first += [(50, 590, 13, "Ten days"), *wrapped(f"{THIRD} The transport depart-", 50, 565, 56)]
    rest = "ment has promised gravel, and its well-known head wants re-election, the hauliers’ association replied."
    second: list[Drawn] = [(50, 770, 8, "Coast Courier, 8 May 2031"), *wrapped(rest, 50, 720, 60)]
    second += wrapped(SECOND, 50, 672, 60)
    for number, page in enumerate((first, second), start=1):
        page += [(50, 30, 8, "https://courier.example/road-closed"), (500, 30, 8, f"{number}/2")]
    return [first, second]


def test_golden(tmp_path: Path) -> None:
    info = {"Info": b"<< /Title (Road closed) /Author (J. Typist) /CreationDate (D:20350101) >>"}
    (tmp_path / "a.pdf").write_bytes(pdf(drawn(), info))
    (document,) = documents(tmp_path)
    assert shown(document) == (SNAPSHOT / "pdf.txt").read_text("utf-8")


def test_the_same_bytes_give_the_same_text(tmp_path: Path) -> None:
    data = pdf(drawn())
    assert reader.pdf(data, "a.pdf") == reader.pdf(data, "a.pdf")


def test_a_title_and_an_author_that_the_text_does_not_bear_out_are_not_taken() -> None:
    data = pdf(drawn(), {"Info": b"<< /Title (Microsoft Word - draft3.doc) /Author (Ona Merrin) >>"})
    _, given = reader.pdf(data, "a.pdf")
    assert (given.title, given.authors, given.published) == (None, (), None)
    data = pdf(drawn(), {"Info": b"<< /Author (Jo Ferrin) >>"})
    assert reader.pdf(data, "a.pdf")[1].authors == ("Jo Ferrin",)


def test_without_a_text_layer_it_says_so() -> None:
    with pytest.raises(BadFormat, match=r"^a\.pdf: it has no text layer, only pictures of pages: run a text recogn"):
        reader.pdf(pdf_of([b"0 0 600 800 re f"]), "a.pdf")


def test_with_a_password_it_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(drawn())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(BadFormat, match="encrypted"):
        reader.pdf(out.getvalue(), "a.pdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(drawn())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert FIRST in reader.pdf(out.getvalue(), "a.pdf")[0]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 and so on", pdf(drawn())[:-800], pdf(drawn())[:300]])
def test_a_broken_one_gets_a_line_or_its_text(data: bytes) -> None:
    try:
        text, _ = reader.pdf(data, "a.pdf")
    except BadFormat as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert FIRST in text


def test_forms_that_draw_each_other_end() -> None:
    # Every page is a form of itself here, drawn by itself a hundred times.
    with pytest.raises(BadFormat, match="no text layer"):
        reader.pdf(pdf_of([b"/X1 Do\n" * 100]), "a.pdf")


def test_steps_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_OPERATIONS", 1000)
    with pytest.raises(BadFormat, match="too many steps"):
        reader.pdf(pdf_of([b"q Q\n" * 300] * 3), "a.pdf")


def test_pages_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    with pytest.raises(BadFormat, match="3 pages, over the limit of 2"):
        reader.pdf(pdf([[(50, 700, 10, FIRST)]] * 3), "a.pdf")


def test_a_stream_that_unpacks_without_end() -> None:
    bomb = zlib.compress(b" " * 200_000_000, 9)
    with pytest.raises(BadFormat):
        reader.pdf(pdf_of([bomb], filtered=b"/Filter /FlateDecode"), "a.pdf")


def test_a_line_that_begins_in_another_size_is_one_of_its_paragraph() -> None:
    first = "Whoever came to the bridge on Monday was asked for papers by"
    second = "soldiers of the frontier guard of Sabrel."
    page = f"BT /F1 10 Tf 1 0 0 1 50 700 Tm ({first}) Tj ET\n"
    page += f"BT /F1 7 Tf 1 0 0 1 50 688 Tm (five ) Tj /F1 10 Tf ({second}) Tj ET"
    assert reader.pdf(pdf_of([page.encode()]), "a.pdf")[0] == f"{first} five {second}"
