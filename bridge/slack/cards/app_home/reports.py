"""The reader's own reports, the one that changed last first, five a page."""

from collections.abc import Iterator

from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.app_home import AppHome, OwnReport
from bridge.domain.phrasing import trimmed
from bridge.slack.blocks import EXCERPT, Block, buttons, heading, paragraph, quiet
from bridge.slack.cards import words
from bridge.slack.controls import PAGE, Carried, button, numbered
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import agents
from bridge.slack.texts import app_home as texts

PROBLEMS = 3
"""So many problems of one report; what more it speaks of stands on its card."""


def reports(home: AppHome) -> Iterator[Block]:
    """A page of them, and the way to the others."""
    yield heading(texts.REPORTS)
    for report in home.reports:
        yield paragraph(*_lines(report))
        yield from _words(report)
    if not home.reports:
        yield quiet(texts.NO_OLDER if home.page else texts.NO_REPORTS)
    yield from _pages(home)


def _words(report: OwnReport) -> Iterator[Block]:
    """The beginning of what they wrote, unless the line above says just that."""
    if not report.text:
        yield quiet(texts.REMOVED)
    elif trimmed(report.text) not in {problem.title for problem in report.problems}:
        yield quiet(texts.OWN_WORDS.format(text=clip(report.text, EXCERPT)))


def _lines(report: OwnReport) -> Iterator[Line]:
    number = texts.NUMBER.format(number=report.insight)
    name = Link(report.url, number) if report.url else Bold(number)
    if not report.problems:
        yield Line(texts.UNSORTED, number=name, stage=texts.SORTING, changed=When(report.changed))
    for problem in report.problems[:PROBLEMS]:
        yield _line(name, problem, When(report.changed))
        yield from words.to_say(problem)
    if report.asked:
        yield Line(texts.ASKED)


def _line(number: Bold | Link, problem: Problem, changed: When) -> Line:
    return Line(
        texts.LINE,
        number=number,
        title=Bold(words.title(problem) or agents.UNTITLED),
        reports=words.reports(problem),
        stage=words.state(problem),
        changed=changed,
    )


def _pages(home: AppHome) -> Iterator[Block]:
    newer = [button(texts.NEWER, numbered(PAGE, 1), Carried(home.page - 1))] if home.page else []
    older = [button(texts.OLDER, numbered(PAGE, 2), Carried(home.page + 1))] if home.older else []
    if newer or older:
        yield buttons(*newer, *older)
