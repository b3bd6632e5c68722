"""A release in Jira with a note: its owners are asked once, and send it with what it says already."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture, VersionSeen
from bridge.domain.outgoing import HeadsUpSent, Note, Post, ReleaseCard
from bridge.flow import forms
from bridge.store.tables import Effect, HeadsUp, Watch
from tests.flow.headsups.conftest import LINES, Informed
from tests.flow.owners.desk import form

NOTE = (
    "Heads-up: delivery slots by the hour\nWho: app users in Berlin\nWhat: they pick an hour\n"
    "Say: You can pick the hour.\nReport: slots that vanish"
)
RELEASE = VersionSeen("10001", "5.3", released=False, description=NOTE, day=date(2026, 11, 6))


def read(office: Informed, *versions: VersionSeen) -> None:
    """The bridge looks at the versions of Payments' project."""
    office.jira.versions_by_project["PAY"] = list(versions)
    office.poll()


def asked(office: Informed) -> list[tuple[str, ReleaseCard]]:
    """In which channels owners were asked what."""
    orders = [order for _key, order, _posted in office.slack.posts if isinstance(order, Post)]
    return [(order.channel, order.card) for order in orders if isinstance(order.card, ReleaseCard)]


def send(office: Informed, user: str = "U-owner", day: str = "2026-11-06", **lines: str) -> None:
    """Somebody sends the form behind the button."""
    [release] = [effect for effect in office.rows(Effect) if effect.kind == "release"]
    form(office, Gesture.RELEASE_HEADS_UP, release.id or 0, user=user, date=day, **(LINES | lines))


def test_the_owners_of_a_project_are_asked_once_for_a_release_with_a_note(office: Informed) -> None:
    read(office, RELEASE)
    read(office, RELEASE)
    [(channel, card)] = asked(office)
    assert (channel, card.name, card.title, card.day, card.sent) == (
        "C-pay",
        "5.3",
        "delivery slots by the hour",
        date(2026, 11, 6),
        False,
    )


def test_nothing_personal_is_kept_of_a_note(quick: Informed) -> None:
    read(quick, replace(RELEASE, description=NOTE.replace("hour.", "hour with anna@example.com.")))
    assert asked(quick)[0][1].say == "You can pick the hour with [e-mail 1]."
    assert "anna@" not in str([effect.body for effect in quick.rows(Effect)])


@pytest.mark.parametrize(
    "other",
    [
        replace(RELEASE, description="Bug fixes"),
        replace(RELEASE, description=""),
        replace(RELEASE, released=True),
        replace(RELEASE, day=date(2026, 11, 1)),
    ],
    ids=["no note", "nothing", "released", "over"],
)
def test_of_other_releases_nobody_is_asked(quick: Informed, other: VersionSeen) -> None:
    read(quick, other)
    assert asked(quick) == []


def test_a_note_that_was_changed_is_shown_as_it_stands_now(quick: Informed) -> None:
    read(quick, RELEASE)
    read(quick, replace(RELEASE, description=NOTE.replace("by the hour", "by the minute")))
    [_first] = asked(quick)
    [card] = [one.card for one in quick.slack.updates if isinstance(one.card, ReleaseCard)]
    assert card.title == "delivery slots by the minute"


def test_the_form_holds_what_the_release_says(quick: Informed) -> None:
    read(quick, RELEASE)
    [release] = [effect for effect in quick.rows(Effect) if effect.kind == "release"]
    with quick.store.read() as session:
        facts = forms.facts(session, quick.rules, Gesture.RELEASE_HEADS_UP, release.id or 0, "U-owner")
        assert facts.lines == LINES | {"date": "2026-11-06"}
        assert len(facts.crews) == 3
        with pytest.raises(RefusalError, match="Only the owners of Payments"):
            forms.facts(session, quick.rules, Gesture.RELEASE_HEADS_UP, release.id or 0, "U-1")


def test_whoever_sends_it_first_sends_it_and_the_card_says_so(office: Informed) -> None:
    read(office, RELEASE)
    send(office)
    send(office)
    assert office.reached() == ["U-1", "U-2", "U-3", "U-8", "U-9"]
    [row] = office.rows(HeadsUp)
    assert (row.group_id, row.route, row.title) == (None, "payments", "delivery slots by the hour")
    assert [one.card.sent for one in office.slack.updates if isinstance(one.card, ReleaseCard)] == [True]
    [watch] = office.rows(Watch)
    assert watch.words == "slots that vanish"


@pytest.mark.parametrize(
    ("user", "day", "who"),
    [("U-1", "2026-11-06", "x"), ("U-owner", "2026-11-01", "x"), ("U-owner", "2026-11-06", "")],
)
def test_nobody_else_sends_it_and_not_for_a_day_that_is_over_or_with_a_line_missing(
    quick: Informed, user: str, day: str, who: str
) -> None:
    read(quick, RELEASE)
    send(quick, user, day, who=who)
    assert quick.rows(HeadsUp) == []


def test_what_came_of_it_stands_below_the_card_of_its_release(office: Informed) -> None:
    read(office, RELEASE)
    send(office)
    office.click("U-2", Gesture.WITHDRAW_HEADS_UP, 1)
    below = {
        type(order.card): order
        for _key, order, _posted in office.slack.posts
        if isinstance(order.card, HeadsUpSent | Note) and isinstance(order, Post) and order.thread
    }
    assert {order.channel for order in below.values()} == {"C-pay"}
    assert below.keys() == {HeadsUpSent, Note}
    office.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    assert office.sent()[-1].withdrawn
