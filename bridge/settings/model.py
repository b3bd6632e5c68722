"""Every setting, with its type and default. Documented for operators in docs/settings.md."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bridge.domain.addresses import is_private
from bridge.domain.rules import Naming
from bridge.domain.stages import Stage

Text = Annotated[str, Field(min_length=1)]
Secret = Annotated[SecretStr, Field(min_length=1)]


def _where_nobody_reads_along(url: str) -> str:
    """An address to which a token goes."""
    if not (url.startswith("http") and is_private(url)):
        raise PydanticCustomError(
            "private",
            "it must begin with https://, without a name or password in it, or the token could be read on its way",
        )
    return url


Service = Annotated[Text, AfterValidator(_where_nobody_reads_along)]
"""Where tokens and texts are sent: with https, but for servers on this machine."""


MOST_DAYS = 36_500
"""A hundred years."""

SMALLEST, LARGEST = 0.000_001, 1_000_000
"""Of any number: what is beyond them is a slip of a finger, and no clock can tell such times."""


class Section(BaseModel):
    """A part of the settings; an unknown key is a mistake, not a surprise."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*")
    @classmethod
    def _is_within_reason(cls, value: object) -> object:
        if isinstance(value, int | float) and not (value <= 0 or SMALLEST <= value <= LARGEST):
            raise PydanticCustomError("within_reason", f"it must be between {SMALLEST:f} and {LARGEST}")
        if isinstance(value, str | Path) and "\0" in str(value):
            raise PydanticCustomError("nul", "it must not have the character NUL in it")
        return value


def _needed(secret: SecretStr | None, others: ValidationInfo, mode: str, hint: str) -> SecretStr | None:
    """A secret that one of Slack's modes cannot do without."""
    if others.data.get("mode") == mode and not (secret and secret.get_secret_value().strip()):
        raise PydanticCustomError("missing", "it is missing", {"hint": hint})
    return secret


