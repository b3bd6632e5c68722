"""The plain parts by themselves: text, log, limits, stamps, stats, triggers, views, changes."""

import asyncio
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.clock import HeldClock, SystemClock
from bridge.sandbox.slack.changes import Change, Changes, Seen
from bridge.sandbox.slack.default_world import default_world
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.faults import Fault, Faults
from bridge.sandbox.slack.ids import Stamps
from bridge.sandbox.slack.limits import Pacer
from bridge.sandbox.slack.log import Log, Message
from bridge.sandbox.slack.options import paced
from bridge.sandbox.slack.stats import Stats, percentiles
from bridge.sandbox.slack.text import as_kept, escape, rich_text, unescape
from bridge.sandbox.slack.triggers import ResponseUrls, Triggers
from bridge.sandbox.slack.views import Views
from bridge.sandbox.slack.world import Channel, Person, World
from tests.sandbox.slack.workspace import MIA, modal

WORLD = default_world()


@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text(alphabet=string.ascii_letters + " &<>.,!?\n"))
def test_words_alone_are_only_escaped(text: str) -> None:
    assert as_kept(text, WORLD) == escape(text)


@given(st.text(alphabet="@#<>|&:/. abcmiot"))
def test_no_bare_bracket_survives(text: str) -> None:
    """Every `<` that is kept opens a mention, a channel or a link of ours."""
    kept = as_kept(text, WORLD)
    for rest in kept.split("<")[1:]:
        assert rest.startswith(("@U0", "#C0", "mailto:", "http"))
        assert ">" in rest


@given(st.text(alphabet="@mia tom bridge,"))
def test_rich_text_says_the_same(text: str) -> None:
    """The elements of the block, put together, are the text."""
    kept = as_kept(text, WORLD)
    elements = rich_text(kept)[0]["elements"][0]["elements"]
    joined = "".join(one.get("text") or f"<@{one['user_id']}>" for one in elements)
    assert joined == unescape(kept)


def test_rich_text_has_an_element_for_each_kind() -> None:
    kept = as_kept("@mia see #triage-app or https://a.example and a@b.example", WORLD)
    kinds = [element["type"] for element in rich_text(kept)[0]["elements"][0]["elements"]]
    assert kinds == ["user", "text", "channel", "text", "link", "text", "link"]


def test_a_very_long_word_is_read_quickly() -> None:
    began = time.perf_counter()
    as_kept("x" * 40_000, WORLD)
    assert time.perf_counter() - began < 1


@given(st.lists(st.floats(min_value=-2, max_value=2)))
def test_stamps_rise_whatever_the_clock_does(steps: list[float]) -> None:
    clock = HeldClock()
    stamps = Stamps(clock)
    given_out = [stamps.next()]
    for step in steps:
        clock.advance(step)
        given_out.append(stamps.next())
    assert given_out == sorted(set(given_out))
    assert all(len(stamp) == 17 for stamp in given_out)


def message(number: int, parent: int | None = None) -> Message:
    """A message whose `ts` is its number."""
    return Message(stamp(number), MIA, str(number), thread_ts=stamp(parent) if parent is not None else None)


def stamp(number: int) -> str:
    """A `ts`."""
    return f"{number:010d}.000000"


@given(
    removed=st.sets(st.integers(0, 19)),
    oldest=st.integers(0, 20),
    latest=st.integers(0, 20),
    inclusive=st.booleans(),
)
def test_a_range_is_what_a_scan_would_find(
    removed: set[int],
    oldest: int,
    latest: int,
    inclusive: bool,
) -> None:
    log = Log()
    for number in range(20):
        log.add(message(number))
    for number in removed:
        log.remove(log.messages[stamp(number)])
    kept = [number for number in range(20) if number not in removed]
    if inclusive:
        expected = [number for number in kept if oldest <= number <= latest]
    else:
        expected = [number for number in kept if oldest < number < latest]
    assert log.between(stamp(oldest), stamp(latest), inclusive=inclusive) == [stamp(n) for n in expected]
    assert [int(one.text) for one in log.top_level()] == kept


def test_removing_a_reply_leaves_the_thread_in_order() -> None:
    log = Log()
    log.add(message(0))
    for number in (1, 2, 3):
        log.add(message(number, parent=0))
    log.remove(log.messages[stamp(2)])
    assert [one.text for one in log.thread(stamp(0))] == ["0", "1", "3"]
    assert log.messages[stamp(0)].reply_users == {MIA: None}


@settings(max_examples=30, deadline=None)
@given(pace=st.sampled_from([0.5, 1.0, 10.0]), seconds=st.integers(1, 60))
def test_no_method_gets_more_than_its_tier(pace: float, seconds: int) -> None:
    """Whoever calls without pause gets the burst and then the steady rate, never more."""
    pacer = Pacer(pace)
    passed = sum(
        pacer.wait("chat.update", 3, "", now=tick / 4) == 0 for tick in range(seconds * 4) for _ in range(10)
    )
    assert passed <= 50 * pace + 50 * pace * seconds / 60 + 1


@given(st.integers(1, 30))
def test_who_waits_as_told_is_let_in(calls: int) -> None:
    pacer, now = Pacer(1), 0.0
    for _ in range(calls):
        wait = pacer.wait("chat.postMessage", 0, "C1", now)
        now += wait
        if wait:
            assert pacer.wait("chat.postMessage", 0, "C1", now) == 0


def test_methods_without_a_tier_are_free() -> None:
    pacer = Pacer(1)
    assert {pacer.wait("auth.test", 0, "", 0.0) for _ in range(1000)} == {0}


