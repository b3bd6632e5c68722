"""What an operator does with a bridge: tries it out silently, lets it go live, holds it, and takes back what it told."""

import re
from collections.abc import Iterator

import pytest
from click import Command
from click.testing import CliRunner

from bridge.commands import pause, recall, resume, unsent
from bridge.measure.load_fleet import environment, plain
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.problems import PAYMENTS, Problem
from tests.whole.town import LISTENING, Town, connected, eventually, opened


@pytest.fixture(scope="module")
def live_town(shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), webhook=True) as town:
        yield connected(town)


def types(town: Town, command: Command, *arguments: str) -> str:
    """What a command of the operator prints, who has the settings of the bridge that runs."""
    given = environment(plain(town.settings.model_dump(exclude_unset=True)))
    done = CliRunner().invoke(command, [*arguments, "--config", "none.toml"], env=given)
    assert done.exit_code == 0, done.output
    return done.output


def _sorted(town: Town) -> int:
    known = town.bridge.state()["insights"]
    return int(known["total"]) - int(known["unsorted"])


def test_a_bridge_is_tried_out_silently_and_from_its_going_live_on_people_hear_of_what_is_new(
    database: str,
) -> None:
    with opened(database, WordSorter(), shadow=True) as town:
        connected(town)
        old = Problem(town, "pending for nine working days")
        for name in old.reporters:
            town.post(name, LISTENING, old.text(name))
        eventually(lambda: _sorted(town) == 3)
        assert town.written() == {}
        assert town.issues() == []
        assert "shadow" in types(town, unsent.command)
        town.start_anew(town.settings.model_copy(update={"mode": "live"}), WordSorter())
        connected(town)
        new = Problem(town, "stuck at step three always")
        new.opened()
        assert {old.text(name) for name in old.reporters}.isdisjoint(
            quote for name in old.reporters for home in town.homes(name) for quote in home.quotes
        )
        assert len(town.issues()) == len(town.cards(PAYMENTS.channel)) == 1


def test_while_it_is_paused_reports_are_kept_and_nothing_leaves_until_the_operator_resumes(
    live_town: Town,
) -> None:
    assert types(live_town, pause.command).startswith("Paused: nothing leaves")
    problem = Problem(live_town, "came twice for one order")
    before = live_town.written()
    for name in problem.reporters:
        assert live_town.insight(name, problem.text(name)).startswith("Saved, no. ")
    eventually(lambda: _sorted(live_town) == 3)
    assert live_town.written() == before
    assert "It goes on." in types(live_town, resume.command)
    for name in problem.reporters:
        problem.home(name)
    problem.press("Open issue")
    problem.told("With ")


def test_what_was_told_to_everybody_by_mistake_is_taken_back_in_its_place(live_town: Town) -> None:
    problem = Problem(live_town, "went to a closed account abroad")
    problem.opened()
    problem.move("In Progress")
    problem.told("Being worked on since")
    name, *_earlier = re.findall(r"stage-\d+", types(live_town, recall.command))
    assert f"{name} was taken back" in types(live_town, recall.command, name, "--yes")
    live_town.come_to_rest()
    for reporter in problem.reporters:
        last = problem.story(reporter)[-1]
        assert "Being worked on since" not in last
        assert "mistake" in last
