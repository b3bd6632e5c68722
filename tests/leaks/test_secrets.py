"""Made-up secrets go through everything that fails, with every library as talkative as it can be, and are written nowhere."""

import logging
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from bridge.app.gate import provider_for
from bridge.app.options import jira_options, mail_options, slack_options
from bridge.domain.clock import SystemClock
from bridge.domain.errors import BridgeError, SettingsError, logged, traced
from bridge.domain.members import Member
from bridge.domain.outgoing.letters import Letter, Mail
from bridge.domain.signing_in import Attempt
from bridge.flow import sessions
from bridge.jira.client import Connection
from bridge.mail.sender import MailSender
from bridge.settings import Settings, load
from bridge.slack.app import build
from bridge.slack.calls import Calls, client
from bridge.slack.http import SIGNATURE, TIMESTAMP, HttpDoor
from bridge.store.engine import Store
from bridge.store.migrate import require_head
from bridge.store.tables import metadata
from tests.conftest import HeldClock
from tests.flow.office import RULES
from tests.jira.fake import Say, running
from tests.slack.fake import FakeDesk, FakeWeb

MARK = "planted"
SECRETS = {
    name: f"{MARK}-{name.lower().replace('_', '-')}-7Qx9"
    for name in (
        "SLACK__BOT_TOKEN",
        "SLACK__APP_TOKEN",
        "SLACK__SIGNING_SECRET",
        "JIRA__TOKEN",
        "JIRA__WEBHOOK_SECRET",
        "PRIVACY__KEY",
        "WEB__CLIENT_SECRET",
        "MAIL__PASSWORD",
    )
}
TEXT = f"{MARK} words of a customer"
CODE = f"{MARK}-oidc-code"
DATABASE = f"postgresql://bridge:{MARK}-database@127.0.0.1:9/bridge"
LIBRARIES = (
    "slack_bolt",
    "slack_sdk",
    "jira",
    "urllib3",
    "sqlalchemy",
    "uvicorn",
    "websockets",
    "httpx",
    "httpcore",
    "authlib",
)
TOML = """
[slack]
team = "T1"
bot_user = "U0BOT"
[jira]
url = "https://acme.atlassian.net"
email = "b@acme.example"
[web]
url = "http://127.0.0.1:8080"
sign_in = "slack"
slack_url = "http://127.0.0.1:9"
client_id = "1.2"
[mail]
to = ["lead@acme.example"]
sender = "b@acme.example"
host = "127.0.0.1"
port = 9
user = "b"
security = "none"
[routes.a]
team = "A"
project = "A"
channel = "C1"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """What an operator set, with every secret made up."""
    (tmp_path / "bridge.toml").write_text(TOML)
    given = {f"BRIDGE_{name}": secret for name, secret in SECRETS.items()}
    return load(tmp_path / "bridge.toml", given | {"BRIDGE_DATABASE__URL": DATABASE})


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything is logged that a library would say."""
    for name in (None, *LIBRARIES):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def shown(error: BaseException) -> str:
    """All that a log, the command line or a page could show of an error, and of those that it came from."""
    told = [repr(error), str(error), traced(error)]
    if isinstance(error, BridgeError):
        told.append(logged(error))
    if error.__cause__ is not None:
        told.append(shown(error.__cause__))
    return "\n".join(told)


def failed(act: Any, *given: Any, **named: Any) -> str:
    with pytest.raises(BridgeError) as raised:
        act(*given, **named)
    return shown(raised.value)


def test_what_is_made_of_the_settings_shows_no_secret(settings: Settings) -> None:
    provider = provider_for(settings, SystemClock())
    made = [settings, slack_options(settings), jira_options(settings), mail_options(settings)]
    assert len(SECRETS) == sum(str(one).count("SecretStr('**********')") for one in [settings])
    for one in [*made, vars(provider), Attempt(f"{MARK}-1", f"{MARK}-2", f"{MARK}-3", "b", "/")]:
        assert MARK not in f"{one!r} {one}"