class SlackSettings(Section):
    """How to reach Slack."""

    mode: Literal["socket", "http"] = "socket"
    api_url: Service = "https://slack.com/api/"
    bot_token: Secret
    app_token: Secret | None = Field(default=None, validate_default=True)
    signing_secret: Secret | None = Field(default=None, validate_default=True)
    team: Text
    bot_user: Text
    listening: tuple[str, ...] = ()
    pace: float = Field(default=1.0, gt=0)
    silent_minutes: float = Field(default=1440, gt=0)
    language: Text = "en"
    reaction: str = "speech_balloon"

    @field_validator("app_token")
    @classmethod
    def _goes_with_socket_mode(cls, token: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        return _needed(token, others, "socket", 'Or let Slack post to the bridge: slack.mode = "http".')

    @field_validator("signing_secret")
    @classmethod
    def _goes_with_http(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        return _needed(secret, others, "http", "It stands in the app's settings, Basic Information.")


class JiraSettings(Section):
    """How to reach Jira."""

    kind: Literal["cloud", "server"] = "cloud"
    url: Service
    browse_url: str = ""
    email: str = Field(default="", validate_default=True)
    token: Secret
    token_ends: date | None = None
    dedicated_account: bool = True
    webhook_secret: Secret | None = None
    poll_seconds: float = Field(default=60, gt=0)
    silent_minutes: float = Field(default=30, gt=0)
    stages: dict[str, dict[str, Stage]] = {}

    @field_validator("email")
    @classmethod
    def _goes_with_a_cloud_token(cls, email: str, others: ValidationInfo) -> str:
        if not email and others.data.get("kind") == "cloud":
            hint = "A Cloud token works together with its account's address."
            raise PydanticCustomError("missing", "it is missing", {"hint": hint})
        return email


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Text = Field(default="sqlite:///bridge.sqlite", repr=False)


class WebSettings(Section):
    """Where pages, Jira's webhooks and health checks are served, and who may sign in to the pages."""

    host: Text = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    url: str = ""
    sign_in: Literal["slack", "local", "off"] = "local"
    slack_url: Text = "https://slack.com"
    client_id: str = ""
    client_secret: Secret | None = None
    teams: tuple[str, ...] = ()
    session_hours: float = Field(default=12, gt=0)
    idle_hours: float = Field(default=2, gt=0)
    contacts: Path | None = None


class PrivacySettings(Section):
    """What is taken out of texts besides card and phone numbers, e-mail addresses and IBANs."""

    key: Annotated[SecretStr, Field(min_length=16)]
    old_keys: tuple[Secret, ...] = ()
    references: tuple[str, ...] = (r"\bC-\d{4,10}\b",)
    regions: tuple[str, ...] = ("GB", "DE", "US")
    keep_references_days: int = Field(default=90, ge=1, le=MOST_DAYS)
    keep_words_days: int = Field(default=730, ge=30, le=MOST_DAYS)
    keep_bodies_days: int = Field(default=90, ge=7, le=MOST_DAYS)
    helpdesk: tuple[Text, ...] = ()
    call_back: tuple[Text, ...] = ()


class TaxonomySettings(Section):
    """The themes."""

    file: Path | None = None


class GroupingSettings(Section):
    """When a problem is shown to its owner, and which sentence vectors are used."""

    listen: int = Field(default=3, ge=1)
    vectors: Path | None = None
    check_ups_a_day: int = Field(default=3, ge=0, le=20)


class UrgentSettings(Section):
    """Which words make one report enough, who is told, and how soon they are to have it."""

    words: dict[str, list[Text]] = {}
    on_call: dict[str, list[Text]] = {}
    minutes: float = Field(default=15, gt=0)


class OutageSettings(Section):
    """When many reports of one problem are an outage, and where its banners stand."""

    reports: int = Field(default=10, ge=2)
    minutes: float = Field(default=10, gt=0)
    times_usual: float = Field(default=3.0, ge=1)
    channels: tuple[str, ...] = ()
    edit_minutes: float = Field(default=3, gt=0)
    calm_minutes: float = Field(default=60, gt=0)


class EffectSettings(Section):
    """How outside calls are shared between workers."""

    workers: int = Field(default=4, ge=1, le=32)
    lease_seconds: float = Field(default=60, gt=25)
    settle_seconds: float = Field(default=90, gt=0)
    coalesce_seconds: float = Field(default=60, ge=0, le=3600)


class RouteSettings(Section):
    """Where the problems of some themes go."""

    kind: Literal["jira", "slack"] = "jira"
    team: Text
    themes: tuple[str, ...] = ()
    project: str = Field(default="", validate_default=True)
    issue_type: Text = "Bug"
    channel: Text
    owners: tuple[str, ...] = ()
    fields: dict[str, object] = {}
    opens_at: int | None = Field(default=None, ge=1)
    deputy: str = ""
    answer_days: int = Field(default=7, ge=1, le=365)
    number_field: str = ""
    close_duplicates: bool = False
    reopen: bool = False

    @field_validator("project")
    @classmethod
    def _goes_with_a_route_to_jira(cls, project: str, others: ValidationInfo) -> str:
        kind = others.data.get("kind")
        if kind == "jira" and not project:
            hint = 'Or let the route end in Slack: kind = "slack".'
            raise PydanticCustomError("missing", "it is missing", {"hint": hint})
        if kind == "slack" and project:
            raise PydanticCustomError("not_in_slack", 'it must be left out where kind is "slack"')
        return project


class CrewSettings(Section):
    """A team of people who hear customers."""

    name: Text
    lead: str = ""
    members: tuple[str, ...] = ()
    usergroup: str = ""
    company: str = ""


class PeopleSettings(Section):
    """Who leads and who administers, how far people are named to one another, and for how long."""

    naming: Naming = Naming.TEAM
    leaders_channel: str = ""
    leaders: tuple[str, ...] = ()
    leaders_usergroup: str = ""
    admins: tuple[str, ...] = ()
    admins_usergroup: str = ""
    crew_list: Path | None = None
    smallest_team: int = Field(default=5, ge=2)
    keep_credit_days: int | None = Field(default=None, ge=31, le=MOST_DAYS)


class PilotSettings(Section):
    """Which teams the bridge is tried with; none: with everybody."""

    teams: tuple[Text, ...] = ()


class MailSettings(Section):
    """Who gets the Monday digest by mail, and which server sends it."""

    to: tuple[str, ...] = ()
    sender: str = ""
    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    user: str = ""
    password: Secret | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"


class Settings(BaseSettings):
    """The whole of it. ``bridge.settings.load`` brings the file and the environment together."""

    model_config = SettingsConfigDict(
        env_prefix="BRIDGE_", env_nested_delimiter="__", extra="forbid", frozen=True, case_sensitive=False
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in: the environment is read once, by ``load``."""
        return (init_settings,)

    slack: SlackSettings
    jira: JiraSettings
    privacy: PrivacySettings
    routes: dict[str, RouteSettings] = Field(min_length=1)
    database: DatabaseSettings = DatabaseSettings()
    web: WebSettings = WebSettings()
    taxonomy: TaxonomySettings = TaxonomySettings()
    grouping: GroupingSettings = GroupingSettings()
    urgent: UrgentSettings = UrgentSettings()
    outage: OutageSettings = OutageSettings()
    effects: EffectSettings = EffectSettings()
    crews: dict[str, CrewSettings] = {}
    people: PeopleSettings = PeopleSettings()
    mail: MailSettings = MailSettings()
    mode: Literal["live", "shadow"] = "live"
    pilot: PilotSettings = PilotSettings()
