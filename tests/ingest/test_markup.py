from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.errors import BadFormat, DocumentError, EmptyDocument
from sayso.ingest.markup import fragment, page

FIRST = "The road to the north was closed on Monday night after the river rose by a metre, the governor said."
SECOND = (
    "It will stay closed for ten days, according to the transport department, and nobody in the valley believes it."
)
THIRD = "Lorries are being sent over the old pass, where eleven of them had to be pulled out of the snow last week."
HEAD = """<title>Road closed | Coast Courier</title><meta property="og:site_name" content="Coast Courier">"""


def html(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def article(inside: str = "") -> str:
    return (
        f"<article><h1>Road closed</h1><p>{FIRST}</p><h2>Ten days</h2><p>{SECOND}</p>{inside}<p>{THIRD}</p></article>"
    )


def test_paragraphs_headings_and_comments() -> None:
    comment = "<div class=comment><p>Nobody told me, and I live there!</p></div>"
    comments = f"<section id=comments class=comments><h3>2 comments</h3>{comment}</section>"
    text, given = page(html(article() + comments), "a.html")
    assert text.split("\n\n")[:5] == ["Road closed", FIRST, "Ten days", SECOND, THIRD]
    assert [(region.kind, text[region.start : region.end]) for region in given.regions] == [
        ("title", "Road closed"),
        ("crosshead", "Ten days"),
        ("comment", "2 comments\n\nNobody told me, and I live there!"),
    ]


def test_scripts_handlers_and_hidden_words_are_dropped() -> None:
    bad = (
        "<script>var a = 'The minister resigned on Sunday, the script said.';</script><style>p { color: red }</style>"
        "<div style='display: none'><p>The minister resigned on Sunday, a hidden paragraph said to nobody.</p></div>"
        "<p hidden>The minister resigned on Sunday, another hidden paragraph said to nobody at all, again.</p>"
        "<template><p>The minister resigned on Sunday, a template said.</p></template>"
    )
    text, _ = page(html(article(bad) + "<p onclick=\"alert('resigned')\">Imprint</p>"), "a.html")
    assert "resigned" not in text
    assert "alert" not in text
    assert SECOND in text


def test_what_follows_a_dropped_element_stays() -> None:
    text, _ = page(html(article(f"<p>Of <script>x()</script>{SECOND}</p>")), "a.html")
    assert f"Of {SECOND}" in text


LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Road closed", "datePublished": "2031-05-08T23:30:00+02:00",
"author": [{"name": "Ana Suel"}, {"name": "Bo Lind"}],
"publisher": {"name": "Coast Courier"}, "url": "https://courier.example/1"}]}</script>"""
META = """<meta property="og:site_name" content="Coast Courier"><meta property="og:title" content="Road closed">
<meta name="author" content="By Ana Suel and Bo Lind"><meta property="article:published_time" content="2031-05-08">
<link rel="canonical" href="https://courier.example/1">"""


@pytest.mark.parametrize("head", [LD, META])
def test_metadata(head: str) -> None:
    _, given = page(html(article(), head), "a.html")
    assert (given.title, given.outlet, given.published) == ("Road closed", "Coast Courier", "2031-05-08")
    assert given.authors == ("Ana Suel", "Bo Lind")
    assert given.url == "https://courier.example/1"


def test_nothing_is_guessed() -> None:
    _, given = page(
        html(article("<p>In 2019 the road was closed as well, for eleven days, as the elders remember.</p>")), "a.html"
    )
    assert (given.outlet, given.published, given.authors, given.url) == (None, None, (), None)


def test_the_banner_names_the_outlet() -> None:
    banner = "<header><a href='/'>The Coast Courier</a><a href='/sport'>Sport</a></header>"
    assert page(html(banner + article()), "a.html")[1].outlet == "The Coast Courier"
    assert page(html("<header><a href='/'>Home</a></header>" + article()), "a.html")[1].outlet is None


def test_a_title_that_the_extraction_left_out_stands_first() -> None:
    head = '<meta property="og:title" content="Why the road is closed">'
    text, given = page(html(f"<div>{article().replace('<h1>Road closed</h1>', '')}</div>", head), "a.html")
    assert text.startswith(f"Why the road is closed\n\n{FIRST}")
    assert given.regions[0].kind == "title"


@pytest.mark.parametrize(
    "broken",
    [
        "<html>", "<" * 5000, "<div>" * 20_000 + FIRST, "<!DOCTYPE html>" + "&#0;" * 10,
        "<html><body><p>\x01\x02</p>", "]]>",
        "<?xml version='1.0' encoding='utf-16'?><html></html>", html("", LD.replace("{", "[")),
        html("<h1></h1><p></p>", "<meta content=x>"),
        html(article(), '<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
    ],
)  # fmt: skip
def test_broken_markup_gives_a_text_or_one_line(broken: str) -> None:
    try:
        text, _ = page(broken, "a.html")
    except DocumentError as error:
        assert isinstance(error, BadFormat | EmptyDocument)  # noqa: PT017
    else:
        assert text.strip()


def test_a_page_without_end_is_one_line() -> None:
    with pytest.raises(BadFormat, match=r"60,00. elements, over the limit of 50,000"):
        page(html("<p>a</p>" * 60_000), "a.html")


def test_a_fragment_is_read_as_an_article() -> None:
    text, _ = fragment(f"{FIRST}<br>{SECOND} <b>Yes</b>, she said.", "a")
    assert text == f"{FIRST}\n\n{SECOND} Yes, she said."
    text, given = fragment(f"<p>Short.</p><h2>Ten days</h2><ul><li>{SECOND}</li></ul>", "a")
    assert text.split("\n\n") == ["Short.", "Ten days", SECOND]
    assert [region.kind for region in given.regions] == ["crosshead"]


def test_the_same_page_gives_the_same_text_in_another_process() -> None:
    comments = "<div id=comments><p>Nobody told me, and I live there!</p></div>"
    markup = html(article() + comments, META)
    program = "import sys; from sayso.ingest.markup import fragment, page; print(page(sys.stdin.read(), 'a'))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=markup,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
