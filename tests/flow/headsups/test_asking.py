"""A question about a heads-up goes to those who wrote it, by team and not by name."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HeadsUpAsked
from tests.flow.headsups.conftest import Informed


def asked(office: Informed) -> list[tuple[str, str, HeadsUpAsked]]:
    """Questions: channel, thread, and the card."""
    return [
        (order.channel, order.thread, order.card)
        for _key, order, _posted in office.slack.posts
        if isinstance(order.card, HeadsUpAsked)
    ]


def test_it_is_asked_in_the_thread_of_the_problem(office: Informed) -> None:
    office.tell()
    office.click("U-1", Gesture.ASK_HEADS_UP, 1, "What of  parcels to a shop?\n")
    [(channel, thread, card)] = asked(office)
    assert (channel, bool(thread)) == ("C-pay", True)
    assert card == HeadsUpAsked(
        "delivery slots by the hour", "a colleague of Leipzig", "What of parcels to a shop?"
    )


def test_of_a_team_that_is_too_small_not_even_the_team_is_said(quick: Informed) -> None:
    quick.tell()
    quick.click("U-8", Gesture.ASK_HEADS_UP, 1, "When?")
    assert asked(quick)[0][2].who == "a colleague"


def test_what_is_about_nothing_changes_nothing(quick: Informed) -> None:
    quick.tell()
    quick.click("U-1", Gesture.ASK_HEADS_UP, 99, "When?")
    assert asked(quick) == []
