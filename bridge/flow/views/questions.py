"""A question, and what came back."""

from collections import Counter

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import AnswersCard, QuestionCard
from bridge.domain.quotes import titled
from bridge.domain.redaction.names import has_likely_name
from bridge.domain.rules import Rules
from bridge.store.queries import groups, questions
from bridge.store.tables import Asked, Question

REMINDER = _(
    '{team} would still like to know: "{text}" {answered} of {asked} have answered.'
    " The buttons are above. I will not ask again."
)
THANKS = _('{team} says thank you: your answer "{answer}" helped.')


def question_card(session: Session, rules: Rules, asked: Asked, question: Question) -> QuestionCard:
    """A question as one reporter sees it."""
    everybody = questions.asked(session, question.id or 0)
    group = groups.get(session, question.group_id)
    return QuestionCard(
        question=question.id or 0,
        text=question.text,
        team=rules.route(group.theme).team,
        title=titled(group.title),
        options=tuple(question.options),
        asked=len(everybody),
        answered=sum(one.answer is not None for one in everybody),
        mine=asked.answer or "",
        withdrawn=question.withdrawn_at is not None,
    )


def reminder(session: Session, rules: Rules, asked: Asked, question: Question) -> str:
    """A second and last time."""
    card = question_card(session, rules, asked, question)
    return REMINDER.format(team=card.team, text=card.text, answered=card.answered, asked=card.asked)


def thanks(session: Session, rules: Rules, asked: Asked, question: Question) -> str:
    """The team that asked is glad of the answer."""
    card = question_card(session, rules, asked, question)
    return THANKS.format(team=card.team, answer=card.mine)


def answers_card(session: Session, question: Question) -> AnswersCard:
    """What came back to a question so far; words that may name somebody are counted, not quoted."""
    everybody = questions.asked(session, question.id or 0)
    given = [one.answer for one in everybody if one.answer is not None]
    counts = Counter(answer for answer in given if answer in question.options)
    return AnswersCard(
        question=question.id or 0,
        text=question.text,
        asked_at=question.asked_at,
        asked=len(everybody),
        counts=tuple(counts.most_common()),
        written=tuple(
            "" if has_likely_name(one) else one for one in given if one and one not in question.options
        ),
        accepted=question.accepted_at is not None,
        withdrawn=question.withdrawn_at is not None,
    )
