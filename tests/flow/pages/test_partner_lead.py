"""What the lead of a partner's team sees: their own company's reports, counts, words, names and credit, nothing else.

Marks are planted in what others said, are called and were credited with; no page, file, digest or card has one.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from bridge.domain.credit_summary import Scope
from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Rules
from bridge.flow import credit_sums, digest, tallies
from bridge.flow.pages import LOADERS
from bridge.flow.statement import answer
from bridge.store.engine import Store
from bridge.store.tables import Contest, CreditEntry, Group, Insight, Look, Person, Question, Ruling
from bridge.web import files
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from tests.flow.pages.shelf import NOW, RULES, Shelf, ago, crew

LEAD = Viewer("U-manila0", "T1", "Own Jun", frozenset({Role.GUEST, Role.LEAD}), "manila", "Concentra")
PARTNERS = replace(RULES, crews=(*RULES.crews, crew("graz", 8, company="Alpine")))
WEEK = Period.of(Span.WEEK, ago(1).date())
OTHERS = re.compile("OTHERS|U-o|Leipzig|Graz|Alpine|U-leipzig|U-graz")
"""What is planted, and the names of the teams, companies and accounts of others."""

OURS, THEIRS, ALPINE = "leipzig1", "manila0", "graz1"
STAGES = ("live", "declined", "in_work", "heard")


class Planted(Shelf):
    """A problem that all report and one that only others do, of each stage."""

    def __init__(self, store: Store, rules: Rules = PARTNERS) -> None:
        super().__init__(store, rules)
        self.owner = self.meet("U-o", name="OTHERS Olga", agreed_at=ago(50))
        for by, name in (
            (OURS, "OTHERS Mia"),
            (THEIRS, "Own Jun"),
            ("manila1", "Own Ana"),
            (ALPINE, "OTHERS Eva"),
        ):
            self.meet(f"U-{by}", name=name, agreed_at=ago(50))
        self.common = [self._problem(f"Refund {stage}", stage, OURS, THEIRS, ALPINE) for stage in STAGES]
        self.foreign = [self._problem(f"OTHERS {stage}", stage, OURS, ALPINE) for stage in STAGES]
        self._aside()
        for refresh in (tallies.refresh, credit_sums.refresh):
            while refresh(store, NOW):
                pass

    def _problem(self, title: str, stage: str, *reporters: str) -> int:
        more = {"accepted_by": self.owner, "accepted_at": ago(9)} if stage != "heard" else {}
        made = self.problem(title, stage, **more)
        for by in reporters:
            for number in range(2 if by == THEIRS else 5):
                own = by == THEIRS
                text = f"{'own' if own else 'OTHERS'} words {number} of {title if own else 'this'}, she calls again"
                insight = self.hear(made, by, days=2 + number, text=text)
                self._credit(insight, made, by)
        return made

    def _credit(self, insight: int, group: int, by: str) -> None:
        given: dict[str, Any] = {"insight_id": insight, "group_id": group, "crew": by.rstrip("0123456789")}
        given |= {
            "person_id": self.meet(f"U-{by}"),
            "kind": "insight",
            "points": 1,
            "rule": 1,
            "cause": "right",
        }
        self.lay(CreditEntry(key=f"insight:{insight}", at=ago(1), earned_at=ago(1), **given))

    def _aside(self) -> None:
        """What was asked, contested, decided and looked at."""
        for group in (*self.common, *self.foreign):
            asked: dict[str, Any] = {
                "text": "OTHERS are asked",
                "options": ["OTHERS say so"],
                "asked_at": ago(1),
            }
            self.lay(Question(group_id=group, comment_id=f"c{group}", **asked))
            ruled: dict[str, Any] = {"gesture": "accept", "person_id": self.owner, "at": ago(9), "facts": {}}
            self.lay(Ruling(click=f"r{group}", group_id=group, **ruled))
        ours = self.meet(f"U-{OURS}")
        self.lay(Contest(click="x", person_id=ours, entry_id=1, text="OTHERS were first", at=ago(1)))
        self.lay(Look(person_id=ours, what="look", page="their_credit/2", about_id=self.owner, at=ago(1)))


@pytest.fixture(scope="module")
def planted(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    path = tmp_path_factory.mktemp("partner") / "partner.sqlite"
    shutil.copy(empty_sqlite, path)
    store = Store(f"sqlite:///{path}")
    yield Planted(store)
    store.close()


def asking(planted: Planted, page: Page) -> Iterator[Asked]:
    """Everything that may be asked of a page: each thing, team and stage, words, a week."""
    if "{number" in page.path:
        ids = {"problem": col(Group.id), "insight": col(Insight.id), "their_credit": col(Person.id)}
        with planted.store.read() as session:
            numbers = list(session.exec(select(ids[page.name])))
        yield from (Asked(number=number or 0, whole=True) for number in numbers)
        return
    yield from (Asked(team=crew.key, whole=True) for crew in PARTNERS.crews)
    yield from (Asked(words=words, whole=True) for words in ("words", "others", "refund", "calls"))
    yield from (Asked(stage=stage, whole=True) for stage in STAGES)
    yield Asked(period=WEEK, whole=True)
    yield Asked(near=tuple(planted.foreign), words="nearly", whole=True)
    yield Asked()


def load(planted: Planted, name: str, asked: Asked) -> Any:
    """The facts of a page."""
    with planted.store.read() as session:
        return LOADERS[name](session, PARTNERS, LEAD, asked, NOW)


def seen(planted: Planted, page: Page) -> Iterator[tuple[Asked, Any]]:
    """What was asked of a page, and its facts; without what they may not see."""
    for asked in asking(planted, page):
        with suppress(ForbiddenError):
            yield asked, load(planted, page.name, asked)


THEIR_PAGES = [page for page in PAGES if LEAD.has(*page.roles)]


@pytest.mark.parametrize("page", THEIR_PAGES, ids=[page.name for page in THEIR_PAGES])
def test_no_page_and_no_file_holds_anything_of_others(page: Page, planted: Planted) -> None:
    for asked, value in seen(planted, page):
        assert OTHERS.search(repr(value)) is None, asked
        for table in page.tables(value):
            assert OTHERS.search(files.write(table, "csv").decode()) is None, asked


def test_pages_about_the_whole_company_are_not_for_them(planted: Planted) -> None:
    opened = {page.name: len(list(seen(planted, page))) for page in THEIR_PAGES}
    assert {name for name, several in opened.items() if not several} == {
        "overview",
        "loop",
        "themes",
        "effect",
    }
    assert (opened["problem"], opened["insight"]) == (4, 8)


def test_counts_are_of_their_own_company(planted: Planted) -> None:
    problems, insights, did = (load(planted, name, Asked()) for name in ("problems", "insights", "did"))
    assert {(one.reports, one.this_week) for one in problems.rows} == {(2, 2)}
    assert insights.many == 8
    assert {story.reports for section in did.sections for story in section.stories} == {2}


def test_credit_is_that_of_their_own_team(planted: Planted) -> None:
    page = load(planted, "credit", Asked(period=WEEK))
    assert [(one.team, one.contributions) for one in page.teams] == [("Manila", 8)]
    assert [one.name for one in page.agreed] == ["Own Ana", "Own Jun"]
    assert page.shipped == ()


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("user", ["U-manila0", "L-manila"])
def test_the_credit_command_says_nothing_of_others(scope: Scope, user: str, planted: Planted) -> None:
    with planted.store.read() as session:
        said = answer(session, PARTNERS, "T1", user, scope, WEEK)
    assert OTHERS.search(repr(said)) is None


def test_the_digest_says_nothing_of_others(planted: Planted) -> None:
    [manila] = [crew for crew in PARTNERS.crews if crew.key == "manila"]
    with planted.store.read() as session:
        week = digest.of_crew(session, PARTNERS, manila, WEEK, NOW)
    assert [story.reports for story in week.did] == [2]
    assert OTHERS.search(repr(week)) is None
