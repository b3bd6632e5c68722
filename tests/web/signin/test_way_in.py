"""Signing in and out as people do, over real HTTP against the pocket Slack."""

from bridge.store.tables import SigningIn, WebSession
from tests.sandbox.slack.workspace import MIA
from tests.web.signin.door import Door, parameters, who


def test_whoever_comes_without_a_session_is_led_in_and_back(door: Door) -> None:
    with door.browser() as browser:
        entrance = browser.get("/problems/7", params={"team": "leipzig"})
        assert entrance.status_code == 401
        page = browser.get(entrance.text)
        assert "Sign in with Slack" in page.text
        assert 'href="/sign-in/slack?next=%2Fproblems%2F7%3Fteam%3Dleipzig"' in page.text


def test_one_who_says_who_they_are_is_in(door: Door) -> None:
    with door.signed_in("mia") as browser:
        told = who(browser)
        assert (told["user"], told["name"]) == (MIA, "Mia Lindgren")
        assert browser.get("/sign-in?next=/problems/7").headers["location"] == "/problems/7"


def test_slack_is_asked_for_no_more_than_is_needed(door: Door) -> None:
    with door.browser() as browser:
        asked = parameters(browser.get("/sign-in/slack"))
    assert asked["scope"] == "openid profile"
    assert asked["redirect_uri"] == f"{door.url}/sign-in/back"
    assert asked["code_challenge_method"] == "S256"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert all(len(asked[name]) >= 43 for name in ("state", "nonce", "code_challenge"))


def test_it_works_too_where_the_app_does_not_use_pkce(door: Door) -> None:
    options = door.slack.state.options
    object.__setattr__(options, "pkce", False)
    try:
        with door.browser() as browser:
            assert "code_challenge" not in parameters(browser.get("/sign-in/slack"))
        with door.signed_in("mia") as browser:
            assert who(browser)["user"] == MIA
    finally:
        object.__setattr__(options, "pkce", True)


def test_the_session_is_kept_as_a_digest_and_the_attempt_is_gone(door: Door) -> None:
    with door.signed_in("mia") as browser:
        (kept,) = door.rows(WebSession)
        assert door.rows(SigningIn) == []
        token = browser.cookies["bridge-session"]
        assert token not in kept.digest
        assert len(token) >= 43


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(door: Door) -> None:
    with door.browser() as browser:
        begun = browser.get("/sign-in/slack").headers["set-cookie"]
        back = browser.get(door.answer(browser)).headers.get_list("set-cookie")
    for cookie in (begun, next(one for one in back if one.startswith("bridge-session="))):
        assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Max-Age=600" in begun
    assert any(one.startswith('bridge-signing-in="";') for one in back), "it is of no more use"


def test_with_https_cookies_are_bound_to_the_host(door: Door) -> None:
    door.web = {"url": "https://bridge.acme.example"}
    door.open()
    with door.browser() as browser:
        begun = browser.get("/sign-in/slack").headers["set-cookie"]
    assert begun.startswith("__Host-bridge-signing-in=")
    assert begun.endswith("HttpOnly; Max-Age=600; Path=/; SameSite=lax; Secure")


def test_signing_out_ends_the_session_itself(door: Door) -> None:
    with door.signed_in("mia") as browser, door.browser() as thief:
        thief.cookies.set("bridge-session", browser.cookies["bridge-session"])
        assert who(thief)["user"] == MIA
        left = browser.post("/sign-out", data={"key": who(browser)["key"]})
        assert (left.status_code, left.headers["location"]) == (303, "/sign-in?left")
        assert "You are signed out." in browser.get("/sign-in?left").text
        assert [one.get("/who").status_code for one in (browser, thief)] == [401, 401]


def test_signing_out_everywhere_ends_ones_sessions_in_other_browsers(door: Door) -> None:
    with door.signed_in("mia") as here, door.signed_in("mia") as there:
        here.post("/sign-out", data={"key": who(here)["key"], "everywhere": "1"})
        assert [one.get("/who").status_code for one in (here, there)] == [401, 401]


def test_a_session_ends_in_the_evening_however_busy_it_was(door: Door) -> None:
    with door.signed_in("mia") as browser:
        for _ in range(11):
            door.slack.clock.advance(3600)
            assert who(browser)["user"] == MIA
        door.slack.clock.advance(3600)
        assert browser.get("/who").status_code == 401


def test_being_there_is_noted_every_few_minutes_only(door: Door) -> None:
    with door.signed_in("mia") as browser:
        seen = []
        for seconds in (10, 299, 10):
            door.slack.clock.advance(seconds)
            who(browser)
            seen.append((door.clock.now() - door.rows(WebSession)[0].seen_at).seconds)
    assert seen == [10, 0, 10]


def test_what_ended_is_forgotten_when_somebody_else_begins(door: Door) -> None:
    with door.signed_in("mia") as browser:
        browser.get("/sign-in/slack")
        door.slack.clock.advance(13 * 3600)
        browser.get("/sign-in/slack")
    assert (len(door.rows(SigningIn)), door.rows(WebSession)) == (1, [])


def test_whoever_says_no_at_slack_is_told_so_and_may_begin_again(door: Door) -> None:
    with door.browser() as browser:
        answer = browser.get(door.answer(browser, next_path="/problems/7", deny="1"))
        assert answer.status_code == 403
        assert "You said no at Slack, so you are not signed in." in answer.text
        assert "/sign-in/slack?next=%2Fproblems%2F7" in answer.text


def test_while_slack_is_down_a_page_says_what_to_do(door: Door) -> None:
    door.web = {"slack_url": "http://127.0.0.1:9"}
    door.open()
    with door.browser() as browser:
        answer = browser.get("/sign-in/slack")
    assert answer.status_code == 503
    assert "Slack does not answer just now" in answer.text


def test_nobody_gets_in_while_slack_cannot_say_whether_they_are_a_guest(door: Door) -> None:
    door.slack.do("set", fail={"method": "users.info", "status": 503})
    with door.browser() as browser:
        answer = browser.get(door.answer(browser))
        door.slack.do("set", clear=True)
        assert (answer.status_code, browser.get("/who").status_code) == (503, 401)


def test_the_pages_before_the_door_bear_the_same_headers_as_all(door: Door) -> None:
    with door.browser() as browser:
        answer = browser.get("/sign-in")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
