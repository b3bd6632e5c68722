"""Words that are edited in Slack are new on every card that shows them."""

from bridge.domain.incoming import Edit, Gesture
from bridge.domain.outgoing import TriageCard
from bridge.store.tables import InsightVersion, Vector
from tests.flow.office import Office

SOURCE = "message:T1:C1:1.2"


def quoted(office: Office) -> list[tuple[int, tuple[str, ...]]]:
    """What the owner's cards quote, each as it was drawn last."""
    drawn = [order.card for order in office.slack.updates if isinstance(order.card, TriageCard)]
    last = {card.problem.group: card.quotes for card in (*office.triage(), *drawn)}
    return sorted(last.items())


def reported(office: Office) -> int:
    office.say("U-1", "refund pending for days")
    number = office.say("U-2", "refund pending since days", SOURCE)
    office.work()
    return number


def edit(office: Office, text: str) -> None:
    office.intake.edited(Edit(SOURCE, f"E-{text}", text))
    office.work()


def test_the_owner_s_card_follows_also_when_the_reporter_has_spoken(office: Office) -> None:
    number = reported(office)
    office.click("U-2", Gesture.RIGHT, number)
    edit(office, "refund pending since days, twice")
    assert office.home(number).text == "refund pending since days, twice"
    [(group, words)] = quoted(office)
    assert group == office.group_of(number).id
    assert "refund pending since days, twice" in words


def test_the_card_of_a_problem_that_it_left_does_not_quote_it_any_more(quick: Office) -> None:
    number = reported(quick)
    before = quick.group_of(number).id
    edit(quick, "lamp flickers at night")
    assert quick.group_of(number).id != before
    assert quoted(quick) == [(before, ("refund pending for days",))]


def test_an_edit_keeps_what_was_said_before_as_a_version_and_is_read_anew(quick: Office) -> None:
    number = reported(quick)
    edit(quick, "lamp flickers at night")
    assert [one.text for one in quick.rows(InsightVersion)] == ["refund pending since days"]
    [vector] = [one for one in quick.rows(Vector) if one.insight_id == number]
    assert vector.data == quick.sorter.read("lamp flickers at night")
