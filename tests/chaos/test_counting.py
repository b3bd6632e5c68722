"""Every count sees what it is there for, and nothing else: a harness that sees no doubles proves nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bridge.sandbox.people.cards import Card
from bridge.store.engine import Store
from tests.chaos import counting
from tests.chaos.counting import Said, Seen, count
from tests.chaos.evidence import keep
from tests.kept import Kept

NOTHING = Seen(said=(), ticks=0, issues=(), comments=())


def said(
    key: str, words: str = "", *, quotes: Sequence[str] = (), ts: str = "1", thread: str | None = None
) -> Said:
    card = Card("D1", ts, thread, "U0BRIDGE", words, tuple(quotes), ())
    return Said(card, key)


def home(number: int, mark: str) -> Said:
    return said(f"home:{number}", quotes=[f"kettle leaks {mark}"], ts=str(number))


def issue(key: str, summary: str = "Kettle leaks", leads_to: str = "card 1") -> dict[str, Any]:
    return {
        "project": "PAY",
        "summary": summary,
        "description": {"text": "as said", "href": leads_to},
        "properties": {"bridge": {"key": key}},
    }


def comment(key: str, text: str) -> dict[str, Any]:
    return {"text": text, "properties": {"bridge": {"key": key}}}


def told(*stages: str) -> Seen:
    """A thread that tells these stages, in this order."""
    lines = (
        said(f"stage:{n}", f"{words}Monday.", ts=str(n), thread="0.1") for n, words in enumerate(stages, 1)
    )
    return replace(NOTHING, said=tuple(lines))


class TestLost:
    """A report is lost that was promised and whose card is nowhere."""

    def test_a_promised_report_without_a_card_is_lost(self) -> None:
        seen = replace(NOTHING, said=(home(1, "zq0001"),))
        counts = count(seen, {"zq0001", "zq0002"})
        assert (counts.insights, counts.lost) == (1, 1)

    def test_a_report_that_nobody_was_promised_may_be_there(self) -> None:
        seen = replace(NOTHING, said=(home(1, "zq0001"),))
        assert count(seen, set()).lost == 0

    def test_only_the_card_at_home_counts(self) -> None:
        quoted = said("triage:1", quotes=["kettle leaks zq0001"])
        assert count(replace(NOTHING, said=(quoted,)), {"zq0001"}).lost == 1


class TestMessages:
    """A message is double by its mark, or as a second home for one report."""

    def test_one_mark_on_two_messages(self) -> None:
        seen = replace(NOTHING, said=(said("tick:1"), said("tick:1"), said("tick:2")))
        assert counting.double_messages(seen) == 1

    def test_two_homes_for_one_report_though_their_marks_differ(self) -> None:
        seen = replace(NOTHING, said=(home(1, "zq0001"), home(2, "zq0001")))
        assert counting.double_messages(seen) == 1

    def test_messages_without_a_mark_are_no_doubles_of_each_other(self) -> None:
        assert counting.double_messages(replace(NOTHING, said=(said(""), said("")))) == 0


class TestJira:
    """Issues and comments are double by their mark, or by all that people read."""

    @pytest.mark.parametrize(
        ("others", "double"),
        [
            ([issue("issue:1", "Other words")], 1),
            ([issue("issue:2")], 1),
            ([issue("issue:2", "Other words")], 0),
            ([issue("issue:2", leads_to="card 2")], 0),
            ([issue("issue:1"), issue("issue:1")], 2),
        ],
    )
    def test_issues(self, others: list[dict[str, Any]], double: int) -> None:
        seen = replace(NOTHING, issues=(issue("issue:1"), *others))
        assert counting.double_issues(seen) == double

    @pytest.mark.parametrize(
        ("issue_id", "key", "text", "double"),
        [
            ("10", "figures:1", "3 reports", 1),
            ("10", "figures:2", "2 reports", 1),
            ("10", "figures:2", "3 reports", 0),
            ("11", "figures:2", "2 reports", 0),
        ],
    )
    def test_comments(self, issue_id: str, key: str, text: str, double: int) -> None:
        comments = (("10", comment("figures:1", "2 reports")), (issue_id, comment(key, text)))
        assert counting.double_comments(replace(NOTHING, comments=comments)) == double


class TestStories:
    """What a thread tells of a problem's stages."""

    @pytest.mark.parametrize(
        ("stages", "twice", "broken"),
        [
            (("With Payments since ", "Planned since ", "Live since "), 0, 0),
            (("With Payments since ", "With Payments since "), 1, 0),
            (("Planned since ", "With Payments since "), 0, 1),
            (("With Payments since ", "Fixed since ", "Planned since ", "Live since "), 0, 1),
            (("Live since ", "Which of these is it?", "Live since "), 1, 0),
        ],
    )
    def test_stages(self, stages: tuple[str, ...], twice: int, broken: int) -> None:
        seen = told(*stages)
        assert counting.told_twice(seen) == twice
        assert counting.order_broken(seen) == broken

    def test_a_question_about_what_is_live_tells_nothing(self) -> None:
        asked = said("still:1", "Live since Monday: Kettle leaks. Is this the same problem?", thread="0.1")
        seen = replace(NOTHING, said=(asked, *told("With Payments since ", "Live since ").said))
        assert (counting.told_twice(seen), counting.order_broken(seen)) == (0, 0)

    def test_a_thread_of_two_problems_tells_each_of_them_in_its_order(self) -> None:
        def line(number: int, words: str, about: str) -> Said:
            return said(f"stage:{number}", words, quotes=[about], ts=str(number), thread="0.1")

        first, second = "kettle leaks", "cannot log in zq0001"
        lines = [
            line(1, "Planned since Monday.", first),
            line(2, "Live since Monday.", first),
            line(3, "Planned since Monday.", second),
            line(4, "Live since Monday.", second),
        ]
        seen = replace(NOTHING, said=tuple(lines))
        assert (counting.told_twice(seen), counting.order_broken(seen)) == (0, 0)
        again = replace(NOTHING, said=(*lines, line(5, "Planned since Monday.", second)))
        assert (counting.told_twice(again), counting.order_broken(again)) == (1, 1)

    def test_the_same_stage_in_two_threads_is_told_once_in_each(self) -> None:
        first, second = (said(f"stage:{n}", "Live since Monday.", thread=str(n)) for n in (1, 2))
        assert counting.told_twice(replace(NOTHING, said=(first, second))) == 0


def test_everything_that_was_done_outside_is_an_effect() -> None:
    seen = Seen((said("tick:1"),), 2, (issue("issue:1"),), (("10", comment("figures:1", "2 reports")),))
    assert count(seen, set()).effects == 5


@pytest.mark.parametrize("what", ["lost", "double_issues", "told_twice", "order_broken"])
def test_whatever_is_not_as_promised_makes_a_run_wrong(what: str) -> None:
    assert not count(NOTHING, set()).wrong
    assert replace(count(NOTHING, set()), **{what: 2}).wrong == 2


def test_what_people_saw_and_the_bridge_knew_is_kept_of_a_run_that_went_wrong(
    tmp_path: Path, kept: Kept
) -> None:
    store = Store(kept.emptied())
    keep(tmp_path, store, replace(NOTHING, said=(home(1, "zq0001"),)))
    store.close()
    assert "zq0001" in (tmp_path / "seen.json").read_text()
    assert (tmp_path / "known.sqlite").stat().st_size
