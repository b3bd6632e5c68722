"""Whoever looks at whatever page or file under whatever setting reads no name that they may not."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from bridge.app.pages import Reading
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming
from bridge.store.engine import Store
from bridge.store.tables import Look, Person
from bridge.web.app import create
from bridge.web.gate import LocalGate
from bridge.web.pages import PAGES
from bridge.web.site import site
from tests.conftest import HeldClock
from tests.web.browser.world import CREWS, NAMES, NOW, RULES, USERS, VIEWERS, fill

BY_USER = dict(zip(USERS, NAMES, strict=True))
NUMBERS = ("problems/1", "problems/4", "insights/1", "insights/12", "credit/people/1", "credit/people/7")


@pytest.fixture(scope="module")
def store(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("names") / "pages.sqlite"
    shutil.copy(empty_sqlite, path)
    opened = Store(f"sqlite:///{path}")
    fill(opened)
    yield opened
    opened.close()


def browser(store: Store, viewer: Viewer, naming: Naming) -> TestClient:
    clock = HeldClock(NOW)
    reading = Reading(store, replace(RULES, naming=naming), clock)
    pages = site(LocalGate(viewer, "key"), reading.load, lambda _click: None, reading.looked, clock)
    app = create(lambda *_: 204, dict, lambda: True, public=True, pages=pages)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def read(store: Store, viewer: Viewer, naming: Naming) -> str:
    """All that somebody can read: every page, and each table of credit and reports as a file."""
    client = browser(store, viewer, naming)
    paths = [page.path for page in PAGES if "{" not in page.path and viewer.has(*page.roles)]
    paths += [f"/{path}" for path in NUMBERS] + [f"/credit?team={crew.key}" for crew in CREWS]
    paths += ["/insights?as=csv&table=reports", "/credit?as=json&table=people&team=leipzig"]
    return "\n".join(client.get(path).text for path in paths)


def permitted(store: Store, viewer: Viewer, naming: Naming) -> set[str]:
    """By the rule alone: one's own; one's team's, if it is large enough; theirs who agreed, where that is asked."""
    names = {viewer.name}
    if naming in {Naming.TEAM, Naming.OPT_IN}:
        crew = next((crew for crew in CREWS if crew.key == viewer.crew), None)
        large = crew is not None and len(crew.members) >= RULES.smallest_team
        names |= {BY_USER[user] for user in crew.members} if crew and large else set()
    if naming is Naming.OPT_IN:
        with store.read() as session:
            names |= set(session.exec(select(Person.name).where(col(Person.agreed_at).is_not(None))))
    return names


@pytest.mark.parametrize(
    ("naming", "role"),
    [
        *((naming, Role.AGENT) for naming in (Naming.OFF, Naming.SELF, Naming.TEAM)),
        (Naming.TEAM, Role.LEADER),
        (Naming.OPT_IN, Role.GUEST),
    ],
)
def test_nobody_reads_a_name_that_they_may_not(store: Store, naming: Naming, role: Role) -> None:
    viewer, seen = VIEWERS[role], read(store, VIEWERS[role], naming)
    assert {name for name in NAMES if name in seen} <= permitted(store, viewer, naming)
    assert "&lt;@U-" not in seen
    assert "<@U-" not in seen
    assert not [user for user in USERS if f">{user}<" in seen]


def test_every_name_of_somebody_else_on_a_page_is_permitted_and_written_down(store: Store) -> None:
    """And with it who read it; one's own is no matter of the log."""
    agent = VIEWERS[Role.AGENT]
    seen = read(store, agent, Naming.OPT_IN)
    others = {name for name in NAMES if name in seen} - {agent.name}
    assert others, "the test above would hold of empty pages too"
    assert others <= permitted(store, agent, Naming.OPT_IN)
    with store.read() as session:
        looker = session.exec(select(Person).where(Person.user == agent.user)).one().id
        noted = select(Person.name).join(Look, col(Look.about_id) == col(Person.id))
        written = set(session.exec(noted.where(Look.person_id == looker, Look.what == "look")))
    assert others <= written
    assert agent.name not in written


def test_an_export_is_written_down_each_time_with_its_rows(store: Store) -> None:
    client = browser(store, VIEWERS[Role.LEADER], Naming.OPT_IN)
    with store.read() as session:
        before = len(list(session.exec(select(Look).where(Look.what == "export"))))
    answers = [client.get(f"/problems?as={kind}&table=problems") for kind in ("csv", "json", "parquet")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(answer.headers["cache-control"] == "no-store" for answer in answers)
    assert all(answer.headers["content-disposition"].startswith("attachment") for answer in answers)
    with store.read() as session:
        looks = list(session.exec(select(Look).where(Look.what == "export").order_by(col(Look.id))))
    assert len(looks) == before + 3
    assert {look.rows for look in looks[before:]} == {len(answers[1].json()["rows"])}


@pytest.mark.parametrize("role", [Role.LEADER, Role.GUEST])
@pytest.mark.parametrize("path", ["did", "insights", "problems", "themes"])
def test_a_team_that_is_too_small_is_asked_for_in_vain(store: Store, role: Role, path: str) -> None:
    viewer = VIEWERS[role]
    for query in (
        "team=night",
        "team=night&as=json&table=reports",
        "team=night&period=2026-W46&theme=billing",
    ):
        assert browser(store, viewer, Naming.TEAM).get(f"/{path}?{query}").status_code == 403
