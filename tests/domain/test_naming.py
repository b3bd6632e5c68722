"""One function decides who is named to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.language import English, speaking
from bridge.domain.naming import Side, Somebody, answerable, at_beginning, counted, in_teams, is_named, who
from bridge.domain.rules import Naming

MIA = Somebody("U-mia", "Leipzig")
HERSELF = Somebody("U-mia", "Leipzig")
BESIDE = Somebody("U-tom", "Leipzig")
FAR = Somebody("U-ana", "Manila")
CHANNEL = Somebody()
AGREED = Somebody("U-mia", "Leipzig", agreed=True)

people = st.builds(
    Somebody,
    st.sampled_from(["", "U-1", "U-2"]),
    st.sampled_from(["", "Leipzig", "Manila"]),
    st.booleans(),
    st.sampled_from(["", "Mia Lindgren"]),
)


@pytest.mark.parametrize(
    ("naming", "to_herself", "beside", "far"),
    [
        (Naming.OFF, False, False, False),
        (Naming.SELF, True, False, False),
        (Naming.TEAM, True, True, False),
        (Naming.OPT_IN, True, True, False),
    ],
)
def test_each_setting_names_to_fewer_or_more(
    naming: Naming, to_herself: bool, beside: bool, far: bool
) -> None:
    named = [who(MIA, viewer, naming) == "<@U-mia>" for viewer in (HERSELF, BESIDE, FAR)]
    assert named == [to_herself, beside, far]


def test_whoever_agreed_is_named_to_everybody_where_that_is_the_setting() -> None:
    assert who(AGREED, CHANNEL, Naming.OPT_IN) == "<@U-mia>"
    assert who(AGREED, CHANNEL, Naming.TEAM) == "a colleague of Leipzig"


def test_somebody_of_no_team_is_a_colleague() -> None:
    assert who(Somebody("U-1"), FAR, Naming.TEAM) == "a colleague"


def test_two_people_of_no_known_team_are_not_in_one() -> None:
    assert who(Somebody("U-1"), Somebody("U-2"), Naming.TEAM) == "a colleague"


@given(people, people, st.sampled_from(Naming), st.sampled_from(Side))
def test_whoever_is_named_may_be(person: Somebody, viewer: Somebody, naming: Naming, side: Side) -> None:
    """Every way to be named, spelt out; owners are people like all others."""
    herself = bool(person.user) and person.user == viewer.user
    beside = bool(person.crew) and person.crew == viewer.crew
    may = {
        Naming.OFF: False,
        Naming.SELF: herself,
        Naming.TEAM: herself or beside,
        Naming.OPT_IN: herself or beside or person.agreed,
    }[naming]
    called = f"<@{person.user}>" if side is Side.SLACK else person.name
    named = bool(person.user) and may and side is not Side.JIRA and called != ""
    nobody = f"a colleague of {person.crew}" if person.crew else "a colleague"
    assert who(person, viewer, naming, side) == (called if named else nobody)


@pytest.mark.parametrize(
    ("agents", "teams", "said"),
    [
        (1, [], "1 agent"),
        (3, [("Leipzig", 4)], "3 agents in 1 team (Leipzig 4)"),
        (5, [("Leipzig", 4), ("Manila", 2)], "5 agents in 2 teams (Leipzig 4, Manila 2)"),
    ],
)
def test_several_people_are_counted_in_teams(agents: int, teams: list[tuple[str, int]], said: str) -> None:
    assert in_teams(agents, teams) == said


@given(st.sampled_from(Naming), people)
def test_nobody_has_no_name_not_even_for_nobody(naming: Naming, viewer: Somebody) -> None:
    """A report of a person who was erased is read by a channel: neither has an id."""
    assert not is_named(Somebody(crew="Leipzig", agreed=True, name="Mia"), viewer, naming)


@pytest.mark.parametrize(
    ("person", "called"),
    [
        (Somebody("U-1", "Leipzig", name="Mia Kern"), "Mia Kern"),
        (Somebody("U-1", "Leipzig"), "U-1 in Slack"),
        (Somebody(crew="Leipzig"), "a colleague"),
    ],
)
def test_whoever_looks_at_others_answers_for_it_by_name(person: Somebody, called: str) -> None:
    assert answerable(person) == called


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 reports"),
        (1, "1 report"),
        (2, "2 reports"),
        (1000, "1,000 reports"),
        (1_234_567, "1,234,567 reports"),
    ],
)
def test_a_number_has_its_unit_and_its_thousands_apart(number: int, words: str) -> None:
    assert counted(number, "report") == words


class Foreign(English):
    """A language of one word."""

    def gettext(self, message: str, /) -> str:
        return "jemand aus {team}" if "{team}" in message else "jemand"


def test_who_is_not_named_is_said_in_the_language_of_whoever_reads_it_in_slack_alone() -> None:
    with speaking(Foreign()):
        assert who(MIA, FAR, Naming.TEAM) == "jemand aus Leipzig"
        assert who(Somebody("U-mia"), FAR, Naming.TEAM) == "jemand"
        assert who(MIA, FAR, Naming.TEAM, Side.JIRA) == "a colleague of Leipzig"
        assert who(MIA, FAR, Naming.TEAM, Side.PAGE) == "a colleague of Leipzig"
        assert at_beginning(who(MIA, FAR, Naming.TEAM)) == "Jemand aus Leipzig"
