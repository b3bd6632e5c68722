"""A report loses its words: nothing of them is left with us, it still counts, and every card that quoted it says so."""

import json
from typing import TypeVar

import pytest

from bridge.domain.credit import Kind
from bridge.domain.errors import RefusedError, UncertainError
from bridge.domain.fingerprints import fingerprint
from bridge.domain.incoming import Deletion, Edit, Gesture
from bridge.domain.outgoing import CreateIssue, HomeCard, StageNote, TakeBack, TriageCard
from bridge.domain.stages import Stage
from bridge.flow import credit_sums, letters
from bridge.store.tables import CallBack, CreditEntry, Effect, Group, Insight, Issue, metadata
from tests.flow.office import Office

Shown = TypeVar("Shown")

SECRET = "zanzibar"
SOURCE = "message:T1:C1:1.2"


@pytest.fixture
def told(quick: Office) -> Office:
    """Two people reported one problem; the second one said a word that nobody else did, and changed it once."""
    return _told(quick)


def _told(office: Office) -> Office:
    office.say("U-1", "refund pending for days")
    office.say("U-2", f"refund pending since days {SECRET} C-88213", SOURCE)
    office.work()
    office.intake.edited(Edit(SOURCE, "E1", f"refund pending since days, {SECRET} again C-88213"))
    office.work()
    return office


def everything(office: Office) -> str:
    """All that the tables hold."""
    with office.store.read() as session:
        tables = ([list(row) for row in session.execute(one.select())] for one in metadata.sorted_tables)
        return json.dumps(list(tables), default=str)


def last_edits(office: Office, kind: type[Shown]) -> list[Shown]:
    """What was drawn anew, the last one last."""
    return [order.card for order in office.slack.updates if isinstance(order.card, kind)]


def take_backs(office: Office) -> list[TakeBack]:
    return [one for one in office.jira.written if isinstance(one, TakeBack)]


def remove(office: Office, user: str = "U-2") -> None:
    office.click(user, Gesture.REMOVE, 2)


def test_no_word_is_left_in_any_table(office: Office) -> None:
    told = _told(office)
    assert SECRET in everything(told)
    remove(told)
    assert SECRET not in everything(told)
    assert "C-88213" not in everything(told)
    assert (told.insight(2).text, told.insight(2).removed_at) == ("", told.clock.now())


def test_the_report_and_its_credit_still_count(told: Office) -> None:
    told.click("U-2", Gesture.RIGHT, 2)
    before = told.home(1).problem.reports, told.rows(CreditEntry)
    remove(told)
    told.clock.forward(days=1)
    credit_sums.refresh(told.store, told.clock.now())
    assert (told.home(1).problem.reports, told.rows(CreditEntry)) == before
    assert told.credit("U-2").insight == 1
    assert [one.kind for one in told.rows(CreditEntry)] == [Kind.INSIGHT]


def test_the_card_at_home_and_the_team_s_card_are_drawn_without_the_words(told: Office) -> None:
    remove(told)
    home, triage = last_edits(told, HomeCard)[-1], last_edits(told, TriageCard)[-1]
    assert (home.insight, home.text, home.removed, home.why) == (2, "", True, "")
    assert triage.quotes == ("refund pending for days",)


def test_a_title_that_was_its_words_is_made_of_what_others_say(told: Office) -> None:
    number = told.group_of(2).id
    with told.store.write() as session:
        group = session.get_one(Group, number)
        group.title = f"Refund pending since days, {SECRET} again"
        session.add(group)
    remove(told)
    assert told.group_of(2).title == "Refund pending for days"


def test_everybody_s_card_is_drawn_anew_that_had_the_words_in_its_title(quick: Office) -> None:
    quick.say("U-1", f"refund pending {SECRET}", SOURCE)
    quick.say("U-2", "refund pending")
    quick.work()
    assert SECRET in quick.home(2).problem.title.casefold()
    quick.intake.deleted(Deletion(SOURCE))
    quick.work()
    drawn = {card.insight: card for card in last_edits(quick, HomeCard)}
    assert [drawn[number].problem.title for number in (1, 2)] == ["Refund pending"] * 2


def test_a_notice_that_quoted_the_words_says_that_they_are_gone(office: Office) -> None:
    told = _told(office)
    told.click("U-owner", Gesture.DECLINE, told.group_of(2).id or 0, "too dear")
    [note] = told.stage_notes(2)
    assert SECRET in note.text
    remove(told)
    edited = last_edits(told, StageNote)[-1]
    assert (edited.insight, edited.stage, edited.text) == (2, Stage.DECLINED, "(words removed)")


def test_words_are_taken_out_of_the_issue_that_was_opened_with_them(office: Office) -> None:
    told = _told(office)
    told.click("U-owner", Gesture.OPEN_ISSUE, told.group_of(2).id or 0)
    [issue], [opened] = told.rows(Issue), [one for one in told.jira.written if isinstance(one, CreateIssue)]
    quote = next(one.text for one in opened.draft.quotes if SECRET in one.text)
    remove(told)
    assert told.jira.written[-1] == TakeBack(issue.jira_id, take_backs(told)[0].words, "", issue.summary)
    assert fingerprint(quote) in take_backs(told)[0].words
    assert [one.body for one in told.rows(Effect) if one.kind == "take_back"] == [{}]
    assert not [note for note in told.notes() if "removed" in note[1]]
    assert told.home(2).left_in == ""


