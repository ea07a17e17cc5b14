from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from made import FIRST, SECOND, documents, packed, shown, word

from sayso.errors import BadFormat, EmptyDocument
from sayso.ingest import word as reader

SNAPSHOT = Path(__file__).parent / "snapshot"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def edited(**parts: tuple[str, str]) -> bytes:
    """The Word document with a text in one of its parts replaced: its name, what, by what."""
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, (what, by) in parts.items():
        full = f"word/{name}.xml"
        assert what.encode() in files[full]
        files[full] = files[full].replace(what.encode(), by.encode(), 1)
    return packed(files)


def packed_part() -> bytes:
    """The beginning of what is packed in the document's first part, behind its local header."""
    data = word()
    start = 30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little")
    return data[start : start + 40]


def test_golden(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (document,) = documents(tmp_path)
    assert shown(document) == (SNAPSHOT / "word.txt").read_text("utf-8")


def test_tracked_changes_are_read_as_accepted() -> None:
    change = "<w:del><w:r><w:delText>open</w:delText></w:r></w:del><w:ins><w:r><w:t>shut</w:t></w:r></w:ins><w:r>"
    text, _ = reader.word(edited(document=("<w:r><w:rPr><w:b/>", f"{change}<w:rPr><w:b/>")), "a.docx")
    assert "was shutclosed on" in text
    assert "open" not in text


def test_boxes_and_controls_are_read_once() -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>"
        "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    data = edited(document=("<w:r><w:rPr><w:b/>", f"{box}<w:r><w:rPr><w:b/>"))
    text, _ = reader.word(data, "a.docx")
    assert text.count("In a box.") == 1
    text, _ = reader.word(edited(document=("<w:tbl>", f"{control}<w:tbl>")), "a.docx")
    assert text.split("\n\n").count("In a control.") == 1


def test_footnotes_stand_at_the_end() -> None:
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>As the mayor wrote.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    relation = f'<Relationship Id="rId90" Type="{TYPES}/footnotes" Target="footnotes.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace(b"</Relationships>", relation.encode())
    text, given = reader.word(packed(files), "a.docx")
    assert text.endswith("\n\nAs the mayor wrote.")
    assert [text[one.start : one.end] for one in given.regions if one.kind == "footnote"] == ["As the mayor wrote."]


def test_what_stands_outside_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", fetch)
    monkeypatch.setattr("socket.getaddrinfo", fetch)
    out = [
        f'<Relationship Id="rId9{i}" Type="{TYPES}/{kind}" Target="http://tracker.example/{i}" TargetMode="External"/>'
        for i, kind in enumerate(("image", "attachedTemplate", "footnotes", "hyperlink", "subDocument"))
    ]
    data = edited(document=("Road", "Road"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace(b"</Relationships>", "".join([*out, "</Relationships>"]).encode())
    assert SECOND in reader.word(packed(files), "a.docx")[0]


def test_entities_are_not_unfolded_and_files_not_read() -> None:
    bomb = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    head = f'<!DOCTYPE x [<!ENTITY e0 "ten letters"><!ENTITY file SYSTEM "file:///etc/passwd">{bomb}]>'
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document = files["word/document.xml"].decode()
    start = document.index("<w:document")
    files["word/document.xml"] = (
        document[:start] + head + document[start:].replace("By Jo Ferrin", "&e9;&file;By Jo Ferrin", 1)
    ).encode()
    try:
        text, _ = reader.word(packed(files), "a.docx")
    except BadFormat:
        return
    assert "root:" not in text
    assert len(text) < 10_000


def test_a_bomb_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_UNPACKED_WORD", 2_000_000)
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(BadFormat, match="that is no article"):
        reader.word(packed({**files, "word/media/image1.png": b"\0" * 3_000_000}), "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"Dear Sir", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, packed({}), packed({"a.txt": b"x"}),
        word()[:500], word()[:-30], word().replace(packed_part(), b"\x07" + packed_part()[1:]),
        edited(document=("<w:body>", "")), edited(document=("<w:p>", "<w:p" * 400)),
    ],
)  # fmt: skip
def test_a_broken_one_is_one_line(data: bytes) -> None:
    with pytest.raises(BadFormat) as caught:
        reader.word(data, "a.docx")
    assert re.fullmatch(r"a\.docx: [^\n]+", str(caught.value))


def test_an_empty_one() -> None:
    import docx

    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(EmptyDocument):
        reader.word(out.getvalue(), "a.docx")


def test_the_title_of_the_properties_counts_where_the_text_begins_with_it() -> None:
    import docx

    for title, expected in (("The road is closed", "The road is closed"), ("Template 3", None)):
        document = docx.Document()
        document.core_properties.title = title
        document.add_paragraph("The road is closed")
        document.add_paragraph(FIRST)
        out = io.BytesIO()
        document.save(out)
        assert reader.word(out.getvalue(), "a.docx")[1].title == expected