@pytest.mark.parametrize("wrong", [{"JIRA__PORT": "x"}, {"WEB__PORT": "x"}, {"SLACK__PACE": "0"}])
def test_a_mistake_in_the_settings_is_told_without_secrets(tmp_path: Path, wrong: dict[str, str]) -> None:
    (tmp_path / "bridge.toml").write_text(TOML)
    given = {f"BRIDGE_{name}": secret for name, secret in (SECRETS | wrong).items()}
    with pytest.raises(SettingsError) as raised:
        load(tmp_path / "bridge.toml", given)
    assert MARK not in shown(raised.value)


@pytest.mark.parametrize("status", [302, 401, 403, 429, 500])
def test_slack_that_fails_makes_nobody_write_down_a_token_or_a_text(
    settings: Settings, talkative: pytest.LogCaptureFixture, status: int
) -> None:
    options = slack_options(settings)
    with FakeWeb() as web:
        echoed = {"ok": False, "error": f"{MARK} {TEXT}", "needed": options.bot_token}
        web.answer("chat.postMessage", echoed, status, Location="http://127.0.0.1:9/x")
        told = failed(
            Calls(client(options.bot_token, web.url, 2)), "chat.postMessage", channel="C1", text=TEXT
        )
        web.drop("chat.postMessage")
        told += failed(
            Calls(client(options.bot_token, web.url, 2)), "chat.postMessage", channel="C1", text=TEXT
        )
    assert MARK not in told + talkative.text


@pytest.mark.parametrize(
    "said", [Say(401), Say(403), Say(500, body=TEXT), Say(drop=True), Say(302, headers={"Location": "/x"})]
)
def test_jira_that_fails_makes_nobody_write_down_a_token_or_a_text(
    settings: Settings, talkative: pytest.LogCaptureFixture, said: Say
) -> None:
    with running() as fake:
        aimed = settings.model_copy(update={"jira": settings.jira.model_copy(update={"url": fake.url})})
        fake.say(said)
        with closing(Connection(jira_options(aimed))) as connection:
            told = failed(connection.write, "POST", "issue", body={"fields": {"summary": TEXT}})
    assert MARK not in told + talkative.text


def test_a_database_that_does_not_open_tells_no_password(
    settings: Settings, talkative: pytest.LogCaptureFixture
) -> None:
    for url in (
        settings.database.url,
        DATABASE.replace(":9/", ":x/"),
        DATABASE.replace("postgresql", "nosuch"),
    ):

        def opened(url: str = url) -> None:
            with closing(Store(url)) as store:
                require_head(store)

        assert MARK not in failed(opened) + talkative.text


def test_the_mail_server_and_the_identity_provider_fail_without_telling(
    settings: Settings, talkative: pytest.LogCaptureFixture
) -> None:
    options = mail_options(settings)
    assert options is not None
    letter = Mail("lead@acme.example", Letter("Week", TEXT, ()))
    told = failed(MailSender(options, SystemClock()).perform, letter, "key")
    attempt = Attempt("s", "n", "v", "b", "/")
    told += failed(provider_for(settings, SystemClock()).identify, CODE, attempt)
    assert MARK not in told + talkative.text


def test_slacks_door_writes_down_neither_what_is_forged_nor_an_address_to_answer_at(
    settings: Settings, talkative: pytest.LogCaptureFixture
) -> None:
    options = slack_options(settings)
    door = HttpDoor(build(options, FakeDesk()), options.signing_secret)
    body = f"command=%2Finsight&text={MARK}&response_url=https://hooks.slack.com/{MARK}".encode()
    assert door(body, {TIMESTAMP: "1", SIGNATURE: f"v0={MARK}"}).status == 401
    assert MARK not in talkative.text


def test_no_table_keeps_what_opens_a_session(store: Store, clock: HeldClock) -> None:
    """Slack's and Jira's tokens have no table at all; of a session's only the digest is kept."""
    with store.write() as session:
        token = sessions.begin(session, RULES, Member("T1", "U-mia", "Mia"), clock.now(), timedelta(hours=1))
    with store.engine.connect() as connection:
        named = inspect(connection).get_table_names()
        rows = [connection.execute(text(f'SELECT * FROM "{name}"')).all() for name in named]  # noqa: S608 - our own
    assert "Mia" in str(rows)
    assert token not in str(rows)
    assert not [column for table in metadata.tables.values() for column in table.c if "token" in column.name]
