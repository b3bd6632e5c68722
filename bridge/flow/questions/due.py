"""What the clock makes due of questions: a reminder, once, and credit for answers that nobody objected to."""

from datetime import timedelta

from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow import ledger, outbox
from bridge.flow.questions.showing import target_of
from bridge.store.engine import Store
from bridge.store.queries import questions
from bridge.store.tables import Question

STOOD = _("not objected to within seven days")

REMIND_AFTER = timedelta(days=3)


def remind(store: Store, clock: Clock) -> None:
    """Remind those who were asked some days ago and have not answered; never a second time."""
    now = clock.now()
    with store.write() as session:
        for asked in questions.silent(session, now - REMIND_AFTER):
            asked.reminded_at = now
            session.add(asked)
            outbox.enqueue(
                session,
                f"remind:{asked.id}",
                kind="remind",
                subject=asked.id or 0,
                target=target_of(asked),
                priority=outbox.Priority.EDIT,
                now=now,
            )


def stand(store: Store, rules: Rules, clock: Clock) -> None:
    """Credit the answers that nobody objected to in time."""
    now = clock.now()
    with store.write() as session:
        for asked in questions.standing_answers(session, now - rules.answers_stand_after):
            question = session.get(Question, asked.question_id)
            if question is not None:
                ledger.answer(session, rules, asked, question, STOOD, now)
