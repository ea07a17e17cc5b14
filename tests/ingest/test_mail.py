from __future__ import annotations

import base64
from pathlib import Path

import pytest
from made import FIRST, PAGE, SECOND, THIRD, documents, found, mail, packed, reasons, shown

from sayso.config import Config
from sayso.errors import DocumentError
from sayso.ingest import Hints, Source, take

SNAPSHOT = Path(__file__).parent / "snapshot"


def part(content: str, body: str, *headers: str) -> str:
    return "\n".join([f"Content-Type: {content}", *headers, "", body])


def parts(kind: str, *inner: str, boundary: str = "B") -> str:
    content = f'Content-Type: multipart/{kind}; boundary="{boundary}"'
    return "\n".join([content, "", *(f"--{boundary}\n{one}" for one in inner), f"--{boundary}--", ""])


def file(name: str, data: bytes, content: str = "application/octet-stream") -> str:
    coded = base64.b64encode(data).decode()
    return part(
        f'{content}; name="{name}"', coded, "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment; filename="{name}"',
    )  # fmt: skip


def test_golden(tmp_path: Path) -> None:
    both = parts(
        "alternative",
        part("text/plain; charset=utf-8", f"{FIRST}\n\n{SECOND}\n"),
        part("text/html; charset=utf-8", f"<p>{FIRST}</p><p>{SECOND}</p>"),
        boundary="A",
    )
    attached = file("note.txt", THIRD.encode(), "text/plain"), file("all.zip", packed({"a.html": PAGE.encode()}))
    body = parts("mixed", both, *attached)
    (tmp_path / "a.eml").write_bytes(mail(body))
    read = documents(tmp_path)
    assert "\n".join(map(shown, read)) == (SNAPSHOT / "mail.txt").read_text("utf-8")


def test_the_form_that_says_more_is_read(tmp_path: Path) -> None:
    stub = part("text/plain", "Your program does not show pages.")
    page = f"<html><body><h2>Ten days</h2><p>{FIRST}</p><script>alert(1)</script><p>{SECOND}</p></body></html>"
    (tmp_path / "a.eml").write_bytes(mail(parts("alternative", stub, part("text/html", page))))
    (document,) = documents(tmp_path)
    assert document.text.split("\n\n") == ["Road closed", "Ten days", FIRST, SECOND]


def test_texts_that_follow_each_other_are_all_read(tmp_path: Path) -> None:
    inner = parts("alternative", part("text/plain", SECOND), part("text/html", f"<p>{SECOND}</p>"), boundary="A")
    (tmp_path / "a.eml").write_bytes(
        mail(parts("mixed", part("text/plain", f"{FIRST} 2 < 3"), part("text/html", f"<p>{THIRD}</p>"), inner))
    )
    (tmp_path / "b.eml").write_bytes(mail(parts("mixed", part("text/plain", FIRST), inner)))
    texts = [document.text.split("\n\n")[1:] for document in documents(tmp_path)]
    assert texts == [[f"{FIRST} 2 < 3", THIRD, SECOND], [FIRST, SECOND]]


def test_encodings(tmp_path: Path) -> None:
    coded = "Zoë said “no” — twice.".encode("cp1252").decode("utf-8", "surrogateescape")
    (tmp_path / "a.eml").write_bytes(mail(part("text/plain; charset=windows-1252", coded)))
    (tmp_path / "b.eml").write_bytes(mail(part("text/plain; charset=no-such", coded)))
    (tmp_path / "c.eml").write_bytes(
        mail(part("text/plain; charset=utf-8", "Zo=C3=AB said.", "Content-Transfer-Encoding: quoted-printable"))
    )
    texts = [document.text.partition("\n\n")[2].strip() for document in documents(tmp_path)]
    assert texts == ["Zoë said “no” — twice."] * 2 + ["Zoë said."]


@pytest.mark.parametrize(
    ("sender", "authors", "outlet"),
    [
        ("Ana Suel <ana@courier.example>", ("Ana Suel",), None),
        ("=?utf-8?q?Zo=C3=AB_Suel?= <zoe@courier.example>", ("Zoë Suel",), None),
        ("The Coast Courier <news@courier.example>", (), "The Coast Courier"),
        ("Harbour Alerts <news@harbouralerts.example>", (), "Harbour Alerts"),
        ("Quayside <news@mailer.example>", (), "Quayside"),
        ("news@courier.example", (), None),
        ("((((((<", (), None),
    ],
)
def test_who_sent_it(tmp_path: Path, sender: str, authors: tuple[str, ...], outlet: str | None) -> None:
    data = mail(part("text/plain", FIRST)).replace(b"Ana Suel <ana@courier.example>", sender.encode())
    (tmp_path / "a.eml").write_bytes(data)
    (document,) = documents(tmp_path)
    assert (document.authors, document.outlet) == (authors, outlet)
    assert (document.published, document.title) == ("2031-05-08", "Road closed")


