"""Every setting, with its type and default. Documented for operators in docs/settings.md."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bridge.domain.stages import Stage

Text = Annotated[str, Field(min_length=1)]
Secret = Annotated[SecretStr, Field(min_length=1)]


class Section(BaseModel):
    """A part of the settings; an unknown key is a mistake, not a surprise."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SlackSettings(Section):
    """How to reach Slack."""

    mode: Literal["socket"] = "socket"
    api_url: Text = "https://slack.com/api/"
    bot_token: Secret
    app_token: Secret
    team: Text
    bot_user: Text
    listening: tuple[str, ...] = ()
    pace: float = Field(default=1.0, gt=0)


class JiraSettings(Section):
    """How to reach Jira."""

    url: Text
    browse_url: str = ""
    email: Text
    token: Secret
    dedicated_account: bool = True
    webhook_secret: Secret | None = None
    poll_seconds: float = Field(default=60, gt=0)
    stages: dict[str, dict[str, Stage]] = {}


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Text = "sqlite:///bridge.sqlite"


class WebSettings(Section):
    """Where Jira's webhooks and health checks come in."""

    host: Text = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)


class PrivacySettings(Section):
    """What is taken out of texts besides card and phone numbers, e-mail addresses and IBANs."""

    key: Annotated[SecretStr, Field(min_length=16)]
    references: tuple[str, ...] = (r"\bC-\d{4,10}\b",)
    regions: tuple[str, ...] = ("GB", "DE", "US")
    keep_references_days: int = Field(default=90, ge=1)


class TaxonomySettings(Section):
    """The themes."""

    file: Path | None = None


class GroupingSettings(Section):
    """When a problem is shown to its owner, and which sentence vectors are used."""

    listen: int = Field(default=3, ge=1)
    vectors: Path | None = None


class EffectSettings(Section):
    """How outside calls are shared between workers."""

    workers: int = Field(default=4, ge=1, le=32)
    lease_seconds: float = Field(default=60, gt=25)
    settle_seconds: float = Field(default=90, gt=0)


class RouteSettings(Section):
    """Where the problems of some themes go."""

    kind: Literal["jira"] = "jira"
    team: Text
    themes: tuple[str, ...] = ()
    project: Text
    issue_type: Text = "Bug"
    channel: Text
    owners: tuple[str, ...] = ()
    fields: dict[str, object] = {}
    opens_at: int | None = Field(default=None, ge=1)


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
    effects: EffectSettings = EffectSettings()
