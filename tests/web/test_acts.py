"""What is decided on pages: one form, one click, and only by whoever may."""

import pytest

from bridge.domain.incoming import Gesture
from bridge.web.form import LARGEST
from tests.web.canned import Canned

FORM = {
    "key": "key of admin",
    "once": "f00",
    "gesture": "decide_contest",
    "subject": "7",
    "choice": "granted",
    "back": "/things?page=2",
    "v.reason": "She was first.",
    "v.points": "1",
}


def test_a_form_is_a_click_and_leads_back() -> None:
    canned = Canned()
    answer = canned.client().post("/act", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/things?page=2&done=1")
    assert "Kept. It takes a moment" in canned.client().get(answer.headers["location"]).text
    click = canned.clicks[0]
    assert (click.outside_id, click.gesture, click.user) == ("web:U1:f00", Gesture.DECIDE_CONTEST, "U1")
    assert (click.subject, click.choice) == (7, "granted")
    assert click.values == {"reason": ("She was first.",), "points": ("1",)}


def test_the_same_form_sent_twice_is_the_same_click() -> None:
    canned = Canned()
    for _ in range(2):
        canned.client().post("/act", data=FORM)
    assert len({click.outside_id for click in canned.clicks}) == 1


def test_a_field_that_is_there_several_times_keeps_all_its_values() -> None:
    canned = Canned()
    canned.client().post("/act", data=FORM | {"v.insights": ["3", "1"]})
    assert canned.clicks[0].values["insights"] == ("3", "1")


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"key": "another"}, 403, "this page is old"),
        ({"key": "schlüssel"}, 403, "this page is old"),
        ({"gesture": "dance"}, 400, "not one of our forms"),
        ({"subject": "seven"}, 400, "not one of our forms"),
        ({"gesture": "merge"}, 403, "you may not decide this"),
    ],
)
def test_what_cannot_be_taken_changes_nothing_and_says_why(
    changed: dict[str, str], status: int, said: str
) -> None:
    canned = Canned()
    answer = canned.client().post("/act", data=FORM | changed)
    assert answer.status_code == status
    assert said in answer.text
    assert "Nothing was changed" in answer.text
    assert 'href="/things?page=2"' in answer.text, "they can go back"
    assert canned.clicks == []


def test_a_role_that_may_not_decide_is_refused() -> None:
    canned = Canned()
    answer = canned.client("agent").post("/act", data=FORM | {"key": "key of agent"})
    assert answer.status_code == 403
    assert canned.clicks == []


def test_strangers_decide_nothing() -> None:
    canned = Canned()
    assert canned.client(None).post("/act", data=FORM | {"key": "key of None"}).status_code == 403
    assert canned.clicks == []


def test_a_refusal_is_said_to_whoever_decided() -> None:
    answer = Canned(refusal="This was decided by Ada an hour ago.").client().post("/act", data=FORM)
    assert answer.status_code == 400
    assert "This was decided by Ada an hour ago." in answer.text


@pytest.mark.parametrize("sent_as", ["multipart/form-data; boundary=x", "application/json", ""])
def test_what_is_no_form_is_refused(sent_as: str) -> None:
    answer = Canned().client().post("/act", content=b"{}", headers={"content-type": sent_as})
    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"key=\xff", b"&".join(b"a=1" for _ in range(301))], ids=["bytes", "many"])
def test_a_form_that_no_browser_sends_is_refused(body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert Canned().client().post("/act", content=body, headers=headers).status_code == 400


def test_a_form_that_nobody_fills_in_is_too_large() -> None:
    canned = Canned()
    answer = canned.client().post("/act", data=FORM | {"v.reason": "x" * LARGEST})
    assert answer.status_code == 413
    assert "Shorten it and send it again." in answer.text
    assert canned.clicks == []


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/a\r\nX: y",
        "//[",
    ],
)
def test_nobody_is_led_elsewhere(back: str) -> None:
    answer = Canned().client().post("/act", data=FORM | {"back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?done=1")


@pytest.mark.parametrize(
    "back", ["/things?self=1&page=2", "/things?done=1&changed=x", "/things?done=1#there"]
)
def test_people_are_led_back_whatever_filters_are_set(back: str) -> None:
    answer = Canned().client().post("/act", data=FORM | {"back": back})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/things?")
    assert answer.headers["location"].count("done=1") == 1


@pytest.mark.parametrize("field", ["subject", "version"])
@pytest.mark.parametrize("number", ["-1", "１", " 5", "1_0", "9" * 10, "9" * 5000])
def test_a_number_that_no_row_has_decides_nothing(field: str, number: str) -> None:
    canned = Canned()
    answer = canned.client().post("/act", data=FORM | {field: number})
    assert (answer.status_code, canned.clicks) == (400, [])


@pytest.mark.parametrize("field", ["v.reason", "once", "choice", "v.\0"])
def test_a_sign_that_no_database_takes_is_no_part_of_a_form(field: str) -> None:
    canned = Canned()
    answer = canned.client().post("/act", data=FORM | {field: "a\0b"})
    assert (answer.status_code, canned.clicks) == (400, [])
