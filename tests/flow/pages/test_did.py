"""You said, we did: what everybody may read, and how much of it."""

from dataclasses import replace
from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.did import stories_table
from bridge.domain.periods import Period
from bridge.domain.rules import Naming
from bridge.flow.pages.did import load
from bridge.store.tables import ThankYou, Wording
from tests.flow.pages.shelf import AGENT, GUEST, NOW, RULES, Shelf, ago


def titles(shelf: Shelf, **asked: Any) -> dict[str, list[str]]:
    """What stands in each section."""
    sections = shelf.see(load, AGENT, **asked).sections
    return {section.key: [story.title for story in section.stories] for section in sections}


def test_problems_stand_by_what_became_of_them_newest_first(shelf: Shelf) -> None:
    for title, stage, days in (
        ("Older", "live", 9),
        ("Newer", "live", 2),
        ("No", "declined", 3),
        ("Soon", "planned", 4),
        ("Nearly", "fixed", 1),
    ):
        shelf.problem(title, stage, stage_since=ago(days))
    shelf.problem("Waits")
    shelf.problem("Joined", "live", merged_into=1)
    assert titles(shelf) == {"live": ["Newer", "Older"], "declined": ["No"], "in_work": ["Nearly", "Soon"]}
    assert shelf.see(load, AGENT).headline == "2 problems mended; 1 declined; 2 in work."


def test_a_story_has_a_customers_words_what_to_say_and_the_thanks(shelf: Shelf) -> None:
    group, owner = shelf.problem(stage="live"), shelf.meet("U-o")
    shelf.hear(group, text="Refund pending for 9 days, she called three times")
    shelf.lay(Wording(group_id=group, text="It is mended.", person_id=owner, approved_by=owner, at=ago(1)))
    shelf.lay(ThankYou(click="t1", group_id=group, person_id=owner, text="Your words helped.", at=ago(1)))
    shelf.lay(ThankYou(click="t2", group_id=group, person_id=owner, text="x", at=ago(1), withdrawn_at=NOW))
    [story] = shelf.see(load, AGENT).sections[0].stories
    assert story.quote == "Refund pending for 9 days, she called three times"
    assert (story.wording, story.thanks) == ("It is mended.", "Your words helped.")


def test_words_with_a_likely_name_are_counted_and_not_quoted(shelf: Shelf) -> None:
    group = shelf.problem(stage="live")
    shelf.hear(group, text="Mrs Miller has no refund", held_back=True)
    [story] = shelf.see(load, AGENT).sections[0].stories
    assert (story.reports, story.quote) == (1, "")


@pytest.mark.parametrize(
    ("naming", "agreed", "name"),
    [
        (Naming.OPT_IN, True, "Priya"),
        (Naming.OPT_IN, False, ""),
        (Naming.TEAM, True, ""),
    ],
)
def test_who_shipped_it_is_named_only_if_they_agreed(
    shelf: Shelf, naming: Naming, *, agreed: bool, name: str
) -> None:
    shelf.rules = replace(RULES, naming=naming)
    owner = shelf.meet("U-o", name="Priya", agreed_at=NOW if agreed else None)
    shelf.problem(stage="live", accepted_by=owner)
    seen = shelf.see(load, AGENT)
    assert [story.shipped_by for story in seen.sections[0].stories] == [name]
    assert seen.named == ((owner,) if name else ())


def test_guests_see_what_their_company_reported_with_its_own_counts_and_words(shelf: Shelf) -> None:
    shared, ours = shelf.problem("Shared", "live"), shelf.problem("Ours", "live")
    shelf.hear(shared, by="leipzig0", text="said in Leipzig")
    shelf.hear(shared, by="manila0", text="said in Manila")
    shelf.hear(ours, by="leipzig0")
    section = shelf.see(load, GUEST).sections[0]
    assert (section.many, [story.title for story in section.stories]) == (1, ["Shared"])
    [story] = section.stories
    assert (story.heard, story.quote) == ("1 report, heard by Manila", "said in Manila")


def test_teams_that_are_too_small_are_not_named_or_shown_by_themselves(shelf: Shelf) -> None:
    group = shelf.problem(stage="live")
    shelf.hear(group, by="night0")
    seen = shelf.see(load, AGENT)
    assert seen.sections[0].stories[0].heard == "1 report, heard by a smaller team"
    assert [key for key, _name in seen.teams] == ["leipzig", "manila"]
    with pytest.raises(ForbiddenError):
        shelf.see(load, AGENT, team="night")


def test_guests_cannot_look_at_teams_of_others(shelf: Shelf) -> None:
    assert shelf.see(load, GUEST).teams == (("manila", "Manila"),)
    with pytest.raises(ForbiddenError):
        shelf.see(load, GUEST, team="leipzig")


def test_filters_keep_what_a_team_a_theme_or_a_period_has(shelf: Shelf) -> None:
    one = shelf.problem("One", "live")
    shelf.problem("Other", "live", theme="delivery_time", stage_since=ago(40))
    shelf.hear(one)
    assert titles(shelf, team="leipzig")["live"] == ["One"]
    assert titles(shelf, theme="delivery_time")["live"] == ["Other"]
    assert titles(shelf, period=Period.named("2026-10"))["live"] == ["Other"]


def test_one_section_alone_is_turned_page_by_page_and_exported_whole(shelf: Shelf) -> None:
    for number in range(21):
        shelf.problem(f"No. {number}", "live", stage_since=ago(number))
    assert [len(found) for found in titles(shelf).values()] == [5, 0, 0]
    assert titles(shelf, stage="live", page=2) == {"live": ["No. 20"]}
    assert shelf.see(load, AGENT, stage="live").last == 2
    assert len(stories_table(shelf.see(load, AGENT, whole=True)).rows) == 21
