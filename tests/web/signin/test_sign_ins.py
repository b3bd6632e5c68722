"""The page on which people see where they are signed in, and end what they do not know."""

import re
from collections.abc import Iterator

import pytest

from bridge.web.signin.browsers import named
from tests.sandbox.slack.workspace import MIA
from tests.web.signin.door import Door, who

CHROME = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 15.7; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (CHROME, "Chrome on Linux"),
        (IPHONE, "Safari on iPhone"),
        (ANDROID, "Chrome on Android"),
        (EDGE, "Edge on Windows"),
        (MAC, "Firefox on Mac"),
        ("Firefox/145.0", "Firefox"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_what_people_call_it_and_what_is_unknown_nothing(agent: str, name: str) -> None:
    assert named(agent) == name


@pytest.fixture
def page(door: Door) -> Iterator[str]:
    """What Mia sees in Firefox on a Mac, signed in on her phone too, while Tom is signed in somewhere else."""
    with door.signed_in("tom"), door.signed_in("mia", agent=IPHONE) as phone:
        door.slack.clock.advance(3700)
        who(phone)
        with door.signed_in("mia", agent=MAC) as browser:
            yield browser.get("/sign-ins").text


def test_it_lists_one_s_own_browsers_and_nobody_else_s(page: str) -> None:
    assert "You are signed in with 2 browsers" in page
    assert re.findall('<th scope="row">([^<]+)', page) == ["Firefox on Mac, this one", "Safari on iPhone"]
    assert re.findall('"Sign out of ([^"]+)', page) == ["this browser", "Safari on iPhone"]
    assert "Sign out everywhere" in page


def test_another_browser_is_signed_out_and_this_one_goes_on(door: Door) -> None:
    with door.signed_in("mia", agent=IPHONE) as phone, door.signed_in("mia") as browser:
        mark = marked(browser.get("/sign-ins").text)
        left = browser.post("/sign-out", data={"key": who(browser)["key"], "there": mark})
        assert (left.status_code, left.headers["location"]) == (303, "/sign-ins")
        assert phone.get("/who").status_code == 401
        assert "1 browser<" in browser.get("/sign-ins").text


def test_nobody_ends_what_is_another_s(door: Door) -> None:
    with door.signed_in("mia", agent=IPHONE) as phone, door.signed_in("mia") as mia:
        mark = marked(mia.get("/sign-ins").text)
        with door.signed_in("tom") as tom:
            for there in (mark, "", "no mark", "é\0"):
                tom.post("/sign-out", data={"key": who(mia)["key"], "there": there})
            tom.post("/sign-out", data={"key": who(tom)["key"], "there": mark})
        assert who(phone)["user"] == who(mia)["user"] == MIA


def test_whoever_is_not_signed_in_is_led_in_first(door: Door) -> None:
    with door.browser() as browser:
        assert browser.get("/sign-ins").headers["location"] == "/sign-in?next=%2Fsign-ins"


def marked(page: str) -> str:
    """The mark of the browser that is not this one."""
    [mark] = re.findall('name="there" value="([^"]+)"', page)
    return str(mark)
