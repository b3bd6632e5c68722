"""What README and docs say is true: commands exist and run, links lead somewhere, tables match the code."""

import doctest
import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest

from bridge.cli import COMMANDS, cli
from bridge.domain.roles import Role
from bridge.settings import Settings
from bridge.slack.texts import agents, app_home, customers
from bridge.store.migrate import OF_WORDS
from bridge.web.signin.provider import SCOPES
from classifiers import SentenceVectors

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PRIVACY = (ROOT / "docs/privacy.md").read_text(encoding="utf-8")
OPERATORS = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs/security.md").read_text(encoding="utf-8")
AGENTS = (ROOT / "docs/agents.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

RUN_BY_A_TEST = {
    "bridge demo --once": "tests/cli/test_running.py",
    "bridge demo": "tests/cli/test_running.py",
    "bridge demo --story": "tests/cli/test_story.py",
    "bridge run --upgrade": "tests/cli/test_running.py",
    "pytest": ".ci/run",
}
"""Every command of the README, and what runs it."""


def commands(text: str) -> set[str]:
    """The commands that a page tells people to run, without ``uv run``."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL))
    told = re.findall(r"uv run ([^`\n&]+)", blocks + "\n" + "\n".join(re.findall(r"`(uv run [^`]+)`", text)))
    return {command.strip() for command in told}


def table(text: str, heading: str) -> list[str]:
    """The first column of the table whose first header cell is ``heading``, without back ticks."""
    rows = text[text.index(f"| {heading} |") :].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


def test_every_command_of_the_readme_is_run_by_a_test() -> None:
    assert commands(README) == set(RUN_BY_A_TEST)
    for command, where in RUN_BY_A_TEST.items():
        words = [word for word in shlex.split(command) if word != "bridge"]
        told = (ROOT / where).read_text(encoding="utf-8")
        assert all(word in told for word in words), f"{command} is not run in {where}"


def test_continuous_integration_runs_the_readmes_set_up_and_test_command() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python -m pip install uv" in README
    assert re.search(r"python -m pip install (--quiet )?uv\n", script)
    assert script.rstrip().endswith("uv run pytest")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), (
            f"{page.name} links to {target}"
        )


def test_the_operators_page_lists_the_commands_that_exist() -> None:
    told = {command.strip("`").split()[1] for command in table(OPERATORS, "command")}
    assert told == set(COMMANDS) == set(cli.list_commands(click.Context(cli)))


def test_the_operators_page_lists_the_scopes_of_the_manifest() -> None:
    manifest = json.loads((ROOT / "bridge/slack/manifest.json").read_text(encoding="utf-8"))
    told = {re.findall(r"`([^`]+)`", cell)[0] for cell in table(OPERATORS, "scope")}
    scopes = manifest["oauth_config"]["scopes"]
    assert told - {"connections:write"} == {*scopes["bot"], *scopes["user"]}


def test_the_operators_page_says_which_address_of_the_manifest_is_to_be_replaced() -> None:
    manifest = json.loads((ROOT / "bridge/slack/manifest.json").read_text(encoding="utf-8"))
    [redirect] = manifest["oauth_config"]["redirect_urls"]
    assert f"`{urlsplit(redirect).hostname}`" in OPERATORS
    assert f"`https://YOUR-HOST{urlsplit(redirect).path}`" in OPERATORS


def test_the_page_on_privacy_says_how_long_by_settings_that_exist() -> None:
    told = " ".join(re.findall(r"^\| .* \|$", PRIVACY, flags=re.MULTILINE))
    named = {tuple(name.split(".")) for name in re.findall(r"`((?:web|people|privacy)\.\w+)`", told)}
    assert {("web", "session_hours"), ("people", "keep_credit_days")} < named
    for section, key in named:
        kind = Settings.model_fields[section].annotation
        assert key in getattr(kind, "model_fields", {})


def test_the_page_on_privacy_names_what_is_asked_at_sign_in_and_how_words_leave_the_index() -> None:
    assert all(f"`{scope}`" in PRIVACY for scope in SCOPES.split())
    assert all(f"`{index}`" in PRIVACY or f"INTO {index}(" in PRIVACY for index in OF_WORDS[:2])


def test_the_operators_page_tells_what_every_role_opens() -> None:
    assert table(OPERATORS, "role") == [role.value for role in Role]


def test_the_agents_page_lists_the_buttons_of_a_card_and_of_a_customer_as_they_are_called() -> None:
    on_a_card = [agents.RIGHT, agents.NOT_SAME, agents.DETAILS, agents.WHY, agents.MORE]
    on_a_customer = [
        customers.TOLD,
        customers.NOT_REACHED,
        customers.NOT_WANTED,
        customers.HAND_OVER,
        customers.SHOW,
    ]
    told = [row.split("|")[1].strip() for row in AGENTS.splitlines() if row.startswith("| ")]
    rows = [place for place, cell in enumerate(told) if cell == "you press"]
    assert [told[place + 1 : place + 6] for place in rows] == [on_a_card, on_a_customer]


def test_the_agents_page_lists_the_choices_of_the_settings_as_they_are_called() -> None:
    of_news, _quiet, language, name = (
        row.split("|")[2].strip() for row in AGENTS[AGENTS.index("| setting |") :].splitlines()[2:6]
    )
    assert of_news == " · ".join(app_home.NEWS_CHOICES.values())
    assert language == " · ".join(app_home.LANGUAGES.values())
    assert name.startswith(" · ".join(app_home.NAMED_CHOICES.values()))


@pytest.mark.skipif(not SentenceVectors.available(), reason="the sentence vectors are not installed")
def test_the_decision_that_the_page_on_grouping_walks_through_is_the_one_that_is_made() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs/grouping.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 5) == (0, True)


def test_the_page_on_security_names_files_and_tests_that_exist_and_no_met_without_a_test() -> None:
    rows = [row for row in SECURITY.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 25
    for row in rows:
        group, state, _how, where, tests = (cell.strip() for cell in row.strip("|").split("|"))
        named = re.findall(r"`([^`]+)`", where + tests)
        assert all((ROOT / name).exists() for name in named), group
        assert state in {"met", "met by Slack", "partly", "not"}
        assert (state == "not") == (not where)
        assert tests or not state.startswith("met"), group


def test_no_page_names_the_makers_folders() -> None:
    for page in PAGES:
        assert "../shared" not in page.read_text(encoding="utf-8"), page.name
