"""`bridge doctor` against the pocket Slack and the pocket Jira: what is well, what is not, and what to do."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bridge.app.doctor.examine import examine
from bridge.app.doctor.findings import Finding, Level, Part
from bridge.app.doctor.report import healthy, report
from bridge.demo.stage import fetch, settings_for
from bridge.sandbox.app import Options, create
from bridge.sandbox.slack.options import GRANTED, SlackOptions
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.tables import Mark
from tests.cli.conftest import Bridge
from tests.conftest import HeldClock
from tests.stage import Stage
from tests.whole.town import changed

OPERATORS = Path(__file__).parents[2] / "docs" / "operators.md"


@dataclass
class Practice:
    """A company to look at, and its doctor."""

    url: str
    settings: Settings
    clock: HeldClock

    def set(self, side: str, **body: Any) -> Any:
        """Change something about the pocket Slack or Jira."""
        return fetch(self.url, f"sandbox/{side}", body)

    def look(self, **sections: dict[str, Any]) -> list[Part]:
        """What the doctor finds with some settings changed, by section."""
        return examine(changed(self.settings, **sections), self.clock, routes=True)

    def said(self, level: Level, **sections: dict[str, Any]) -> list[str]:
        """The sentences of a level."""
        return [one.text for part in self.look(**sections) for one in part.findings if one.level is level]

    def route(self, name: str, **values: Any) -> dict[str, Any]:
        """The routes with one of them changed."""
        return {**self.settings.routes, name: self.settings.routes[name].model_copy(update=values)}


@pytest.fixture
def options() -> Options:
    return Options(pace=1000, index_lag=0)


@pytest.fixture
def practice(stage: tuple[Stage, str], empty_sqlite: Path, tmp_path: Path, options: Options) -> Practice:
    stand, url = stage
    stand.app = create(options)
    shutil.copy(empty_sqlite, tmp_path / "bridge.sqlite")
    return Practice(url, settings_for(url, tmp_path / "bridge.sqlite"), HeldClock(datetime.now(UTC)))


def test_a_firm_where_all_is_well_has_nothing_to_mend(practice: Practice) -> None:
    parts = practice.look()
    assert [part.name for part in parts] == ["Slack", "Jira", "Routes", "Storage"]
    assert practice.said(Level.FAIL) == []
    assert healthy(parts)


def test_without_routes_they_are_not_run_dry(practice: Practice) -> None:
    parts = examine(practice.settings, practice.clock, routes=False)
    assert [part.name for part in parts] == ["Slack", "Jira", "Storage"]


class TestSlack:
    """Tokens, scopes, channels."""

    @pytest.fixture
    def options(self) -> Options:
        slack = replace(SlackOptions(pace=1000), scopes=GRANTED - {"reactions:write"})
        return Options(pace=1000, index_lag=0, slack=slack)

    def test_a_scope_that_is_missing_is_said_with_what_is_off_and_what_to_do(
        self, practice: Practice
    ) -> None:
        [said] = practice.said(Level.FAIL)
        assert said.startswith(
            "scope reactions:write is missing, so posts in listening channels get no tick: "
        )
        assert "reinstall the app from the manifest" in said

    def test_a_wrong_team_or_bot_is_said_with_the_right_one(self, practice: Practice) -> None:
        said = practice.said(Level.FAIL, slack={"team": "T-other", "bot_user": "U-other"})
        assert any("set it to that" in one and practice.settings.slack.team in one for one in said)
        assert any(practice.settings.slack.bot_user in one for one in said)

    def test_channels_without_the_bot_archived_or_unknown_are_named_by_their_setting(
        self, practice: Practice
    ) -> None:
        left = practice.set("slack/channel", name="left", bot=False)["id"]
        old = practice.set("slack/channel", name="old", archived=True)["id"]
        said = practice.said(
            Level.FAIL,
            slack={"listening": (left, old)},
            people={"leaders_channel": "C-nowhere"},
        )
        assert "slack.listening[0]: the bot is not in #left: type /invite @bridge there" in said
        assert any(one.startswith("slack.listening[1]: #old is archived") for one in said)
        assert any(one.startswith("people.leaders_channel: no channel C-nowhere") for one in said)

    def test_a_wrong_token_is_one_sentence_for_each_thing_that_could_not_be_asked(
        self, practice: Practice
    ) -> None:
        token = type(practice.settings.slack.bot_token)("xoxb-wrong")
        said = practice.said(Level.FAIL, slack={"bot_token": token})
        assert any("invalid_auth" in one for one in said)
        assert "xoxb-wrong" not in "".join(said)


class TestJira:
    """Which, whose, until when."""

    def test_a_data_center_that_is_set_as_cloud_is_said(self, practice: Practice) -> None:
        pat = type(practice.settings.jira.token)("sandbox-pat")
        server = {"url": f"{practice.url}/jira-dc", "token": pat}
        assert practice.said(Level.FAIL, jira={**server, "kind": "server"}) == []
        assert any('set it to "cloud"' in one for one in practice.said(Level.FAIL, jira={"kind": "server"}))

    @pytest.mark.parametrize(
        ("days", "level", "words"),
        [
            (-1, Level.FAIL, "the token ended"),
            (30, Level.WARN, "make a new one soon"),
            (31, Level.OK, "(31 days)"),
        ],
    )
    def test_a_token_that_ends_is_said_30_days_ahead(
        self, practice: Practice, days: int, level: Level, words: str
    ) -> None:
        ends = practice.clock.now().date() + timedelta(days=days)
        [said] = [one for one in practice.said(level, jira={"token_ends": ends}) if "the token end" in one]
        assert words in said

    def test_a_data_center_tells_itself_when_its_token_ends(self, practice: Practice) -> None:
        ends = practice.clock.now() + timedelta(days=9)
        practice.set("jira/set", token_ends=ends.isoformat())
        pat = type(practice.settings.jira.token)("sandbox-pat")
        server = {"url": f"{practice.url}/jira-dc", "token": pat, "kind": "server"}
        assert any(f"the token ends {ends.date()}" in one for one in practice.said(Level.WARN, jira=server))

    def test_an_account_that_people_use_too_is_warned_of(self, practice: Practice) -> None:
        said = practice.said(Level.WARN, jira={"dedicated_account": False})
        assert any("an account of its own is safer" in one for one in said)

    @pytest.mark.parametrize(("minutes", "level"), [(3, Level.OK), (31, Level.FAIL)])
    def test_silence_is_an_alarm_after_its_time(self, practice: Practice, minutes: int, level: Level) -> None:
        store = Store(practice.settings.database.url)
        with store.write() as session:
            session.add(Mark(name="jira:read", at=practice.clock.now() - timedelta(minutes=minutes)))
        store.close()
        assert any(f"last heard from {minutes} minutes ago" in one for one in practice.said(level))

    def test_jira_that_cannot_be_reached_is_said_once_and_the_rest_is_looked_at(
        self, practice: Practice
    ) -> None:
        parts = practice.look(jira={"url": "http://127.0.0.1:9"})
        [jira] = [part for part in parts if part.name == "Jira"]
        assert [one.level for one in jira.findings].count(Level.FAIL) == 1
        assert parts[-1].findings[0].level is Level.OK


class TestRoutes:
    """A dry run of each."""

    def test_a_required_field_is_named_with_its_setting_and_values_until_it_is_set(
        self, practice: Practice
    ) -> None:
        wanted = {"project": "PAY", "issuetype": "Bug", "name": "Root cause", "kind": "select"}
        field = practice.set("jira/set", require={**wanted, "options": ["Process", "Code"]})["field"]
        [said] = practice.said(Level.FAIL)
        assert said == (
            f'route payments: PAY/Bug needs "Root cause": add {field} = {{ value = "Process" }} '
            "to routes.payments.fields (or Code)"
        )
        filled = practice.route("payments", fields={field: {"value": "Code"}})
        assert healthy(
            examine(practice.settings.model_copy(update={"routes": filled}), practice.clock, routes=True)
        )

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"project": "NOPE"}, "route payments: "),
            ({"issue_type": "Bugg"}, 'no issue type "Bugg"'),
            ({"number_field": "customfield_99999"}, "routes.payments.number_field: Jira has no field"),
            ({"number_field": "labels"}, "takes no numbers"),
            ({"owners": ("U-gone",)}, "routes.payments.owners: nobody in Slack is U-gone"),
            ({"deputy": "U-gone"}, "routes.payments.deputy: nobody in Slack is U-gone"),
        ],
    )
    def test_what_a_route_names_and_is_not_there_is_said(
        self, practice: Practice, change: dict[str, Any], words: str
    ) -> None:
        routes = practice.route("payments", **change)
        parts = examine(practice.settings.model_copy(update={"routes": routes}), practice.clock, routes=True)
        said = [one.text for part in parts for one in part.findings if one.level is Level.FAIL]
        assert len(said) == 1
        assert words in said[0]

    def test_a_route_that_ends_in_slack_asks_nothing_of_jira(self, practice: Practice) -> None:
        routes = practice.route("payments", kind="slack", project="", issue_type="Nonsense")
        parts = examine(practice.settings.model_copy(update={"routes": routes}), practice.clock, routes=True)
        assert "route payments: it ends in its channel" in [one.text for one in parts[2].findings]

    def test_a_renamed_duplicate_link_is_found(self, practice: Practice) -> None:
        link = {"id": "10002", "name": "Doublon", "inward": "est doublé par", "outward": "double"}
        practice.set("jira/set", link_type=link)
        assert 'issues that are one problem are linked as "Doublon"' in practice.said(Level.OK)


def test_a_database_without_tables_is_said_with_the_command(practice: Practice, tmp_path: Path) -> None:
    said = practice.said(Level.FAIL, database={"url": f"sqlite:///{tmp_path}/new.sqlite"})
    assert said == ["the database does not have this version's tables: run bridge db upgrade"]


def test_both_databases_tell_what_they_are(practice: Practice, database_url: str) -> None:
    [said] = practice.look(database={"url": database_url})[-1].findings
    assert re.match(r"(SQLite|PostgreSQL) [\d.]+, migrations at head, clock \d+ ms apart", said.text)


@pytest.mark.parametrize(
    ("levels", "summary"),
    [
        ([Level.OK], "All is well."),
        ([Level.FAIL], "1 thing to mend."),
        ([Level.WARN, Level.WARN], "2 things to look at."),
        ([Level.FAIL, Level.FAIL, Level.WARN], "2 things to mend, 1 to look at."),
    ],
)
def test_the_last_line_sums_up(levels: list[Level], summary: str) -> None:
    part = Part("Slack", tuple(Finding(level, "a sentence") for level in levels))
    assert list(report([part]))[-1] == summary


def test_long_sentences_are_folded_below_their_beginning() -> None:
    lines = list(report([Part("Slack", (Finding(Level.WARN, "word " * 40), Finding(Level.OK, "fine")))]))
    assert lines[0].startswith("Slack     warn  word word")
    assert lines[1].startswith(" " * 16 + "word")
    assert all(len(line) <= 110 for line in lines)
    assert lines[-2] == f"{'':10}ok    fine"


@pytest.mark.parametrize(("required", "code"), [(False, 0), (True, 1)])
def test_the_command_prints_it_and_its_exit_code_says_whether_there_is_something_to_mend(
    practice: Practice, bridge: Bridge, required: bool, code: int
) -> None:
    if required:
        practice.set(
            "jira/set", require={"project": "PAY", "issuetype": "Bug", "name": "Cause", "kind": "text"}
        )
    done = bridge("doctor", "--routes", **environment(practice.settings))
    assert done.code == code, done
    assert done.out.startswith("Slack     ok    signed in as @bridge in ")
    assert done.out.endswith(("to look at.\n", "All is well.\n") if code == 0 else "to look at.\n")
    assert ('needs "Cause"' in done.out) is required


def test_settings_that_cannot_be_read_are_said_as_everywhere(bridge: Bridge) -> None:
    done = bridge("doctor")
    assert (done.code, done.out) == (1, "")
    assert "slack.team is missing." in done.err


def environment(settings: Settings) -> dict[str, str]:
    """The settings as variables."""
    reveal: Callable[[Any], str] = lambda secret: secret.get_secret_value()  # noqa: E731 - one line for json
    return {
        f"BRIDGE_{name.upper()}": json.dumps(section, default=reveal)
        for name, section in settings.model_dump(exclude_none=True).items()
        if name not in {"taxonomy", "grouping", "effects", "web"}
    }


class TestPage:
    """The example in docs/operators.md is what the doctor prints."""

    @pytest.fixture
    def options(self) -> Options:
        slack = replace(SlackOptions(pace=1000), scopes=GRANTED - {"reactions:write"})
        return Options(pace=1000, index_lag=0, slack=slack)

    def test_the_example_is_true(self, practice: Practice) -> None:
        field = {"project": "PAY", "issuetype": "Bug", "field": "customfield_10031"}
        practice.set("jira/set", require=field)
        ends = practice.clock.now().date() + timedelta(days=253)
        printed = "\n".join(report(practice.look(jira={"token_ends": ends})))
        example = re.search(r"\$ bridge doctor --routes\n(.+?)\n```", OPERATORS.read_text(), re.DOTALL)
        assert example
        assert plain(printed, practice.url) == plain(example[1], "https://acme.atlassian.net")


def plain(text: str, url: str) -> str:
    """A report without what differs from day to day and from firm to firm."""
    text = text.replace(f"{url}/jira", url).replace(url, "URL")
    text = re.sub(r"\d{4}-\d\d-\d\d|[\w.]+@[\w.]+\.example|\d+ ms|\d\.\d s|(?<=SQLite )[\d.]+", "…", text)
    return re.sub(r" in (Tidewell|Acme)$", " in …", text, flags=re.MULTILINE)