def test_a_summary_that_was_these_words_is_taken_back_and_kept_by_us_no_more(quick: Office) -> None:
    quick.say("U-1", f"refund pending {SECRET}", SOURCE)
    quick.say("U-2", "refund pending")
    quick.work()
    quick.click("U-owner", Gesture.OPEN_ISSUE, quick.group_of(1).id or 0)
    [issue] = quick.rows(Issue)
    quick.click("U-1", Gesture.REMOVE, 1)
    [order] = take_backs(quick)
    assert (order.was, order.title) == (fingerprint(issue.summary), "Refund pending")
    assert SECRET not in everything(quick).casefold()


def test_the_team_is_told_honestly_what_cannot_be_taken_out_of_jira(told: Office) -> None:
    told.click("U-owner", Gesture.OPEN_ISSUE, told.group_of(2).id or 0)
    [issue] = told.rows(Issue)
    told.jira.before = [RefusedError(f"{issue.key}'s description was changed by others.", "changed")]
    remove(told)
    [(_thread, sentence)] = [note for note in told.notes() if "removed" in note[1]]
    assert sentence == (
        f"The words and files of report no. 2 were removed. They may stand in {issue.key}, whose title, description and "
        "attachments are yours: please look there, and delete them."
    )
    assert told.home(2).left_in == last_edits(told, HomeCard)[-1].left_in == issue.key
    [letter] = letters.listed(told.store)
    assert (letter.about, letter.error) == (2, f"{issue.key}'s description was changed by others.")


def test_an_issue_that_may_have_been_opened_is_cleared_once_that_is_known(told: Office) -> None:
    told.jira.after = [UncertainError("it broke")]
    told.click("U-owner", Gesture.OPEN_ISSUE, told.group_of(2).id or 0)
    remove(told)
    assert take_backs(told) == []
    told.clock.forward(minutes=2)
    told.work()
    assert [one.issue_id for one in take_backs(told)] == list(told.jira.issues_by_id)


def test_where_no_issue_of_ours_is_open_nothing_is_said_of_jira(told: Office) -> None:
    remove(told)
    assert not [text for _thread, text in told.notes() if "removed" in text]
    assert told.home(2).left_in == ""


def test_a_second_press_and_a_stranger_s_change_nothing(told: Office) -> None:
    remove(told, "U-1")
    assert told.insight(2).removed_at is None
    remove(told)
    effects = len(told.rows(Effect))
    remove(told)
    assert len(told.rows(Effect)) == effects


def test_an_edit_that_comes_after_does_not_bring_words_back(told: Office) -> None:
    remove(told)
    told.intake.edited(Edit(SOURCE, "E2", f"refund {SECRET}"))
    told.work()
    assert SECRET not in everything(told)


def test_words_can_go_before_they_were_sorted(quick: Office) -> None:
    number = quick.say("U-1", f"refund pending {SECRET}", SOURCE)
    quick.intake.deleted(Deletion(SOURCE))
    quick.work()
    assert SECRET not in everything(quick)
    assert quick.home(number).removed
    assert quick.home(number).problem.reports == 1


def test_a_deleted_message_is_its_reporter_s_decision_once(told: Office) -> None:
    told.intake.deleted(Deletion(SOURCE))
    told.intake.deleted(Deletion(SOURCE))
    told.work()
    assert told.insight(2).removed_at is not None
    assert [one.text for one in told.rows(Insight)] == ["refund pending for days", ""]


def test_a_deleted_message_that_is_no_report_leaves_no_trace(told: Office) -> None:
    before = everything(told)
    told.intake.deleted(Deletion("message:T1:C9:9.9"))
    assert everything(told) == before


def test_a_message_that_is_sent_again_after_it_was_deleted_is_not_kept_again(told: Office) -> None:
    remove(told)
    assert told.say("U-2", f"refund pending since days {SECRET}", SOURCE) == 2
    told.work()
    assert SECRET not in everything(told)


def test_customers_of_removed_words_are_not_owed_news_any_more(told: Office) -> None:
    told.click("U-owner", Gesture.DECLINE, told.group_of(2).id or 0, "too dear")
    assert [one.outcome for one in told.rows(CallBack)] == [""]
    remove(told)
    assert [one.outcome for one in told.rows(CallBack)] == ["withdrawn"]


def test_several_problems_in_one_report_lose_their_words_together(quick: Office) -> None:
    number = quick.say("U-1", f"refund {SECRET} and lamp flickers {SECRET}")
    quick.work()
    assert len(quick.parts(number)) == 2
    quick.click("U-1", Gesture.REMOVE, number)
    assert SECRET not in everything(quick)
    assert [part.removed for part in quick.parts(number)] == [True, True]
