"""The pages, in the order of the navigation; the first one that somebody may see is where they begin."""

from bridge.web.pages import (
    audit,
    contests,
    credit,
    did,
    effect,
    huddle,
    insight,
    insights,
    loop,
    overview,
    problem,
    problems,
    themes,
)
from bridge.web.pages.page import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    did.PAGE,
    loop.PAGE,
    huddle.PAGE,
    problems.PAGE,
    problem.PAGE,
    insights.PAGE,
    insight.PAGE,
    themes.PAGE,
    effect.PAGE,
    credit.PAGE,
    credit.MINE,
    credit.THEIRS,
    contests.PAGE,
    audit.PAGE,
)
