"""A company in a pocket Slack and a pocket Jira, and its doctor."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bridge.app.doctor.examine import examine
from bridge.app.doctor.findings import Level, Part
from bridge.demo.stage import fetch, settings_for
from bridge.sandbox.app import Options, create
from bridge.settings import Settings
from tests.conftest import HeldClock
from tests.stage import Stage
from tests.whole.town import changed


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
