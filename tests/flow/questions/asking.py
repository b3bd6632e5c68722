"""What is asked and answered, in these tests."""

import dataclasses

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AnswersCard, Comment, EditComment, Note, Post, QuestionCard
from bridge.store.tables import Question
from tests.flow.office import Office
from tests.flow.owners.desk import form

WHICH = "To agents: which cards? [Visa only] [Mastercard too]"


def asked_in_slack(office: Office, group: int, to: str = "reporters", **more: str) -> int:
    """An owner asks on the triage card; gives the question's number."""
    form(office, Gesture.ASK, group, text="which cards?", options="Visa only\nMastercard too", to=to, **more)
    return office.rows(Question)[-1].id or 0


def asked_in_jira(office: Office, text: str = WHICH) -> tuple[list[int], str, int]:
    """A question of a Jira comment to the two who reported: the insights, Jira's id, the question."""
    numbers, jira_id = office.opened()
    office.comment(jira_id, text)
    return numbers, jira_id, office.rows(Question)[-1].id or 0


def questions(office: Office) -> list[tuple[Post, QuestionCard]]:
    """The questions posted, and where."""
    orders = [order for _key, order, _posted in office.slack.posts]
    return [(order, order.card) for order in orders if isinstance(order.card, QuestionCard)]


def edited(office: Office) -> list[QuestionCard]:
    """The questions that were edited in place."""
    return [update.card for update in office.slack.updates if isinstance(update.card, QuestionCard)]


def comments(office: Office) -> list[Comment | EditComment]:
    """What was written of answers into Jira."""
    written = [order for order in office.jira.written if isinstance(order, Comment | EditComment)]
    return [order for order in written if isinstance(order.card, AnswersCard)]


def lines(office: Office, kind: str) -> list[tuple[str, str]]:
    """The sentences of a kind in homes: the thread and the words."""
    posts = [(order, key) for key, order, _posted in office.slack.posts if key.startswith(f"{kind}:")]
    return [(order.thread, order.card.text) for order, _key in posts if isinstance(order.card, Note)]


def edit_comment(office: Office, jira_id: str, text: str | None) -> None:
    """Somebody edits the newest comment of an issue, or deletes it, and the bridge reads it."""
    office.clock.forward(minutes=1)
    newest, *others = office.jira.comments_by_issue[jira_id]
    kept = [] if text is None else [dataclasses.replace(newest, text=text)]
    office.jira.comments_by_issue[jira_id] = [*kept, *others]
    office.jira.change(jira_id)
    office.poll()
