"""One report: its words, where it was and is and why, what its reporter was told, and how much of that who may see."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from bridge.domain.credit import Kind
from bridge.domain.errors import ForbiddenError
from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.domain.pages.insight import WAYS, InsightPage, how, tables
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming
from bridge.flow.pages.insight import load
from bridge.store.tables import (
    CreditEntry,
    Effect,
    InsightVersion,
    Membership,
    StageChange,
    ThemeLabel,
)
from tests.flow.pages.shelf import AGENT, GUEST, NOW, RULES, Shelf, ago

COLLEAGUE = replace(AGENT, user="U-leipzig9")
STRANGER = Viewer("U-x", "T1", "Ann", frozenset({Role.AGENT}))
OWNER = replace(STRANGER, roles=frozenset({Role.OWNER}))


def see(shelf: Shelf, number: int, viewer: Any = STRANGER) -> InsightPage:
    page: InsightPage = shelf.see(load, viewer, number=number)
    return page


def test_everybody_reads_what_was_said_by_which_team_when_and_how(shelf: Shelf) -> None:
    number = shelf.hear(shelf.problem(), theme_probability=0.75, days=3)
    page = see(shelf, number)
    assert (page.text, page.at) == ("still pending, she says", ago(3).date())
    assert (page.by, page.team) == ("a colleague of Leipzig", "")
    assert (page.way, page.theme) == ("typed with /insight", "probably Billing")
    assert [place.problem.text for place in page.now] == ["Refund pending"]
    assert see(shelf, number, AGENT).by == "you"


def test_how_sure_the_theme_is_stands_in_words(shelf: Shelf) -> None:
    given: list[dict[str, Any]] = [
        {"theme": None},
        {"theme_probability": 0.2},
        {"theme": "unheard_of", "theme_probability": 0.95},
    ]
    themes = [see(shelf, shelf.hear(**columns)).theme for columns in given]
    assert themes == ["None: unsure", "perhaps Billing", "almost certainly unheard_of"]


def test_what_a_person_said_of_the_theme_stands_over_the_classifier(shelf: Shelf) -> None:
    number = shelf.hear(theme_probability=0.9)
    shelf.lay(ThemeLabel(insight_id=number, theme="policy", person_id=shelf.meet("U-o"), at=NOW))
    assert see(shelf, number).theme == "Policy, as a person said"


def test_words_that_may_name_somebody_are_their_authors_only(shelf: Shelf) -> None:
    number = shelf.hear(shelf.problem(), text="Mrs Miller waits", held_back=True)
    assert (see(shelf, number, OWNER).text, see(shelf, number, OWNER).gone) == ("", False)
    assert see(shelf, number, AGENT).text == "Mrs Miller waits"


def test_a_deleted_text_is_gone(shelf: Shelf) -> None:
    assert see(shelf, shelf.hear(text="")).gone


def test_where_it_was_and_is_says_how_and_why(shelf: Shelf) -> None:
    first, then = shelf.problem("Refund", created_at=ago(5)), shelf.problem("Money back")
    number, owner = shelf.hear(first, days=5), shelf.meet("U-o")
    given: dict[str, Any] = {"insight_id": number, "state": "joined", "at": ago(1)}
    with shelf.store.write() as session:
        for row in session.exec(select(Membership)):
            row.current, row.why = False, "Nearest is no. 3.\nLikeness 0.9."
    shelf.lay(Membership(group_id=then, cause="merged", person_id=owner, current=False, **given))
    shelf.lay(Membership(group_id=then, cause="right", person_id=shelf.meet("U-leipzig0"), **given))
    places = see(shelf, number).places
    assert [(place.problem.text, place.how, place.now) for place in places] == [
        ("Money back", "its reporter said it is right", True),
        ("Money back", "merged by Payments", False),
        ("Refund", "started on its own", False),
    ]
    assert places[2].why == ("Nearest is no. 3.", "Likeness 0.9.")
    assert see(shelf, number, AGENT).places[0].how == "you said it is right"
    [table] = tables(see(shelf, number))
    assert [row[2] for row in table.rows] == [place.how for place in places]


@pytest.mark.parametrize("cause", Cause)
def test_every_way_to_a_problem_has_its_words(cause: Cause) -> None:
    words = how(cause, State.JOINED, first=False, who="you", team="Payments")
    assert words
    assert "{" not in words


def test_a_report_that_is_asked_about_says_so() -> None:
    words = how(Cause.SORTED, State.PROVISIONAL, first=False, who="you", team="Payments")
    assert words == "may belong here: its reporter was asked"


def test_every_gesture_has_its_words() -> None:
    assert set(WAYS) == set(Way)


def test_the_parts_of_a_report_are_told_apart(shelf: Shelf) -> None:
    number = shelf.hear(shelf.problem())
    other = shelf.problem("Lamp flickers")
    row: dict[str, Any] = {"insight_id": number, "part": 1, "state": "joined", "cause": "sorted", "at": NOW}
    shelf.lay(Membership(group_id=other, **row))
    assert [(place.part, place.problem.text) for place in see(shelf, number).now] == [
        (2, "Lamp flickers"),
        (1, "Refund pending"),
    ]


def test_earlier_texts_are_for_the_author_and_those_who_answer_for_them_and_names_for_the_author_only(
    shelf: Shelf,
) -> None:
    ours, theirs = shelf.hear(), shelf.hear(by="manila5")
    for turn, text in enumerate(("Mrs Miller has no refund", "refund gone")):
        for number in (ours, theirs):
            row = InsightVersion(insight_id=number, event=f"e{number}{turn}", text=text, until=ago(1))
            shelf.lay(row)
    seen = [
        [text for text, _until in see(shelf, number, viewer).versions]
        for number, viewer in ((ours, AGENT), (ours, OWNER), (ours, STRANGER), (theirs, GUEST))
    ]
    assert seen == [["refund gone", "Mrs Miller has no refund"], ["refund gone"], [], []]


@pytest.mark.parametrize(
    ("naming", "viewer", "lines", "named"),
    [
        (Naming.TEAM, AGENT, 1, False),
        (Naming.TEAM, COLLEAGUE, 1, True),
        (Naming.TEAM, STRANGER, 0, False),
        (Naming.SELF, COLLEAGUE, 0, False),
        (Naming.OFF, AGENT, 0, False),
    ],
)
def test_credit_is_shown_to_whom_its_person_is_named(
    shelf: Shelf, naming: Naming, viewer: Viewer, lines: int, *, named: bool
) -> None:
    shelf.rules = replace(RULES, naming=naming)
    person, group = shelf.meet("U-leipzig0", name="Mia"), shelf.problem()
    number = shelf.hear(group)
    given: dict[str, Any] = {"rule": 1, "cause": "right", "at": NOW, "earned_at": NOW}
    entry: dict[str, Any] = {
        "key": "k",
        "kind": Kind.INSIGHT,
        "points": 1,
        "person_id": person,
        "group_id": group,
    }
    shelf.lay(CreditEntry(insight_id=number, **entry, **given))
    page = see(shelf, number, viewer)
    assert [line.points for line in page.credit] == [1] * lines
    assert all(f"No. {number}" in line.why for line in page.credit)
    assert page.named == ((person,) if named else ())
    assert (page.by == "Mia") is named


def test_what_its_reporter_was_told_stands_there(shelf: Shelf) -> None:
    group = shelf.problem()
    number = shelf.hear(group)
    change = shelf.lay(StageChange(group_id=group, stage="planned", at=ago(2)))
    given: dict[str, Any] = {"target": "t", "priority": 1, "next_at": NOW, "created_at": NOW}
    shelf.lay(Effect(key="k", kind="stage", subject=number, object=change, state="done", **given))
    [note] = see(shelf, number).told
    assert (note.label, note.at, note.problem.text) == ("Planned", ago(2).date(), "Refund pending")


def test_the_report_of_the_same_call_is_named(shelf: Shelf) -> None:
    first = shelf.hear()
    assert see(shelf, shelf.hear(copy_of=first)).same_call == first


def test_guests_see_their_own_companys_reports_without_why(shelf: Shelf) -> None:
    group = shelf.problem()
    theirs, others = shelf.hear(group, by="manila3"), shelf.hear(group)
    with shelf.store.write() as session:
        for row in session.exec(select(Membership)):
            row.why = "Nearest is no. 2."
    page = see(shelf, theirs, GUEST)
    assert [place.why for place in page.places] == [()]
    assert page.told == ()
    with pytest.raises(ForbiddenError):
        see(shelf, others, GUEST)


def test_a_small_team_is_not_said(shelf: Shelf) -> None:
    page = see(shelf, shelf.hear(by="night1"))
    assert (page.by, page.team) == ("a colleague", "")


def test_a_number_that_was_never_given_leads_nowhere(shelf: Shelf) -> None:
    with pytest.raises(LookupError):
        see(shelf, 99)
