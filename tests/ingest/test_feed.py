from __future__ import annotations

from pathlib import Path

import pytest
from made import FIRST, SECOND, THIRD, documents, feed, found, reasons, shown

from sayso.config import Config
from sayso.errors import DocumentError
from sayso.ingest import Hints, Source, take

SNAPSHOT = Path(__file__).parent / "snapshot"
ITEM = (
    "<item><title>Road &amp;amp; bridge closed</title><link>https://coastcourier.example/1</link>"
    '<guid isPermaLink="false">cc-1</guid><pubDate>Thu, 08 May 2031 23:30:00 -0800</pubDate>'
    "<author>desk@coastcourier.example (Ana Suel)</author><description>Short.</description>"
    f'<content:encoded><![CDATA[<p>{FIRST}</p><p style="display:none">The minister resigned.</p>'
    f"<script>alert(1)</script><h2>Ten days</h2><p>{SECOND}</p><ul><li>{THIRD}</li></ul>]]></content:encoded></item>"
)
ENTRY = (
    "<entry><title>Road closed</title><id>urn:uuid:1</id><updated>2031-05-09T01:00:00Z</updated>"
    '<published>2031-05-08T01:00:00Z</published><link href="https://courier.example/1"/>'
    f"<author><name>Bo Lind</name></author><summary>{FIRST}</summary></entry>"
)


@pytest.mark.parametrize(("name", "data"), [("rss", feed(ITEM)), ("atom", feed(ENTRY, "atom"))])
def test_golden(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / f"a.{name}").write_bytes(data)
    assert "\n".join(map(shown, documents(tmp_path))) == (SNAPSHOT / f"{name}.txt").read_text("utf-8")


def test_a_feed_is_told_by_its_first_element(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(feed(ITEM))
    (tmp_path / "b.txt").write_bytes(feed(ITEM))
    (tmp_path / "c.xml").write_bytes(b"<?xml version='1.0'?><catalogue><rss/></catalogue>")
    assert [one.path for one in found(tmp_path) if isinstance(one, Source)] == ["a.xml#cc-1", "b.txt#cc-1"]
    assert len(reasons(tmp_path)) == 1


def test_entries_without_names_dates_or_content(tmp_path: Path) -> None:
    items = (
        f"<item><description>{FIRST}</description></item>"
        "<item><title>Only a title</title><link>javascript:alert(1)</link></item>"
        "<item><guid>x</guid></item>"
        f"<item><guid>x</guid><description>{SECOND}</description><pubDate>soon</pubDate></item>"
    )
    (tmp_path / "a.rss").write_bytes(feed(items))
    sources = [one for one in found(tmp_path) if isinstance(one, Source)]
    assert [one.path for one in sources] == ["a.rss#entry 1", "a.rss#javascript:alert(1)", "a.rss#x (2)"]
    assert reasons(tmp_path) == ["a.rss#x: there is no text in it"]
    read = [take(one, Config(), Hints()) for one in sources]
    assert [(one.text, one.published, one.url) for one in read] == [
        (FIRST, None, None),
        ("Only a title", None, None),
        (SECOND, None, None),
    ]


def test_an_entry_from_another_feed_names_it(tmp_path: Path) -> None:
    item = f'<item><description>{FIRST}</description><source url="https://pier.example/rss">The Pier</source></item>'
    (tmp_path / "a.rss").write_bytes(feed(item))
    assert [one.outlet for one in documents(tmp_path)] == ["The Pier"]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", fetch)
    monkeypatch.setattr("socket.getaddrinfo", fetch)
    outside = b'<!DOCTYPE rss SYSTEM "http://tracker.example/rss.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    data = feed(f"<item><title>A</title><description>&f; {FIRST}</description></item>")
    (tmp_path / "a.rss").write_bytes(data.replace(b"<rss", outside + b"<rss", 1))
    (tmp_path / "b.rss").write_bytes(b"http://tracker.example/feed.rss")
    texts = [take(one, Config(), Hints()).text for one in found(tmp_path) if isinstance(one, Source)]
    assert len(texts) == 1
    assert FIRST in texts[0]
    assert "root:" not in texts[0]
    assert reasons(tmp_path) == ["b.rss: it is no feed that can be understood"]


def test_entities_that_multiply(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "ten letters">{bomb}]><rss'.encode()
    data = feed(f"<item><title>A</title><description>&e9; {FIRST}</description></item>").replace(b"<rss", head, 1)
    (tmp_path / "a.rss").write_bytes(data)
    for one in found(tmp_path):
        assert not isinstance(one, Source) or len(take(one, Config(), Hints()).text) < 100_000


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<rss", b"<rss></rss>", feed(""), feed(ITEM)[:-200], feed(ITEM)[:400], b"<rss>" + b"<item>" * 20_000,
        b"<feed>" + b"<" * 50_000, b"<rss><channel><item><title>" + b"&" * 50_000, feed("<item>" * 3000),
        b'<?xml version="1.0" encoding="no-such"?>' + feed(ITEM), feed(ITEM.replace("Short", "\0\x01")),
        feed(f"<item><description>{'<div>' * 5000}</description></item>"),
    ],
)  # fmt: skip
def test_a_broken_one_gives_texts_or_a_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.rss").write_bytes(data)
    outcome = []
    for one in found(tmp_path):
        try:
            outcome.append(take(one, Config(), Hints()).text if isinstance(one, Source) else str(one.error))
        except DocumentError as error:
            outcome.append(str(error))
    assert outcome
    assert all(one.strip() and "please report" not in one for one in outcome)


def test_a_feed_without_end_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(feed("<item>" * 1_000_000))
    (line,) = reasons(tmp_path)
    assert line.endswith("bytes, over the limit of 5,000,000 a feed: split it")
