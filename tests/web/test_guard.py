from __future__ import annotations

import pytest
from opening import ORIGIN, PORT, token
from starlette.testclient import TestClient

from sayso.web.guard import HEADERS, POLICY

PAGES = ("/", "/statements", "/statements.csv", "/nosuch", "/static/sayso.css")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert {source for part in POLICY.split("; ") for source in part.split()[1:]} == {"'none'", "'self'"}


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", ""]
)
@pytest.mark.parametrize("page", PAGES)
def test_other_names_are_not(client: TestClient, page: str, host: str) -> None:
    answer = client.get(page, headers={"host": host})
    assert answer.status_code == 421
    assert "harbour" not in answer.text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", f"https://127.0.0.1:{PORT}", "http://127.0.0.1",
                                    f"http://localhost:{PORT}"])  # fmt: skip
def test_a_write_from_elsewhere_changes_nothing(client: TestClient, origin: str | None) -> None:
    statement = _first(client)
    headers = {} if origin is None else {"origin": origin}
    form = {"token": token(client), "verdict": "reject"}
    answer = client.post(f"/statements/{statement}/judgement", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == 403
    assert 'class="reject' not in client.get("/statements").text


def test_a_write_from_the_page_is_taken(client: TestClient) -> None:
    form = {"token": token(client), "verdict": "reject"}
    answer = client.post(f"/statements/{_first(client)}/judgement", data=form, headers={"origin": ORIGIN})
    assert answer.status_code == 200
    assert 'class="reject' in client.get("/statements").text


def test_another_site_may_link_here_and_load_nothing(client: TestClient) -> None:
    linked = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    loaded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    framed = {**linked, "sec-fetch-dest": "iframe"}
    statuses = [client.get("/search?q=harbour", headers=headers).status_code for headers in (linked, loaded, framed)]
    assert statuses == [200, 403, 403]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/statements", headers={"origin": ORIGIN}).status_code == 405


def _first(client: TestClient) -> str:
    return client.get("/statements.csv").text.splitlines()[1].partition(",")[0]