def test_pace_shortens_the_waits_before_redelivery() -> None:
    assert paced(20).retry_delays == (0.0, 3.0, 15.0)
    assert paced(1, delayed_events=True).retry_delays == (0.0, 60.0, 300.0) + (3600.0,) * 24


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_percentiles_are_measured_values(times: list[float]) -> None:
    found = percentiles(sorted(times))
    assert found["max"] == round(max(times), 3)
    assert found["count"] == len(times)
    assert found["p50"] in {round(one, 3) for one in times}
    assert found["p50"] <= found["p99"] <= found["max"]  # type: ignore[operator]


def test_stats_tell_kinds_apart() -> None:
    stats = Stats()
    stats.delivered("command", 5.0)
    stats.delivered("own", 50.0)
    stats.delivered("message", None)
    told = stats.as_json()
    assert told["ack_ms"] == {"p50": 5.0, "p99": 5.0, "max": 5.0, "count": 1}
    assert told["not_acked"] == 1
    assert stats.as_json(["own"])["ack_ms"]["max"] == 50.0


def test_only_keys_that_were_posted_twice_are_named() -> None:
    stats = Stats()
    for key in ("a", "b", "a", None):
        stats.posted({"event_payload": {"key": key}} if key else None)
    assert stats.as_json()["metadata_keys_seen_twice"] == ["a"]
    assert stats.messages_by_bot == 4


def test_faults_are_used_up_in_order() -> None:
    faults = Faults()
    faults.order(Fault("a", error="first"))
    faults.order(Fault("*", error="any", times=2))
    seen = [fault.error if (fault := faults.due(method)) else None for method in ("a", "b", "a", "a")]
    assert seen == ["first", "any", "any", None]


def test_old_triggers_are_forgotten() -> None:
    triggers = Triggers(HeldClock(), life=3)
    first = triggers.give(MIA)
    for _ in range(10_000):
        triggers.give(MIA)
    with pytest.raises(SlackError, match="invalid_trigger_id"):
        triggers.exchange(first)


def test_old_response_urls_are_forgotten() -> None:
    urls = ResponseUrls(HeldClock())
    first = urls.give(MIA, "C1")
    for _ in range(10_000):
        urls.give(MIA, "C1")
    with pytest.raises(SlackError, match="invalid_url"):
        urls.use(first)


def test_opening_a_modal_replaces_the_stack() -> None:
    views = Views()
    old = views.open(MIA, modal(external_id="x"))
    views.push(MIA, modal())
    new = views.open(MIA, modal(external_id="x"))
    assert [view.id for view in views.stack(MIA)] == [new.id]
    assert views.get(old.id) is None
    assert views.by_external_id("x") is new


def test_what_was_typed_stays_when_a_modal_is_updated() -> None:
    view = Views().open(MIA, modal())
    view.chosen["said", "text"] = {"type": "plain_text_input", "value": "kept"}
    view.show(modal(title={"type": "plain_text", "text": "New"}))
    assert view.as_json()["state"]["values"]["said"]["text"]["value"] == "kept"


def test_a_change_wakes_who_waits() -> None:
    changes = Changes()

    async def wait() -> Seen:
        waiting = asyncio.create_task(changes.wait(0, lambda _: True, 5))
        await asyncio.sleep(0)
        changes.add("message", "C1", "1.0", None, MIA)
        return await waiting

    assert [change.kind for change in asyncio.run(wait()).changes] == ["message"]


def test_a_change_that_does_not_concern_does_not_end_the_wait() -> None:
    changes = Changes()

    async def wait() -> Seen:
        waiting = asyncio.create_task(changes.wait(0, lambda change: change.user == MIA, 0.05))
        await asyncio.sleep(0)
        changes.add("message", "C1", "1.0", None, "U0OTHER")
        return await waiting

    assert asyncio.run(wait()) == Seen(1, [])


def test_what_comes_while_somebody_is_told_is_told_next_time() -> None:
    changes = Changes()
    changes.add("message", "C1", "1.0", None, MIA)

    def another_comes(change: Change) -> bool:
        if change.n == 1:
            changes.add("message", "C1", "2.0", None, MIA)
        return True

    first = changes.since(0, another_comes)
    assert [change.ts for change in first.changes] == ["1.0"]
    assert [change.ts for change in changes.since(first.at, another_comes).changes] == ["2.0"]


def test_people_are_found_by_id_name_and_address() -> None:
    world = World()
    person = world.add_person(Person("U1", "Ana", "Ana Abel", "Ana@Tidewell.example"))
    assert (
        world.person("U1") is world.person("@ana") is world.person_by_email("ana@tidewell.EXAMPLE") is person
    )
    assert world.person("nobody") is None


def test_direct_messages_have_two_sides() -> None:
    world = World()
    one = world.direct("U1")
    assert one is world.direct("U1")
    assert one.partner_of("U1") == "U0BRIDGE"
    assert one.partner_of("U0BRIDGE") == "U1"
    assert world.direct("U1", "U2") is world.direct("U2", "U1")


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        (Channel("C1", "a"), "channel"),
        (Channel("C1", "a", private=True), "group"),
        (Channel("D1", "", "dm"), "im"),
    ],
)
def test_channel_types(channel: Channel, kind: str) -> None:
    assert channel.channel_type == kind


def test_the_default_world_holds_together() -> None:
    for channel in WORLD.channels.values():
        assert channel.members.keys() <= WORLD.people.keys()
        assert "U0BRIDGE" in channel.members
    assert [channel.name for channel in WORLD.channels.values() if channel.listening] == ["voice-of-customer"]
    addresses = [person.email for person in WORLD.people.values() if person.email]
    assert all(address.endswith(".example") for address in addresses)


def test_the_real_clock_tells_the_time() -> None:
    assert abs(SystemClock().time() - time.time()) < 5
