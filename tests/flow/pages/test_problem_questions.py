"""What came back to a question: counted whole, and shown as far as it names nobody."""

from bridge.domain.pages.problem import Question as Shown
from bridge.flow.pages import problem
from bridge.store.tables import Asked, Question
from tests.flow.pages.shelf import AGENT, NOW, Shelf


def answered(shelf: Shelf, *answers: str) -> Shown:
    """The one question of a problem, as an agent sees what these answered."""
    group = shelf.problem()
    number = shelf.hear(group)
    asks = shelf.meet("U-o")
    question = shelf.lay(
        Question(
            group_id=group, comment_id="1", asked_by=asks, text="Which cards?", options=["Visa"], asked_at=NOW
        )
    )
    for turn, answer in enumerate(answers):
        who = shelf.meet(f"U-leipzig{turn}")
        shelf.lay(
            Asked(question_id=question, person_id=who, insight_id=number, answer=answer, answered_at=NOW)
        )
    page = shelf.see(problem.load, AGENT, number=group)
    [shown] = page.questions
    assert isinstance(shown, Shown)
    return shown


def test_an_answer_that_may_name_somebody_is_counted_and_not_shown(shelf: Shelf) -> None:
    shown = answered(shelf, "Visa", "mostly Visa", "Mrs Keller paid by card")
    assert shown.answered == 3
    assert shown.written == ("mostly Visa",)


def test_the_answer_of_somebody_who_was_erased_is_counted_and_no_empty_quote(shelf: Shelf) -> None:
    shown = answered(shelf, "Visa", "")
    assert (shown.answered, shown.counts, shown.written) == (2, (("Visa", 1),), ())
