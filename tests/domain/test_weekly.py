"""The digest as a letter: the same facts, the most pressing first."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.outgoing.digest import Digest
from bridge.domain.outgoing.letters import Said
from bridge.domain.outgoing.weekly import letter
from bridge.domain.pages.activity import Base
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.periods import Period
from bridge.domain.stages import Stage

DID = Story(7, "Refund shows the day", Stage.LIVE, date(2026, 11, 17), "Payments", 38, 14, ("Leipzig",))
NO = Story(8, "Paper form", Stage.DECLINED, date(2026, 11, 18), "Finance", 9, 5, reason="The ledger needs it")
DIGEST = Digest(
    Period.named("2026-W47"),
    answered=3,
    needs=(Need(4, "Price form", Reason.OWNER, "App", 19, 37),),
    did=(DID,),
    will_not=(NO,),
    found=(("Leipzig", 4),),
    waiting=7,
    oldest=Owed(1, "Lost parcel", "log", "Logistics", 23, date(2026, 11, 26), False, 4),
    page="https://b.example/",
    pages="https://b.example",
)


def test_a_letter_begins_with_what_needs_somebody() -> None:
    made = letter(DIGEST)
    assert made.subject == "3 problems answered, 7 waiting"
    assert [section.title for section in made.sections] == [
        "Needs you",
        "Waiting for an answer",
        "You said, we did",
        "You said, we will not, because",
        "By whom",
    ]
    assert made.sections[0].said[0].url == "https://b.example/problems/4"
    assert made.sections[0].said[0].text.startswith("Price form has no owner (")


def test_a_no_comes_with_its_reason_and_a_yes_with_who_heard_it() -> None:
    sections = {section.title: section.said for section in letter(replace(DIGEST, pages="")).sections}
    assert sections["You said, we will not, because"] == (Said("Paper form: The ledger needs it (Finance)"),)
    assert "heard by Leipzig" in sections["You said, we did"][0].text


def test_nothing_is_said_of_what_there_is_nothing_of() -> None:
    made = letter(Digest(Period.named("2026-W47"), answered=1))
    assert (made.sections, made.subject) == ((), "1 problem answered, nothing waits")


def test_what_waits_less_than_a_day_is_not_said_to_wait_no_day() -> None:
    young = replace(DIGEST, waiting=1, oldest=Owed(1, "Lost parcel", "log", "Logistics", 0, None, False, 4))
    sections = {section.title: section.said for section in letter(young).sections}
    assert sections["Waiting for an answer"] == (
        Said("1 problem, oldest less than a day (Logistics, no date yet)."),
    )


def test_without_pages_nothing_is_linked_and_with_them_every_problem_is() -> None:
    def urls(pages: str) -> set[str]:
        sections = letter(replace(DIGEST, pages=pages)).sections
        return {said.url for section in sections for said in section.said if section.title != "By whom"}

    assert urls("") == {""}
    assert urls("https://b.example") == {"", *(f"https://b.example/problems/{group}" for group in (4, 7, 8))}


@pytest.mark.parametrize(
    ("answered", "waiting", "subject"),
    [
        (0, 0, "No problem answered, nothing waits"),
        (0, 1, "No problem answered, 1 waiting"),
        (1, 1200, "1 problem answered, 1200 waiting"),
    ],
)
def test_the_subject_is_what_happened_and_what_waits(answered: int, waiting: int, subject: str) -> None:
    made = letter(replace(DIGEST, answered=answered, waiting=waiting))
    assert (made.subject, made.headline) == (subject, f"{subject}, week of 16 November 2026.")


def test_the_foot_says_on_whom_it_rests() -> None:
    assert letter(replace(DIGEST, base=Base(63, 240))).foot == "From 63 of 240 agents."
    assert letter(DIGEST).foot == ""


def test_a_no_without_a_reason_says_so_and_is_not_filled_with_how_much_it_was_heard() -> None:
    (section,) = letter(Digest(Period.named("2026-W47"), will_not=(replace(NO, reason=""),))).sections
    assert section.said == (Said("Paper form: no reason was given (Finance)"),)
