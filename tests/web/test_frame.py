"""Who gets which page, what is said where there is none, and what every answer carries."""

import re

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from bridge.web.security import HEADERS, Secured
from tests.web.canned import Canned


def test_whoever_has_not_signed_in_is_led_to_the_door() -> None:
    answer = Canned().client(None).get("/things/7")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/things/7")


def test_whoever_may_not_see_the_first_page_is_led_to_their_first() -> None:
    answer = Canned().client("agent").get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/things")


def test_whoever_has_no_role_is_told_whom_to_ask() -> None:
    answer = Canned().client("").get("/")
    assert answer.status_code == 403
    assert "You have no role here yet. Ask whoever looks after the bridge" in answer.text


def test_navigation_has_what_the_viewer_may_see_and_marks_where_they_are() -> None:
    canned = Canned()
    page = canned.client("agent").get("/things/7").text
    nav = re.search(r"<nav.*?</nav>", page, re.DOTALL)
    assert nav is not None
    assert re.findall(r'<a href="(.+?)"', nav[0]) == ["/things"]
    assert 'href="/things" aria-current="true"' in page, "a page below belongs to it"
    assert 'href="/things" aria-current="page"' in canned.client("agent").get("/things").text
    assert 'href="/" aria-current' not in canned.client("admin").get("/things").text


def test_names_are_escaped() -> None:
    page = Canned().client().get("/").text
    assert "&lt;Ada&gt;" in page
    assert "<Ada>" not in page


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing", 404, "There is no page at this address."),
        ("/things/404", 404, "There is nothing under this number."),
        ("/things/403", 403, "Ask Ada, not me."),
        ("/things/503", 503, "Ask again in a moment."),
        ("/things?page=0", 400, "&#34;0&#34; is no page of a list. Use a number from 1 to 10,000."),
        ("/?period=soon", 400, "Use 2026-W47, 2026-11 or 2026-Q4."),
    ],
)
def test_what_is_not_there_is_said_in_the_frame(path: str, status: int, said: str) -> None:
    answer = Canned().client().get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert 'aria-label="Pages"' in answer.text, "they can go on"


def test_what_cannot_be_shown_just_now_says_when_to_ask_again() -> None:
    assert int(Canned().client().get("/things/503").headers["retry-after"]) > 0


def test_what_is_not_there_is_said_to_strangers_without_the_frame() -> None:
    answer = Canned().client(None).get("/nothing")
    assert answer.status_code == 404
    assert "<nav" not in answer.text
    assert "Sign out" not in answer.text


def test_a_page_is_not_posted_to() -> None:
    answer = Canned().client().post("/things")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "This address is not asked in this way." in answer.text


def test_a_mistake_of_ours_is_admitted_without_its_reason() -> None:
    answer = Canned().client().get("/things/500")
    assert answer.status_code == 500
    assert "written it down" in answer.text
    assert "hush" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_with_https_a_browser_is_told_never_to_come_without() -> None:
    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("page")(scope, receive, send)

    name = "strict-transport-security"
    assert "max-age=31536000" in TestClient(Secured(page, encrypted=True)).get("/").headers[name]
    assert name not in TestClient(Secured(page)).get("/").headers


def test_a_head_is_a_page_without_its_body() -> None:
    answer = Canned().client().head("/things")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/nothing", "/health", "/?as=csv&table=log"])
def test_every_answer_is_shut_off_and_kept_nowhere(path: str) -> None:
    headers = Canned().client().get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert headers["cache-control"] == "no-store"
    assert "unsafe" not in headers["content-security-policy"]


def test_no_page_has_styles_or_scripts_of_its_own() -> None:
    canned = Canned()
    for path in ("/", "/things", "/nothing"):
        page = canned.client().get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
        assert re.findall(r"<script (.*?)>(.*?)</script>", page) == [
            (re.findall(r"<script (.*?)>", page)[0], "")
        ]


def test_styles_are_kept_by_browsers_until_they_change() -> None:
    client = Canned().client()
    address = re.findall(r'href="(/static/\w+/base\.css)"', client.get("/").text)[0]
    answer = client.get(address)
    assert answer.headers["cache-control"] == "max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert client.get("/static/0/base.css").status_code == 404
    assert client.get(address.replace("base.css", "..%2frender.py")).status_code == 404


def test_filters_reach_the_facts() -> None:
    canned = Canned()
    canned.client().get("/things/7?period=2026-Q4&team=leipzig&known=then&page=2&other=1")
    name, asked = canned.asked[0]
    assert (name, asked.number, asked.team, asked.then, asked.page, asked.whole) == (
        "contests",
        7,
        "leipzig",
        True,
        2,
        False,
    )
