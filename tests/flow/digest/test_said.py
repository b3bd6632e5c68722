"""What a digest says, and of whom."""

from datetime import timedelta
from typing import Any

from bridge.domain.credit import Kind
from bridge.domain.outgoing import Digest
from bridge.domain.periods import Period
from bridge.flow import credit_sums, digest
from bridge.store.tables import Asked, CallBack, CreditEntry, Question, StageChange
from tests.flow.pages.shelf import MORE_NIGHTS, NOW, Shelf, ago

WEEK = Period.named("2026-W47")


def company(shelf: Shelf) -> Digest:
    return shelf.ask(lambda session: digest.of_company(session, shelf.rules, WEEK, NOW))


def team(shelf: Shelf, key: str = "leipzig") -> Digest:
    crew = shelf.rules.crew(key)
    assert crew is not None
    return shelf.ask(lambda session: digest.of_crew(session, shelf.rules, crew, WEEK, NOW))


def credit(shelf: Shelf, group: int, kind: Kind, points: int, by: str = "leipzig0") -> None:
    """One line of the ledger, earned yesterday."""
    given: dict[str, Any] = {"rule": 2, "cause": "right", "at": ago(1), "earned_at": ago(1)}
    given |= {"key": f"{kind}:{by}:{points}", "kind": kind, "points": points, "group_id": group}
    shelf.lay(CreditEntry(person_id=shelf.meet(f"U-{by}"), crew=by.rstrip("0123456789"), **given))


def test_leaders_read_the_facts_of_the_overview(shelf: Shelf) -> None:
    shelf.problem("The form", theme="policy", shown_at=ago(23))
    shelf.problem("Mended", "live")
    shelf.problem("No tours", "declined", reason="too far")
    shelf.hear()
    said = company(shelf)
    assert [need.title for need in said.needs] == ["The form"]
    assert [story.title for story in (*said.did, *said.will_not)] == ["Mended", "No tours"]
    assert said.oldest is not None
    assert (said.answered, said.waiting, said.oldest.days) == (2, 1, 23)
    assert (said.shipped, said.page) == ((("Payments", 1),), "https://bridge.example/")
    assert said.alt.startswith("Reports a week, first to last: Billing 0 to 1")


def test_found_and_sharpened_are_contributions_of_teams(shelf: Shelf) -> None:
    group = shelf.problem(stage="live")
    for kind, points, by in (
        (Kind.FOUND, 1, "leipzig0"),
        (Kind.ANSWER, 2, "leipzig0"),
        (Kind.WORDING, 2, "manila0"),
        (Kind.FOUND, 1, "night0"),
        (Kind.INSIGHT, 1, "leipzig1"),
    ):
        credit(shelf, group, kind, points, by)
    while credit_sums.refresh(shelf.store, NOW):
        pass
    assert company(shelf).found == (("Leipzig", 1),), "one small team alone is not named by another word"
    shelf.rules = MORE_NIGHTS
    said = company(shelf)
    assert said.found == (("Leipzig", 1), ("Smaller teams", 1))
    assert said.sharpened == (("Leipzig", 1), ("Manila", 1))
    assert (team(shelf).found, team(shelf).sharpened) == ((("Leipzig", 1),), (("Leipzig", 1),))


def test_a_team_reads_what_became_of_what_its_people_said(shelf: Shelf) -> None:
    ours, theirs = shelf.problem("Ours", "live"), shelf.problem("Theirs", "live")
    shelf.hear(ours, by="leipzig0")
    shelf.hear(ours, by="night0")
    shelf.hear(theirs, by="manila0")
    said = team(shelf)
    assert [(story.title, story.reports) for story in said.did] == [("Ours", 2)]
    assert (said.reports, said.base and said.base.words) == (1, "From 1 of 10 agents.")
    assert said.needs == ()


def test_a_partners_lead_reads_what_their_company_reported(shelf: Shelf) -> None:
    group = shelf.problem(stage="live")
    for by in ("leipzig0", "manila0"):
        shelf.hear(group, by=by)
    [story] = team(shelf, "manila").did
    assert story.heard == "1 report, heard by Manila"


def test_a_team_that_is_too_small_is_not_counted(shelf: Shelf) -> None:
    shelf.hear(shelf.problem(stage="live"), by="night0")
    said = team(shelf, "night")
    assert (said.reports, said.base, said.found) == (None, None, ())
    assert len(said.did) == 1


def test_a_team_reads_what_waits_for_its_people(shelf: Shelf) -> None:
    group = shelf.problem(stage="live")
    insight, change = shelf.hear(group), shelf.lay(StageChange(group_id=group, stage="live", at=ago(1)))
    question = shelf.lay(Question(group_id=group, comment_id="c1", text="Which?", asked_at=ago(2)))
    person = shelf.meet("U-leipzig0")
    shelf.lay(Asked(question_id=question, person_id=person, insight_id=insight))
    due: dict[str, Any] = {"due_at": NOW + timedelta(days=1), "at": ago(1), "placeholder": "[ref 1]"}
    shelf.lay(CallBack(insight_id=insight, change_id=change, person_id=person, crew="leipzig", **due))
    assert (team(shelf).questions, team(shelf).customers) == (1, 1)
    assert (team(shelf, "manila").questions, team(shelf, "manila").customers) == (0, 0)


def test_a_week_of_reports_alone_is_quiet_and_not_empty(shelf: Shelf) -> None:
    assert company(shelf).is_empty
    shelf.hear()
    said = company(shelf)
    assert (said.is_quiet, said.is_empty) == (True, False)
