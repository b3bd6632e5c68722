"""Details, files and second looks: nothing of them keeps a report from being saved, or shows what may not be shown."""

from dataclasses import replace

import pytest

from bridge.domain.details import Added, Details
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.outgoing import Captured
from bridge.flow import details, views
from bridge.store.queries import attachments, insights, people
from tests.flow.office import TEAM, Office

GIVEN = Details("phone", "Swift", "upset")
PICTURE = ("F1", "image/png")


def added(number: int, user: str = "U-mia", event: str = "view:1", **more: object) -> Added:
    return Added(number, event, TEAM, user, GIVEN, **more)  # type: ignore[arg-type]


def states(office: Office, number: int) -> list[str]:
    with office.store.read() as session:
        return [one.state for one in attachments.of(session, number)]


def test_details_are_kept_and_come_back_into_the_form(office: Office) -> None:
    number = office.say("U-mia", "refund pending")
    office.work()
    office.intake.add_details(added(number))
    with office.store.read() as session:
        assert details.given(session, TEAM, "U-mia", number) == GIVEN
    assert office.insight(number).state == "sorted"


def test_personal_data_in_them_is_taken_out(quick: Office) -> None:
    number = quick.say("U-mia", "refund pending")
    quick.intake.add_details(replace(added(number), details=Details(partner="Swift, mia@shop.example")))
    assert quick.insight(number).partner == "Swift, [e-mail 1]"


def test_a_reference_is_lifted_out_like_one_in_the_words(office: Office) -> None:
    number = office.say("U-mia", "refund pending, call back")
    office.work()
    assert office.home(number).captured == Captured(uncalled=True)
    for _ in range(2):
        office.intake.add_details(added(number, customer="C-88213"))
    assert office.insight(number).text == "refund pending, call back\n[reference 1]"
    office.work()
    assert office.home(number).captured == Captured()
    with office.store.read() as session:
        assert [one.sealed for one in insights.references(session, number)] == ["sealed C-88213"]


def test_only_whoever_reported_adds_details(quick: Office) -> None:
    number = quick.say("U-mia", "refund pending")
    with pytest.raises(RefusalError, match="Only whoever reported"):
        quick.intake.add_details(added(number, "U-tom", files=(PICTURE,)))
    with pytest.raises(RefusalError):
        quick.intake.add_details(added(number + 9))
    assert states(quick, number) == []


def test_a_file_holds_the_words_back_and_is_counted_once(office: Office) -> None:
    number = office.say("U-mia", "refund pending")
    office.work()
    for turn in range(2):
        office.intake.add_details(added(number, event=f"view:{turn}", files=(PICTURE,)))
    assert states(office, number) == ["held"]
    assert office.insight(number).held_back
    assert office.home(number).captured.files == 1


@pytest.mark.parametrize(
    ("gesture", "state"), [(Gesture.CONFIRM_FILE, "confirmed"), (Gesture.REFUSE_FILE, "refused")]
)
def test_the_reporter_decides_about_the_files_once(office: Office, gesture: Gesture, state: str) -> None:
    number = office.say("U-mia", "refund pending")
    office.intake.add_details(added(number, files=(PICTURE,)))
    office.work()
    office.click("U-tom", gesture, number)
    assert states(office, number) == ["held"]
    office.click("U-mia", gesture, number)
    office.click("U-mia", Gesture.CONFIRM_FILE, number)
    office.click("U-mia", Gesture.REFUSE_FILE, number)
    assert states(office, number) == [state]
    assert office.home(number).captured.files == 0


def test_a_file_that_comes_with_the_message_is_held_too(quick: Office) -> None:
    now = quick.clock.now()
    quick.intake.keep(
        Capture("message:1", Way.DM, TEAM, "U-mia", "see this", now, "D1", "1.1", files=(PICTURE,))
    )
    assert (states(quick, 1), quick.insight(1).held_back) == (["held"], True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tom Okafor was rude", "Tom Okafor"),
        ("ask @U-tom", ""),
        ("ask @Utom", "Tom Okafor"),
        ("Mia Kern here, refund pending", ""),
        ("Tom Ford perfume is broken", ""),
    ],
)
def test_a_colleague_in_the_words_gets_a_quiet_line(quick: Office, text: str, named: str) -> None:
    number = quick.say("U-mia", text)
    with quick.store.write() as session:
        people.known(session, TEAM, "U-mia").name = "Mia Kern"
        people.known(session, TEAM, "Utom").name = "Tom Okafor"
    quick.work()
    assert quick.home(number).captured.colleague == named


def test_owners_read_how_customers_came_and_felt(office: Office) -> None:
    first, second = office.say("U-mia", "refund pending"), office.say("U-tom", "refund pending")
    office.work()
    office.intake.add_details(added(first))
    office.intake.add_details(replace(added(second, "U-tom", "view:2"), details=Details("phone")))
    group = office.group_of(first)
    with office.store.read() as session:
        card = views.triage_card(session, office.rules, group, office.clock.now())
        draft = views.draft(session, office.rules, group, office.clock.now())
    assert (card.contacts, card.feelings) == ((("phone", 2),), (("upset", 1),))
    assert draft.affected[-2:] == ("They reached us by phone (2).", "How they felt: upset (1).")
