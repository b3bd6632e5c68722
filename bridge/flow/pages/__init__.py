"""What the pages show, read from the store and cut to what the viewer may see."""

from collections.abc import Mapping

from bridge.flow.pages import (
    audit,
    contests,
    credit,
    did,
    effects,
    huddle,
    insight,
    insights,
    loop,
    overview,
    problem,
    problems,
    statement,
    themes,
)
from bridge.flow.pages.kinds import Loader

LOADERS: Mapping[str, Loader] = {
    "overview": overview.load,
    "did": did.load,
    "loop": loop.load,
    "huddle": huddle.load,
    "problems": problems.load,
    "problem": problem.load,
    "insights": insights.load,
    "insight": insight.load,
    "themes": themes.load,
    "effect": effects.load,
    "credit": credit.load,
    "my_credit": statement.mine,
    "their_credit": statement.theirs,
    "contests": contests.load,
    "audit": audit.load,
}
"""The reader of each page's facts, by the page's name."""

BY_MEANING = frozenset({"problems"})
"""The pages that look for words by their meaning too."""
