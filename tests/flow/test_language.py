"""The language that an insight is in is noted when it is sorted."""

from bridge.domain.incoming import Edit
from bridge.flow.state import state
from tests.flow.office import Office


def test_the_language_is_noted_where_it_can_be_told(office: Office) -> None:
    german, untold = office.problem("die Lampe flackert", "refund pending for days")
    assert office.insight(german).language == "de"
    assert office.insight(untold).language is None


def test_nothing_is_noted_before_an_insight_is_sorted(office: Office) -> None:
    assert office.insight(office.say("U-1", "die Lampe flackert")).language is None


def test_an_edited_insight_may_change_its_language(office: Office) -> None:
    number = office.say("U-1", "die Lampe flackert", source="message:T1:C1:1.1")
    office.work()
    office.intake.edited(Edit("message:T1:C1:1.1", "Ev2", "the lamp flickers"))
    office.work()
    assert office.insight(number).language is None


def test_the_state_for_machines_names_the_language(office: Office) -> None:
    office.problem("die Lampe flackert", "refund pending for days")
    with office.store.read() as session:
        problems = state(session, office.rules)["problems"]
    assert {member["text"]: member["language"] for each in problems for member in each["members"]} == {
        "die Lampe flackert": "de",
        "refund pending for days": None,
    }
