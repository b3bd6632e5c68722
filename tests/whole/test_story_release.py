"""From three reports to a release, and back when it is taken back, at every face of Jira."""

import pytest

from bridge.sandbox.people.cards import Json
from tests.whole.conftest import PAGES
from tests.whole.described import undescribed
from tests.whole.faces import CLOUD, GATEWAY, SERVER, Face
from tests.whole.problems import REPORTERS, Problem
from tests.whole.town import Town, eventually

QUESTION = "To agents: which cards? [Visa only] [Mastercard too]"


@pytest.fixture(scope="module", params=[CLOUD, GATEWAY, SERVER], ids=lambda face: face.name)
def face(request: pytest.FixtureRequest) -> Face:
    found: Face = request.param
    return found


def commented(problem: Problem, words: str) -> list[Json]:
    """The comments of the problem's issue on which these words stand."""
    return [one for one in problem.issue()["comments"] if words in one["text"]]


def released(problem: Problem, version: str) -> None:
    """The team ends the work on a problem, in a version that goes out."""
    problem.town.jira("version", project=problem.team.project, name=version)
    problem.jira("edit", fields={"fixVersions": [version]})
    problem.move("Done", "Done")
    problem.told("Fixed since")
    assert not any("Live since" in line for line in problem.story("mia")), "fixed is not live"
    problem.town.jira("release", user=problem.team.member, project=problem.team.project, version=version)
    problem.told("Live since")


def test_a_problem_goes_from_three_reports_to_a_release_that_is_taken_back(storied: Town) -> None:
    problem = Problem(storied, "pending for nine working days")
    issue = problem.opened()
    _holds_what_was_said(problem, issue)
    _asks_and_answers(problem)
    problem.move("In Progress")
    problem.told("Being worked on since")
    released(problem, "5.3")
    storied.jira("unrelease", user="Priya", project="PAY", version="5.3")
    problem.told("Correction")
    for side, seen in (("slack", "metadata_keys_seen_twice"), ("jira", "effect_keys_seen_twice")):
        assert storied.stats(side)[seen] == []


def _holds_what_was_said(problem: Problem, issue: Json) -> None:
    town = problem.town
    assert issue["project"] == "PAY"
    for name in REPORTERS:
        assert problem.text(name) in issue["description_text"]
    described = town.rest(f"issue/{issue['id']}")["fields"]["description"]
    assert isinstance(described, dict if town.face.kind == "cloud" else str)
    assert eventually(lambda: commented(problem, "3 reports · 3 agents"))
    [page] = eventually(lambda: town.rest(f"issue/{issue['id']}/remotelink"))
    assert page["object"]["url"].startswith(f"{PAGES}/")


def _asks_and_answers(problem: Problem) -> None:
    problem.jira("comment", text=QUESTION)
    for name, answer in {"mia": "Visa only", "tom": "Mastercard too"}.items():
        problem.town.press(name, problem.asked(name, answer), answer)
    tidy = "2 of 3 agents answered: Visa only 1, Mastercard too 1."
    [answered] = eventually(lambda: commented(problem, tidy))
    problem.town.press("ines", problem.asked("ines", "Visa only"), "Visa only")
    [edited] = eventually(lambda: commented(problem, "3 of 3 agents answered"))
    assert edited["id"] == answered["id"], "one comment for all answers, kept up to date"


def test_a_fixed_problem_that_is_reopened_in_jira_is_corrected(storied: Town) -> None:
    problem = Problem(storied, "transfer hangs at step three always")
    problem.opened()
    problem.move("Done", "Done")
    problem.told("Fixed since")
    problem.jira("reopen")
    problem.told("Correction")
    assert any("Correction" in line and "With Payments" in line for line in problem.story("mia"))


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
def test_all_that_these_stories_wrote_is_as_the_vendor_describes_it(storied: Town) -> None:
    assert undescribed(storied) == []
