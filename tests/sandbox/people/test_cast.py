"""Who plays and where: found in the workspace or created there."""

from collections import Counter

import pytest

from bridge.sandbox.people.cast import WAYS, hire, parts
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.posting import typed
from bridge.sandbox.seed.rows import CHANNELS, Row, read

ROWS = [
    Row("a", agent="Mia Lindgren", team="Phones Leipzig"),
    Row("b", agent="Zora Quist", team="Phones Oslo"),
]


@pytest.fixture
def users(hands: Hands) -> dict[str, dict[str, object]]:
    hire(hands, ROWS, 5)
    return {user["real_name"]: user for user in hands.ask("slack/workspace")["users"]}


def test_who_is_there_is_found_and_who_is_missing_is_created(
    hands: Hands, users: dict[str, dict[str, object]]
) -> None:
    cast = hire(hands, ROWS, 2)
    assert list(cast.agents) == ["Mia Lindgren", "Zora Quist"]
    assert cast.agents["Mia Lindgren"].id == "U0MIA"
    assert cast.agents["Zora Quist"].id == users["Zora Quist"]["id"]
    assert users["Zora Quist"]["team"] == "Phones Oslo"


@pytest.mark.parametrize("agents", [0, 2, 5, 160])
def test_at_least_as_many_agents_as_wanted_play(hands: Hands, agents: int) -> None:
    cast = hire(hands, ROWS, agents)
    assert len(cast.agents) == max(2, agents)
    assert len({person.id for person in cast.agents.values()}) == max(2, agents)


def test_every_triage_channel_has_an_owner_and_no_agent_is_sent_there(hands: Hands) -> None:
    cast = hire(hands, ROWS, 5)
    channels = {entry["id"]: entry for entry in hands.ask("slack/workspace")["channels"]}
    assert {channels[channel]["name"] for channel in cast.owners} >= {"triage-payments", "triage-delivery"}
    for channel, owner in cast.owners.items():
        assert owner.id in channels[channel]["members"]
        assert cast.agents["Zora Quist"].id not in channels[channel]["members"]


def test_agents_can_write_where_somebody_listens_and_where_nobody_does(hands: Hands) -> None:
    cast = hire(hands, ROWS, 2)
    channels = {entry["id"]: entry for entry in hands.ask("slack/workspace")["channels"]}
    assert channels[cast.listening]["listening"]
    assert not channels[cast.floor]["listening"]
    for channel in (cast.listening, cast.floor):
        assert cast.agents["Zora Quist"].id in channels[channel]["members"]


def test_one_person_with_two_roles_is_one_person(hands: Hands) -> None:
    cast = hire(hands, [Row("a", agent="Priya Raman")], 1)
    assert cast.agents["Priya Raman"] in cast.owners.values()
    assert len(cast.people) == len({person.id for person in (*cast.agents.values(), *cast.owners.values())})


def test_a_direct_message_leads_to_whose_it_is(hands: Hands) -> None:
    cast = hire(hands, ROWS, 2)
    assert cast.at_home("D0NOBODYS") is None
    zora = cast.agents["Zora Quist"]
    home = zora.tell_bot("hello")["channel"]
    assert cast.at_home(home) is zora
    assert cast.at_home(cast.floor) is None


def test_rows_go_to_whom_they_name_in_the_way_they_name() -> None:
    given = list(parts([Row("a", agent="Zora Quist", channel="dm")], ["Mia Lindgren"]))
    assert [(part.agent, part.way) for part in given] == [("Zora Quist", "dm")]


def test_rows_that_name_nobody_go_round_in_every_way_in() -> None:
    agents = [f"agent {number}" for number in range(7)]
    given = list(parts([Row(f"row {number}") for number in range(140)], agents))
    assert set(Counter(part.agent for part in given).values()) == {20}
    assert set(WAYS) == set(CHANNELS)
    assert Counter(part.way for part in given) == {way: 7 * count for way, count in Counter(WAYS).items()}


def test_the_seed_needs_no_more_than_fifty_agents() -> None:
    assert len({row.agent for row in read()}) <= 50


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row("kettle leaks"), "kettle leaks"),
        (Row("kettle leaks", customer="C-88213"), "kettle leaks, C-88213"),
        (Row("C-88213 call back, kettle leaks", customer="C-88213"), "C-88213 call back, kettle leaks"),
    ],
)
def test_a_customers_reference_is_typed_once(row: Row, text: str) -> None:
    assert typed(next(parts([row], ["Mia"]))) == text
