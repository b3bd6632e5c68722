"""Somebody is forgotten: no name and no word of theirs is left anywhere, and no sum changes by it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Edit, Gesture
from bridge.domain.language import Phrase
from bridge.domain.outgoing import Comment, EditComment, Note, TakeBack
from bridge.domain.sentences import sentence
from bridge.flow import credit_sums, outbox, takeback
from bridge.flow.erasure import erase
from bridge.store.queries import credit_sums as sums
from bridge.store.tables import (
    Asked,
    CallBack,
    Consent,
    Contest,
    CreditEntry,
    CrewMember,
    Effect,
    Insight,
    Look,
    Person,
    Question,
    StageChange,
    ThankYou,
    WebSession,
    Wording,
    metadata,
)
from tests.flow.office import TEAM, Office

SECRET = "zanzibar"
USER = "U-2"


@pytest.fixture
def told(office: Office) -> Office:
    """Two people reported one problem that was taken on; the second one left words and rows everywhere."""
    office.say("U-1", "refund pending for days")
    second = office.say(USER, f"refund pending since days {SECRET} C-88213", "message:T1:C1:1.2")
    office.work()
    office.intake.edited(Edit("message:T1:C1:1.2", "E1", f"refund pending since days, {SECRET} again"))
    office.work()
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(second).id or 0)
    office.comment(next(iter(office.jira.issues_by_id)), "To agents: which cards?")
    office.click(USER, Gesture.ANSWER, 1, f"{SECRET} cards")
    _leave_rows(office, second)
    return office


def _leave_rows(office: Office, insight: int) -> None:
    now = office.clock.now()
    with office.store.write() as session:
        person = session.exec(select(Person).where(Person.user == USER)).one().id or 0
        change = session.exec(select(StageChange)).first()
        assert change is not None
        common: dict[str, Any] = {"person_id": person, "at": now}
        session.add_all(
            [
                WebSession(digest="d", person_id=person, began_at=now, seen_at=now, ends_at=now),
                Consent(click=f"{USER}:1", agreed=True, **common),
                Contest(click=f"{USER}:2", insight_id=insight, text=SECRET, **common),
                ThankYou(click=f"{USER}:3", group_id=1, text=SECRET, **common),
                Look(what="look", page="their_credit", about_id=person, at=now),
                CrewMember(user=USER, crew="leipzig"),
                CallBack(
                    insight_id=insight,
                    placeholder="[reference 1]",
                    change_id=change.id or 0,
                    due_at=now + timedelta(days=1),
                    **common,
                ),
            ]
        )


def everything(office: Office) -> str:
    """All that the tables of this domain hold, but for what was sent."""
    tables = [table for table in metadata.sorted_tables if table.name not in {"effect", "issue"}]
    with office.store.read() as session:
        return json.dumps(
            [[list(row) for row in session.execute(table.select())] for table in tables], default=str
        )


def test_no_name_and_no_word_is_left(told: Office) -> None:
    assert SECRET in everything(told)
    assert f'"{USER}"' in everything(told)
    assert erase(told.store, USER, told.clock.now()) == 1
    left = everything(told)
    assert SECRET not in left
    assert USER not in left
    assert "C-88213" not in left
    cleared: list[type[SQLModel]] = [WebSession, Consent, Look, CrewMember, CallBack]
    for table in cleared:
        assert told.rows(table) == []
    person = next(one for one in told.rows(Person) if one.erased_at is not None)
    assert (person.user, person.name, person.agreed_at) == (f"erased-{person.id}", "", None)


def test_every_report_and_every_sum_stays(told: Office) -> None:
    credit_sums.refresh(told.store, told.clock.now())

    def known() -> tuple[object, ...]:
        with told.store.read() as session:
            month = sums.by_crew(session, "2026-11")
        return told.rows(CreditEntry), month, told.home(1).problem.reports

    before = known()
    erase(told.store, USER, told.clock.now())
    credit_sums.refresh(told.store, told.clock.now())
    assert known() == before
    assert told.group_of(2).title == "Refund pending for days"
    assert told.rows(Asked)[1].answer == ""


def test_nothing_is_sent_to_or_credited_to_a_tombstone(told: Office) -> None:
    erase(told.store, USER, told.clock.now())
    before = told.rows(CreditEntry)
    told.work()
    sent = len(told.slack.posts)
    told.intake.edited(Edit("message:T1:C1:1.2", "E2", SECRET))
    told.click("U-owner", Gesture.ACCEPT_ANSWERS, told.rows(Question)[0].id or 0)
    told.click("U-owner", Gesture.DECLINE, told.group_of(1).id or 0, "too dear")
    assert told.rows(CreditEntry) == before
    homes = [order for _key, order, _posted in told.slack.posts[sent:] if USER in repr(order)]
    assert homes == []
    assert told.insight(2).text == ""


def test_what_was_sent_names_nobody_any_more(told: Office) -> None:
    """Effects are known by who pressed what, and by whom they are for; one to somebody else is left alone."""
    now = told.clock.now()
    kept: dict[str, Any] = {"target": "home:1", "next_at": now, "created_at": now, "subject": 2}
    rows = [
        ({}, "customers_edit:2:U-2:17.1", "done"),
        ({}, "customers_edit:2:U-20:17.1", "done"),
        ({"text": SECRET}, "heads_up_asked:U-2:17.2", "done"),
        ({"user": USER, "text": "Ask Ada."}, f"contest_refused:1:web:{USER}:f00", "waiting"),
        (sentence(Phrase("Asked: {words}"), words=SECRET).packed(), "note:click:U-2:17.3", "done"),
        ({"user": "U-20"}, "handed_over:9", "waiting"),
    ]
    with told.store.write() as session:
        session.add_all(
            Effect(key=key, kind=key.partition(":")[0], priority=1, body=body, state=state, **kept)
            for body, key, state in rows
        )
    erase(told.store, USER, now)
    after = {one.key: one for one in told.rows(Effect)}
    tombstone = next(one.user for one in told.rows(Person) if one.erased_at is not None)
    assert not [one for one in after.values() if f"'{USER}'" in repr(one.body) or f"{USER}:" in one.key]
    for said in (f"heads_up_asked:{tombstone}:17.2", f"note:click:{tombstone}:17.3"):
        assert after[said].body == {"text": ""}
    refused = after[f"contest_refused:1:web:{tombstone}:f00"]
    assert (refused.state, refused.body["user"]) == ("skipped", tombstone)
    assert {"customers_edit:2:U-20:17.1", f"customers_edit:2:{tombstone}:17.1"} <= after.keys()
    assert (after["handed_over:9"].state, after["handed_over:9"].body) == ("waiting", {"user": "U-20"})


def test_nothing_is_kept_of_what_they_asked_and_suggested_but_what_a_team_approved(told: Office) -> None:
    now = told.clock.now()
    told.click(USER, Gesture.TAKE_DOWN, 1, f"{SECRET} is a name")
    asker = next(one.id for one in told.rows(Person) if one.user == USER)
    common: dict[str, Any] = {"group_id": 1, "person_id": asker, "at": now}
    with told.store.write() as session:
        session.add(Wording(text=SECRET, meanwhile=SECRET, **common))
        session.add(Wording(text="It comes within ten days.", approved_by=1, **common))
        outbox.enqueue(
            session,
            "heads_up_asked:view:V1",
            kind="heads_up_asked",
            subject=1,
            object=asker,
            target="triage:1",
            priority=outbox.Priority.TEAM,
            body={"text": f"What of {SECRET}?"},
            now=now,
        )
    erase(told.store, USER, now)
    assert SECRET not in repr([one.body for one in told.rows(Effect)])
    assert [(one.text, one.meanwhile) for one in told.rows(Wording)] == [
        ("", ""),
        ("It comes within ten days.", ""),
    ]


def test_whoever_comes_again_is_somebody_new(told: Office) -> None:
    erase(told.store, USER, told.clock.now())
    number = told.say(USER, "parcel late")
    told.work()
    person = next(one for one in told.rows(Person) if one.user == USER)
    assert told.rows(Insight)[-1].person_id == person.id
    assert told.home(number).problem.reports == 1
    told.click(USER, Gesture.RIGHT, number)
    assert told.credit(USER).total == 1


def test_nobody_is_erased_who_is_not_known(quick: Office) -> None:
    assert erase(quick.store, "U-nobody", quick.clock.now()) is None


def test_teams_of_two_workspaces_are_erased_together(quick: Office) -> None:
    with quick.store.write() as session:
        session.add_all([Person(team=team, user=USER) for team in (TEAM, "T2")])
    assert erase(quick.store, USER, quick.clock.now()) == 0
    assert all(one.erased_at for one in quick.rows(Person))


def standing(office: Office) -> dict[tuple[str, str], object]:
    """What every message says by now."""
    posted: dict[tuple[str, str], object] = {
        (place.channel, place.ts): order.card for _key, order, place in office.slack.posts
    }
    return posted | {(order.channel, order.ts): order.card for order in office.slack.updates}


def test_what_was_written_of_them_outside_is_taken_back(told: Office) -> None:
    """At home, in the answers' comment, in the issue, and on the team's cards; nothing waits that says where it stood."""
    told.click("U-owner", Gesture.DECLINE, told.group_of(2).id or 0, "too dear")
    [comment] = [one for one in told.jira.written if isinstance(one, Comment) and SECRET in repr(one)]
    assert SECRET in repr(standing(told))
    edits, written = len(told.slack.updates), len(told.jira.written)
    erase(told.store, USER, told.clock.now())
    told.work()
    edited = told.slack.updates[edits:]
    # A notice of U-1's calls the problem as it was called before these words were changed, and is not known by them.
    left = [card for (channel, _ts), card in standing(told).items() if channel != "D-U-1"]
    assert SECRET not in repr(left)
    assert {one.card for one in edited if one.channel == f"D-{USER}"} == {Note("(words removed)")}
    assert SECRET not in repr(told.jira.written[written:])
    kinds = {type(one) for one in told.jira.written[written:]}
    assert {TakeBack, EditComment} <= kinds
    assert comment.issue_id == next(one.issue_id for one in told.jira.written if isinstance(one, TakeBack))
    assert USER not in repr([(one.key, one.target, one.body, one.result) for one in told.rows(Effect)])


def test_what_they_wrote_to_teams_says_that_it_was_removed(told: Office) -> None:
    now = told.clock.now()
    author = next(one.id or 0 for one in told.rows(Person) if one.user == USER)
    common: dict[str, Any] = {
        "state": "done",
        "priority": 1,
        "next_at": now,
        "created_at": now,
        "target": "x",
    }
    with told.store.write() as session:
        session.add(Wording(id=7, text=SECRET, group_id=1, person_id=author, at=now))
        session.add(Wording(id=8, text="Ten days.", group_id=1, person_id=author, at=now, approved_by=1))
        for number, (kind, key) in enumerate(
            [("suggestion", "suggestion:7"), ("suggestion", "suggestion:8"), ("note", f"note:click:{USER}:1")]
        ):
            place = {"channel": "C-pay", "ts": f"9.{number}"}
            subject = int(key[-1])
            body = sentence(Phrase("Asked: {words}"), words=SECRET).packed() if kind == "note" else {}
            session.add(Effect(key=key, kind=kind, subject=subject, result=place, body=body, **common))
    erase(told.store, USER, now)
    told.work()
    blanked = [
        one.ts for one in told.slack.updates if one.card == Note("(words removed)") and one.channel == "C-pay"
    ]
    assert sorted(blanked) == ["9.0", "9.2"]


@pytest.mark.parametrize(("code", "state"), [("message_not_found", "done"), ("edit_window_closed", "dead")])
def test_a_message_that_is_gone_says_nothing_and_one_that_cannot_be_edited_is_a_dead_letter(
    quick: Office, code: str, state: str
) -> None:
    quick.say(USER, "parcel late")
    quick.work()
    erase(quick.store, USER, quick.clock.now())
    quick.slack.before = [RefusedError("no", code)]
    quick.work()
    [blank] = [one for one in quick.rows(Effect) if one.kind == "blank"]
    assert (blank.state, blank.body == {}) == (state, state == "done")
    left = takeback.standing(quick.store).left
    assert len(left) == (state == "dead")
