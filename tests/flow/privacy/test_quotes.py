"""Words that may name somebody are read by nobody but their author, wherever reports are quoted, until they are fine."""

from collections.abc import Callable, Mapping

import pytest
from sqlmodel import Session

from bridge.domain.asking import Ask, Topic
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HomeCard, StageNote
from bridge.domain.pages.asked import Asked
from bridge.domain.quotes import NO_TITLE
from bridge.domain.roles import Role, Viewer
from bridge.flow import forms, views
from bridge.flow.asking.readers import reader_of
from bridge.flow.asking.report import report
from bridge.flow.pages import insight, insights, problem
from bridge.flow.pages.kinds import Loader
from bridge.flow.state import state
from bridge.flow.watches.showing import hits_card
from bridge.store.queries import groups
from bridge.store.queries.pages import did
from bridge.store.tables import CheckUp, Watch
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import form

NAMED = "refund pending for days says Mrs Quimby"
PLAIN = "refund pending for days"
NAME = "Quimby"
OWNER = Viewer("U-owner", TEAM, "Olga", frozenset({Role.OWNER, Role.ADMIN, Role.LEADER}))

Place = Callable[[Session, Office], object]


def _group(session: Session) -> int:
    return groups.places(session, 1)[0].group_id


def _form(gesture: Gesture) -> Place:
    return lambda session, _: forms.facts(session, RULES, gesture, _group(session), "U-owner")


def _check_up(session: Session, office: Office) -> object:
    line = {"name": "belongs:1:0", "log_odds": 0.5, "gain": 1.0}
    row = CheckUp(group_id=_group(session), lines=[line], gain=1.0, made_at=office.clock.now())
    return views.check_up_card(session, RULES, row)


def _watch(office: Office) -> Watch:
    now = office.clock.now()
    return Watch(click="1", route="payments", words="refund", person_id=1, at=now, until=now)


def _page(load: Loader, *, about: Callable[[Session], int] = lambda _: 0) -> Place:
    return lambda session, office: load(
        session, RULES, OWNER, Asked(number=about(session)), office.clock.now()
    )


def _card(view: Callable[..., object]) -> Place:
    return lambda session, office: view(
        session, RULES, groups.get(session, _group(session)), office.clock.now()
    )


PLACES: Mapping[str, Place] = {
    "triage card": _card(views.triage_card),
    "Jira issue": _card(views.draft),
    "problem page": _page(problem.load, about=_group),
    "reports page": _page(insights.load),
    "report page": _page(insight.load, about=lambda _: 1),
    "operator's view": lambda session, _: state(session, RULES),
    "split form": _form(Gesture.SPLIT),
    "move form": _form(Gesture.MOVE),
    "evidence form": _form(Gesture.USEFUL),
    "check-up card": _check_up,
    "what a listener hears": lambda session, office: hits_card(session, _watch(office), [1]),
    "you said, we did": lambda session, _: [
        one.text for one, _place in did.words(session, _group(session), None, 9)
    ],
    "answer to /insight": lambda session, office: report(
        session, RULES, reader_of(session, RULES, Ask(TEAM, "U-2", Topic.REPORT)), 1, office.clock.now()
    ),
}


@pytest.fixture
def held(quick: Office) -> Office:
    """Two reports of one problem, of which one may name somebody."""
    quick.problem(NAMED, PLAIN)
    return quick


def shown(office: Office, place: str) -> str:
    with office.store.read() as session:
        return repr(PLACES[place](session, office))


@pytest.mark.parametrize("place", PLACES)
def test_a_likely_name_is_shown_nowhere_until_its_author_says_that_it_is_fine(
    held: Office, place: str
) -> None:
    assert NAME not in shown(held, place)
    held.click("U-1", Gesture.FINE, 1)
    assert NAME in shown(held, place)


def sent(office: Office) -> str:
    """All that went to anybody but the reporter."""
    orders = [order for _key, order, _posted in office.slack.posts] + office.slack.updates
    return repr([order for order in orders if not isinstance(order.card, HomeCard | StageNote)])


def test_nothing_that_leaves_while_they_are_held_back_has_the_words(held: Office) -> None:
    """The owner follows, opens the issue, is thanked, and hears it again; everybody but the reporter reads no name."""
    group = held.group_of(1).id or 0
    form(held, Gesture.FOLLOW, group, until="2026-12-01")
    held.click("U-owner", Gesture.OPEN_ISSUE, group)
    held.say("U-3", NAMED)
    held.say("U-4", "thanks from Mrs Quimby to the kind team")
    held.work()
    assert "One more report" in sent(held)
    assert "Thanks from a customer" in sent(held)
    assert NAME not in sent(held) + repr(held.jira.issues_by_id) + repr(held.jira)


def test_what_was_fine_before_it_left_is_quoted(held: Office) -> None:
    held.click("U-1", Gesture.FINE, 1)
    held.click("U-owner", Gesture.OPEN_ISSUE, held.group_of(1).id or 0)
    assert NAME in sent(held)
    assert NAME in repr(held.jira)


def test_a_problem_of_one_report_gets_its_title_once_the_words_are_fine(quick: Office) -> None:
    quick.problem(NAMED)
    assert quick.group_of(1).title == NO_TITLE
    quick.click("U-1", Gesture.FINE, 1)
    assert NAME in quick.group_of(1).title
