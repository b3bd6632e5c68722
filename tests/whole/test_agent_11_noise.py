"""No more is said than is wanted: stages in a row are told as one, a report has one home, a day has one message."""

from collections.abc import Iterator

import pytest

from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole import app_home
from tests.whole.problems import Problem
from tests.whole.town import LISTENING, Town, connected, eventually, opened

SLOWER = 40
"""How many times more calls than Slack this sandbox allows; elsewhere it is hundreds of times."""

TWO = ("mia", "tom")
AGENTS = ("mia", "tom", "ines", "noor", "ruth")


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    hour = {"coalesce_seconds": 3600}
    with (
        shelf.lent() as url,
        opened(
            url, WordSorter(), http=http, webhook=True, pace=SLOWER, effects=hour, grouping={"listen": 2}
        ) as there,
    ):
        yield connected(there)


def goes_on(problem: Problem) -> None:
    """Within the hour the team opens an issue, plans the work and begins it."""
    problem.press("Open issue")
    problem.says("The issue is ")
    for status, stage in (("Selected for Development", "planned"), ("In Progress", "being worked on")):
        problem.move(status)
        eventually(lambda: all(stage in problem.home(name).words for name in problem.reporters))  # noqa: B023 - asked before the next one


def test_ten_reports_in_a_second_cost_a_card_and_a_tick_each_and_slack_refuses_nothing(town: Town) -> None:
    before = town.stats("slack")["calls"]
    for number in range(10):
        town.post(AGENTS[number % len(AGENTS)], LISTENING, "charger cable breaks after two weeks")
    town.come_to_rest()
    after = town.stats("slack")
    spent = {name: count - before.get(name, 0) for name, count in after["calls"].items()}
    homes = sum(len(town.homes(name)) for name in AGENTS)
    assert (homes, spent["reactions.add"], after["rate_limited"]) == (10, 10, 0)
    assert spent["chat.postMessage"] <= homes + 2, "besides the homes there is the owners' card"
    assert spent["chat.update"] <= 2, "no count edits a home"


def test_stages_in_a_row_are_told_as_one_below_the_one_card_that_was_edited(town: Town) -> None:
    problem = Problem(town, "pending nine days on card app", reporters=TWO)
    problem.report()
    home, homes = problem.home("mia"), len(town.homes("mia"))
    goes_on(problem)
    assert [told for told in problem.story("mia") if "no longer alone" not in told] == []
    town.days_pass()
    problem.told("Being worked on since")
    [told] = [told for told in problem.story("mia") if "no longer alone" not in told]
    assert told.startswith("Being worked on since")
    assert (problem.home("mia").ts, len(town.homes("mia"))) == (home.ts, homes)


def test_whoever_wants_news_once_a_day_gets_all_in_one_message_and_others_at_their_cards(town: Town) -> None:
    app_home.looks(town, "tom")
    app_home.press(town, "tom", "Change settings")
    app_home.submit(town, "tom", news="daily")
    app_home.says(town, "tom", "once a day")
    problems = [
        Problem(town, words, reporters=TWO)
        for words in ("counted twice at till", "taken again without notice")
    ]
    for problem in problems:
        problem.report()
        goes_on(problem)
    town.days_pass()
    for problem in problems:
        problem.told_one("mia", "Being worked on since")
    town.come_to_rest()
    [day] = [one for one in town.homes("tom") if "of your reports" in one.words]
    assert day.words.count("Being worked on since") == len(problems)
    assert [problem.story("tom") for problem in problems] == [[], []]
