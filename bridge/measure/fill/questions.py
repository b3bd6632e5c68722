"""What owners asked those who reported, and what came back."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from random import Random

from bridge.domain.credit import Kind
from bridge.measure.fill.credit import Ledger
from bridge.measure.fill.history import Problem
from bridge.measure.fill.reports import Report
from bridge.store.bulk import Row, Rows
from bridge.store.tables import Asked, CreditEntry, Question

MOST = 20
ANSWERED = 0.4
OPTIONS = ["Visa only", "Mastercard too", "Do not know"]


@dataclass(slots=True)
class Asking:
    """Asks the first reporters of some problems.

    Args:
        random: decides which, and who answers.
    """

    random: Random
    _asked: dict[int, tuple[Problem, dict[int, Report]]] = field(default_factory=dict)

    def hear(self, report: Report) -> None:
        """Somebody reported; perhaps they will be asked."""
        of = report.problem
        if of.accepted is None or of.number % 10 or report.at >= of.accepted:
            return
        people = self._asked.setdefault(of.number, (of, {}))[1]
        if len(people) < MOST:
            people.setdefault(report.person, report)

    def rows(self, ledger: Ledger) -> Rows:
        """All questions, answers, and what those earn."""
        made: dict[type, list[Row]] = {Question: [], Asked: [], CreditEntry: []}
        numbers = count(1)
        for question, (of, people) in enumerate(self._asked.values(), 1):
            at = of.accepted or of.begins
            made[Question].append(
                {
                    "id": question,
                    "group_id": of.number,
                    "comment_id": f"slack:{question}",
                    "text": "Which cards?",
                }
                | {"options": OPTIONS, "asked_at": at}
            )
            for report in people.values():
                asked = next(numbers)
                answer = self.random.choice(OPTIONS) if self.random.random() < ANSWERED else None
                back = at + timedelta(minutes=self.random.uniform(1, 600)) if answer else None
                made[Asked].append(
                    {
                        "id": asked,
                        "question_id": question,
                        "person_id": report.person,
                        "insight_id": report.number,
                    }
                    | {"answer": answer, "answered_at": back, "credited": answer is not None}
                )
                if back:
                    of_answer = {"asked_id": asked, "insight_id": report.number, "crew": report.crew}
                    made[CreditEntry].append(
                        ledger.line(Kind.ANSWER, report.person, of.number, back, **of_answer)
                    )
        return made
