"""The digest as a letter: the same facts, the most pressing first."""

from datetime import date

from bridge.domain.outgoing.digest import Digest
from bridge.domain.outgoing.letters import Said
from bridge.domain.outgoing.weekly import letter
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
)


def test_a_letter_begins_with_what_needs_somebody() -> None:
    made = letter(DIGEST, "https://b.example")
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
    sections = {section.title: section.said for section in letter(DIGEST, "").sections}
    assert sections["You said, we will not, because"] == (Said("Paper form: The ledger needs it (Finance)"),)
    assert "heard by Leipzig" in sections["You said, we did"][0].text


def test_nothing_is_said_of_what_there_is_nothing_of() -> None:
    made = letter(Digest(Period.named("2026-W47"), answered=1), "")
    assert (made.sections, made.subject) == ((), "1 problem answered, nothing waits")
