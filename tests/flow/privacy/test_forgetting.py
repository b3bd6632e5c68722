"""What was kept long enough ends; what it counts for, and what makes things happen once, stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bridge.domain.incoming import Edit, Gesture
from bridge.domain.quotes import NO_TITLE
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.forgetting import Forgetting, words
from bridge.flow.sorting import Sorting
from bridge.store.queries import forgetting, groups
from bridge.store.tables import (
    Asked,
    CallBack,
    Contest,
    CreditEntry,
    Effect,
    Group,
    Inbox,
    Insight,
    InsightVersion,
    Look,
    Membership,
    Pace,
    Part,
    Placeholder,
    Question,
    Reference,
    SigningIn,
    Vector,
    WebSession,
)
from tests.flow.office import Office
from tests.flow.owners.desk import form

YEARS = timedelta(days=730)
SAID = ("refund pending for days", "refund pending since days")
CUSTOMER = "refund pending for days C-88213"
SOURCE = "message:T1:C1:1.2"


def forget(office: Office) -> None:
    Forgetting(office.store, office.rules, office.clock).run()


def end(office: Office, stage: Stage = Stage.DECLINED, group: int = 1) -> None:
    with office.store.write() as session:
        telling.advance(session, groups.get(session, group), stage, office.clock.now())
    office.work()


def texts(office: Office) -> list[str]:
    return [insight.text for insight in office.rows(Insight)]


def over(office: Office) -> None:
    """A problem of two reports was declined, and that was long enough ago."""
    office.say("U-1", SAID[0], SOURCE)
    office.say("U-2", SAID[1])
    office.work()
    office.click("U-1", Gesture.RIGHT, 1)
    office.intake.edited(Edit(SOURCE, "E-1", CUSTOMER))
    office.work()
    end(office)
    office.clock.forward(days=731)


def test_the_words_of_a_problem_that_is_over_go_and_all_that_it_counts_for_stays(office: Office) -> None:
    over(office)
    before = office.group_of(1).title, office.credit("U-1").total, len(office.rows(CreditEntry))
    forget(office)
    assert texts(office) == ["", ""]
    for table in (InsightVersion, Part, Placeholder, Reference, Vector):
        assert office.rows(table) == [], table.__name__
    assert {place.why for place in office.rows(Membership)} == {""}
    with office.store.read() as session:
        assert groups.reports(session, office.group_of(1).id or 0) == 2
    assert (office.group_of(1).title, office.credit("U-1").total, len(office.rows(CreditEntry))) == before
    assert office.home(1).removed
    office.intake.edited(Edit(SOURCE, "E-2", SAID[0]))
    assert office.say("U-1", SAID[0], SOURCE) == 1, "a redelivery is known"
    assert texts(office) == ["", ""]


def test_what_is_younger_than_the_setting_says_stays(quick: Office) -> None:
    over(quick)
    quick.clock.forward(days=-2)
    forget(quick)
    assert all(texts(quick))
    quick.rules = replace(quick.rules, keep_words=timedelta(days=365))
    forget(quick)
    assert texts(quick) == ["", ""]


@pytest.mark.parametrize(("ended_after", "kept"), [(None, 1459), (800, 89)])
def test_words_stay_while_a_team_owes_an_answer_and_a_time_after_it_but_not_for_ever(
    quick: Office, ended_after: int | None, kept: int
) -> None:
    """So long may those who reported say that it is not over."""
    quick.problem(*SAID)
    if ended_after is not None:
        quick.clock.forward(days=ended_after)
        end(quick, Stage.LIVE)
    quick.clock.forward(days=kept)
    forget(quick)
    assert all(texts(quick))
    quick.clock.forward(days=1)
    forget(quick)
    assert texts(quick) == ["", ""]


def test_a_problem_that_was_merged_is_as_open_as_the_one_that_goes_on(quick: Office) -> None:
    quick.problem("refund pending for days", "refund pending since days", "parcel late", "parcel late again")
    one, other = (quick.group_of(number).id or 0 for number in (1, 3))
    assert one != other
    end(quick, group=one)
    with quick.store.write() as session:
        session.get_one(Group, one).merged_into = other
    quick.clock.forward(days=731)
    forget(quick)
    assert all(texts(quick))


def test_what_was_never_sorted_is_not_over(quick: Office) -> None:
    number = quick.say("U-1", "refund pending")
    quick.clock.forward(days=731)
    forget(quick)
    assert quick.insight(number).text == "refund pending"


def test_what_nobody_else_reported_loses_its_title_with_its_words(quick: Office) -> None:
    [number] = quick.problem("refund for my neighbour pending")
    assert quick.group_of(number).title != NO_TITLE
    quick.clock.forward(days=731)
    forget(quick)
    assert quick.group_of(number).title == NO_TITLE


def test_a_title_that_younger_reports_say_too_stays_and_another_is_taken_from_them(quick: Office) -> None:
    quick.rules = replace(quick.rules, listen=9)
    quick.sorting = Sorting(quick.store, quick.rules, quick.clock, quick.sorter)
    quick.problem("refund pending for days")
    quick.clock.forward(days=400)
    quick.say("U-2", "refund pending since days")
    quick.work()
    assert quick.group_of(2).id == quick.group_of(1).id
    assert quick.group_of(1).title == "Refund pending for days"
    quick.clock.forward(days=331)
    forget(quick)
    assert texts(quick) == ["", "refund pending since days"]
    assert quick.group_of(1).title == "Refund pending since days"


def test_customers_of_forgotten_reports_are_owed_no_news_and_their_cards_are_left_alone(
    quick: Office,
) -> None:
    quick.problem(CUSTOMER)
    end(quick, Stage.LIVE)
    assert [row.done_at for row in quick.rows(CallBack)] == [None]
    quick.clock.forward(days=731)
    sent = len(quick.rows(Effect))
    forget(quick)
    assert [row.outcome for row in quick.rows(CallBack)] == ["withdrawn"]
    assert len(quick.rows(Effect)) == sent


def test_answers_in_own_words_go_and_pressed_buttons_stay_counted(quick: Office) -> None:
    quick.problem(*SAID)
    form(quick, Gesture.ASK, 1, text="which cards?", options="Visa only\nMastercard too", to="reporters")
    question = quick.rows(Question)[-1].id or 0
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    quick.click("U-2", Gesture.ANSWER, question, "the blue ones")
    quick.clock.forward(days=731)
    forget(quick)
    assert [one.answer for one in quick.rows(Asked)] == ["Visa only", "the blue ones"], "its problem is open"
    end(quick)
    quick.clock.forward(days=90)
    forget(quick)
    assert [one.answer for one in quick.rows(Asked)] == ["Visa only", ""]


def test_what_was_written_about_a_contest_goes_when_it_was_decided_long_ago(quick: Office) -> None:
    quick.problem(*SAID)
    now = quick.clock.now()
    with quick.store.write() as session:
        session.add(Contest(click="1", person_id=1, text="it was me", at=now))
        session.add(Contest(click="2", person_id=1, text="no", reason="so", at=now, decided_at=now, points=1))
    quick.clock.forward(days=731)
    forget(quick)
    assert [(one.text, one.reason, one.points) for one in quick.rows(Contest)] == [
        ("it was me", "", 0),
        ("", "", 1),
    ]


def test_what_came_in_and_went_out_keeps_its_key_and_loses_its_words(office: Office) -> None:
    numbers = office.problem(*SAID)
    group = office.group_of(numbers[0]).id or 0
    form(office, Gesture.DECLINE, group, reason="other", words="the bank needs ten days", say="please wait")
    office.press("U-1", Gesture.TAKE_DOWN, numbers[0], "my neighbour is in it")
    before = {effect.key: (effect.state, effect.result) for effect in office.rows(Effect)}
    came = {row.outside_id: row.state for row in office.rows(Inbox)}
    assert "the bank needs" in str([row.body for row in office.rows(Inbox)])
    office.clock.forward(days=91)
    forget(office)
    done = [row.body for row in office.rows(Inbox) if row.state == "done"]
    bodies = str(done + [effect.body for effect in office.rows(Effect) if effect.state != "waiting"])
    assert "the bank needs" not in bodies
    assert {effect.key: (effect.state, effect.result) for effect in office.rows(Effect)} == before
    assert {row.outside_id: row.state for row in office.rows(Inbox)} == came
    waiting = [row.body["choice"] for row in office.rows(Inbox) if row.state == "waiting"]
    assert waiting == ["my neighbour is in it"], "what is still to be done keeps what it needs"


def test_a_press_that_comes_again_after_its_words_went_changes_nothing(quick: Office) -> None:
    quick.problem(*SAID)
    quick.click("U-1", Gesture.RIGHT, 1)
    pressed = quick.rows(Inbox)[-1]
    quick.clock.forward(days=91)
    forget(quick)
    assert quick.rows(Inbox)[-1].body.keys() <= {"user", "gesture", "team"}
    quick.mailbox._keep(pressed.outside_id, pressed.kind, pressed.body)
    quick.work()
    assert [row.state for row in quick.rows(Inbox)] == ["done"]
    assert quick.credit("U-1").total == 1


def test_messages_can_still_be_drawn_anew_without_what_they_said(quick: Office) -> None:
    quick.rules = replace(quick.rules, admins=("U-admin",))
    numbers = quick.problem(*SAID)
    quick.click("U-2", Gesture.TAKE_DOWN, numbers[0], "my neighbour is in it")
    quick.clock.forward(days=91)
    forget(quick)
    asked = [effect for effect in quick.rows(Effect) if effect.kind == "take_down"]
    assert [effect.body["text"] for effect in asked] == [""]
    quick.click("U-owner", Gesture.DECIDE_TAKE_DOWN, numbers[0], "remove")
    assert quick.insight(numbers[0]).removed_at is not None
    assert {effect.state for effect in quick.rows(Effect)} <= {"done", "skipped"}


def test_an_owner_s_notes_of_a_release_stay_as_long_as_their_card(quick: Office) -> None:
    quick.problem(*SAID)
    with quick.store.write() as session:
        done: dict[str, Any] = {
            "state": "done",
            "subject": 0,
            "priority": 1,
            "next_at": quick.clock.now(),
            "created_at": quick.clock.now(),
        }
        session.add(Effect(key="release:1", kind="release", target="r", body={"what": "slots"}, **done))
        session.add(
            Effect(
                key="note:1", kind="note", target="n", body={"phrase": "{a}", "places": {"a": "x"}}, **done
            )
        )
    quick.clock.forward(days=91)
    forget(quick)
    assert quick.effect("release:1").body == {"what": "slots"}
    assert quick.effect("note:1").body == {"text": ""}


def test_a_reference_that_may_be_opened_no_more_cannot_be_and_is_still_compared(quick: Office) -> None:
    quick.problem(CUSTOMER)
    quick.clock.forward(days=89)
    forget(quick)
    assert [one.sealed for one in quick.rows(Reference)] == ["sealed C-88213"]
    quick.clock.forward(days=1)
    forget(quick)
    assert [(one.sealed, one.digest) for one in quick.rows(Reference)] == [(None, "digest of C-88213")]


def test_sessions_looks_and_paces_go_when_they_are_over(quick: Office) -> None:
    quick.problem(*SAID)
    now = quick.clock.now()
    soon, late = now + timedelta(hours=1), now + YEARS
    with quick.store.write() as session:
        for name, ends in (("old", soon), ("new", late + timedelta(days=2))):
            session.add(WebSession(digest=name, person_id=1, began_at=now, seen_at=now, ends_at=ends))
            session.add(SigningIn(state=name, nonce="", verifier="", browser="", next="", ends_at=ends))
            session.add(Pace(scope=f"chat.postMessage:{name}", next_free=ends))
            session.add(Look(person_id=1, what="look", page=name, about_id=2, at=ends - timedelta(hours=2)))
    quick.clock.forward(days=730)
    forget(quick)
    assert [one.digest for one in quick.rows(WebSession)] == ["new"]
    assert [one.state for one in quick.rows(SigningIn)] == ["new"]
    assert {one.scope for one in quick.rows(Pace)} == {"chat.postMessage:new"}
    assert [(one.what, one.page, one.rows) for one in quick.rows(Look)] == [
        ("look", "new", 0),
        ("forgotten", "audit", 1),
    ]


@pytest.mark.parametrize("at_once", [1, 2])
def test_many_are_forgotten_a_few_at_a_time(
    quick: Office, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    quick.problem(*(f"{thing} {thing}" for thing in ("apple", "basket", "candle", "drawer", "eraser")))
    quick.clock.forward(days=731)
    monkeypatch.setattr(words, "AT_ONCE", at_once)
    taken = list[int]()
    real = forgetting.take_out

    def counted(session: object, numbers: list[int], now: object) -> None:
        taken.append(len(numbers))
        real(session, numbers, now)  # type: ignore[arg-type]

    monkeypatch.setattr(forgetting, "take_out", counted)
    forget(quick)
    assert set(texts(quick)) == {""}
    assert max(taken) == at_once
    forget(quick)
    assert sum(taken) == 5, "the second time there is nothing to do"
