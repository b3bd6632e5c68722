"""Words that are edited in Slack are new on every card that shows them."""

from bridge.domain.incoming import Edit, Gesture, Rewording
from bridge.domain.outgoing import HomeCard, QuestionCard, StageNote, SuggestionCard, TriageCard
from bridge.domain.quotes import NO_TITLE
from bridge.store.tables import InsightVersion, Vector
from tests.flow.office import TEAM, Office
from tests.flow.owners.desk import form

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


NAMED = "refund for Anneliese Berg pending"


def reword(office: Office, number: int, user: str, text: str) -> None:
    office.intake.reworded(Rewording(number, f"view:{number}:{text}", TEAM, user, text))
    office.work()


def named_by_two(office: Office) -> tuple[int, int]:
    """Two people report with a name, by which the problem is called."""
    numbers = office.say("U-1", NAMED), office.say("U-2", NAMED)
    office.work()
    assert office.group_of(numbers[0]).title == "Refund for Anneliese Berg pending"
    return numbers


def test_a_title_that_nobody_says_any_more_is_made_anew_everywhere(quick: Office) -> None:
    first, second = named_by_two(quick)
    reword(quick, first, "U-1", "refund pending for days")
    assert quick.group_of(first).title == "Refund for Anneliese Berg pending", "the other still says so"
    before = len(quick.slack.updates)
    reword(quick, second, "U-2", "refund pending for days")
    assert quick.group_of(first).title == "Refund pending for days"
    drawn = [edit.card for edit in quick.slack.updates[before:]]
    assert {card.insight for card in drawn if isinstance(card, HomeCard)} == {first, second}
    assert "Anneliese" not in str(drawn)


def test_what_was_asked_and_suggested_about_a_problem_is_called_anew_too(quick: Office) -> None:
    first, second = named_by_two(quick)
    group = quick.group_of(first).id or 0
    form(quick, Gesture.ASK, group, text="which cards?", options="Visa", to="reporters")
    form(quick, Gesture.SUGGEST_WORDING, group, user="U-1", text="It comes within ten days.")
    for number, user in ((first, "U-1"), (second, "U-2")):
        reword(quick, number, user, "refund pending for days")
    drawn = [edit.card for edit in quick.slack.updates]
    for kind in (QuestionCard, SuggestionCard):
        assert [card.title for card in drawn if isinstance(card, kind)][-1] == "Refund pending for days"


def test_an_issue_that_is_opened_later_is_not_called_by_the_old_words(quick: Office) -> None:
    for number, user in zip(named_by_two(quick), ("U-1", "U-2"), strict=True):
        reword(quick, number, user, "refund pending for days")
    quick.click("U-owner", Gesture.OPEN_ISSUE, quick.group_of(1).id or 0)
    assert "Refund pending for days" in str(quick.jira.written)
    assert "Anneliese" not in str(quick.jira.written)


def test_words_that_are_held_back_since_they_were_edited_are_no_title(quick: Office) -> None:
    [number] = quick.problem("refund pending for days")
    reword(quick, number, "U-1", "my name is Anna Klein, refund pending for days")
    assert quick.insight(number).held_back
    assert quick.group_of(number).title == NO_TITLE


def test_a_notice_that_quoted_the_old_words_quotes_the_new_ones(quick: Office) -> None:
    number = reported(quick)
    quick.click("U-owner", Gesture.DECLINE, quick.group_of(number).id or 0, "too dear")
    edit(quick, "refund pending since days, twice")
    notes = [one.card for one in quick.slack.updates if isinstance(one.card, StageNote)]
    assert {note.text for note in notes if note.insight == number} == {"refund pending since days, twice"}