def test_what_cannot_be_read_is_named_and_what_programs_add_is_not(tmp_path: Path) -> None:
    picture = part("image/png", "iVBORw0KGgo=", "Content-Transfer-Encoding: base64", "Content-ID: <1>")
    related = parts("related", part("text/html", f"<p>{FIRST}</p>"), picture, boundary="R")
    signature = part("application/pgp-signature", "-----BEGIN PGP SIGNATURE-----")
    body = parts("mixed", related, file("photo.png", b"\x89PNG\r\n"), file("empty.txt", b""), signature)
    (tmp_path / "a.eml").write_bytes(mail(body))
    lines = reasons(tmp_path)
    assert len(lines) == 2
    assert lines[0].startswith("a.eml#photo.png: no reader for this kind of file")
    assert lines[1] == "a.eml#empty.txt: there is no text in it"
    assert [one.path for one in found(tmp_path) if isinstance(one, Source)] == ["a.eml"]


def test_names_and_mails_that_are_attached(tmp_path: Path) -> None:
    inner = mail(part("text/plain", SECOND)).decode().replace("\r\n", "\n")
    body = parts(
        "mixed",
        part("text/plain", FIRST),
        file("../../etc/x.txt", THIRD.encode()),
        "Content-Type: message/rfc822\n\n" + inner,
        part("application/pdf", "JVBERi0=", "Content-Transfer-Encoding: base64", "Content-Disposition: attachment"),
    )
    (tmp_path / "a.eml").write_bytes(mail(body))
    sources = [one for one in found(tmp_path) if isinstance(one, Source)]
    assert [one.path for one in sources] == [
        "a.eml", "a.eml#etc/x.txt", "a.eml#attachment 2.eml", "a.eml#attachment 3.pdf",
    ]  # fmt: skip
    texts = [take(one, Config(), Hints()).text for one in sources[:3]]
    assert [text.strip().rpartition("\n")[2] for text in texts] == [FIRST, THIRD, SECOND]


def test_a_mail_without_a_suffix_is_told_by_its_headers(tmp_path: Path) -> None:
    (tmp_path / "1931.host,S=2").write_bytes(mail(part("text/plain", FIRST)))
    (document,) = documents(tmp_path)
    assert document.title == "Road closed"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no header", b"\0\1\2", mail(""), mail(part("text/plain", "")), mail(part("text/html", "<p></p>")),
        mail("Content-Type: multipart/mixed; boundary=B\n\n--B"), mail("Content-Type: multipart/mixed\n\nx"),
        mail(part("text/plain", "!!!", "Content-Transfer-Encoding: base64")), mail("Content-Type: message/rfc822\n\n"),
        mail("".join(f"Content-Type: multipart/mixed; boundary=B{i}\n\n--B{i}\n" for i in range(2000))),
        mail(part("text/plain", FIRST, "Content-Disposition: " + "(" * 20_000)),
        mail(part('text/plain; name="' + "=?utf-8?q?" * 3000, FIRST)),
    ],
)  # fmt: skip
def test_a_broken_one_gives_a_text_or_a_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    outcome = []
    for one in found(tmp_path):
        try:
            outcome.append(take(one, Config(), Hints()).text if isinstance(one, Source) else str(one.error))
        except DocumentError as error:
            outcome.append(str(error))
    assert outcome
    assert all(one.strip() and "please report" not in one for one in outcome)


def test_parts_without_end_and_headers_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("Content-Type: multipart/mixed; boundary=B\n\n" + "--B\n\nx\n" * 30_000))
    senders = "From: " + "Bo Lind <bo@paper.example>, " * 50_000
    (tmp_path / "b.eml").write_bytes(f"{senders}\nSubject: Road closed\n\n{FIRST}".encode())
    assert reasons(tmp_path) == ["a.eml: 30,000 boundaries of parts, over the limit of 20,000"]
    (document,) = documents(tmp_path / "b.eml")
    assert document.title == "Road closed"
