"""Jira can be told to fail, in the ways that hurt: late, after doing, without an answer."""

import threading
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jira import JIRA, JIRAError
from requests.exceptions import ConnectionError as Dropped
from requests.exceptions import ReadTimeout

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira.faults import Fault, Faults
from bridge.sandbox.jira.limits import BURST, ISSUE_WRITES, PER_ISSUE, PER_SECOND, Limits
from tests.sandbox.jira.pocket import PATIENCE, Site, task
from tests.sandbox.jira.seen import found


def count(site: Site) -> int:
    """How many issues there are."""
    return int(site.look("stats")["issues"])


def create(client: JIRA) -> None:
    client.create_issue(fields=task(), prefetch=False)


def test_it_may_answer_502_after_doing_it(site: Site, jira: JIRA) -> None:
    before = count(site)
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 502, "after_doing": True})
    with pytest.raises(JIRAError) as failed:
        create(jira)
    assert failed.value.status_code == 502
    assert count(site) == before + 1


def test_it_may_answer_502_without_doing_it(site: Site, jira: JIRA) -> None:
    before = count(site)
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 502})
    with pytest.raises(JIRAError):
        create(jira)
    assert count(site) == before


def test_a_fault_hits_as_often_as_asked_and_then_no_more(site: Site, jira: JIRA) -> None:
    site.hand("set", fail={"path": "/myself", "status": 500, "times": 2})
    for _ in range(2):
        with pytest.raises(JIRAError):
            jira.myself()
    assert jira.myself()["displayName"] == "Bridge"


def test_it_may_do_it_and_close_the_connection(site: Site, jira: JIRA) -> None:
    before = count(site)
    site.hand("set", fail={"method": "POST", "path": "/issue", "after_doing": True, "drop": True})
    with pytest.raises(Dropped):
        create(jira)
    assert count(site) == before + 1


def test_it_may_do_it_and_never_answer(site: Site, jira: JIRA) -> None:
    before = count(site)
    site.hand("set", fail={"method": "POST", "path": "/issue", "after_doing": True, "hang": True})
    jira._session.timeout = 0.2
    with pytest.raises(ReadTimeout):
        create(jira)
    assert count(site) == before + 1


def test_it_may_do_it_after_the_caller_gave_up(site: Site, jira: JIRA) -> None:
    done = threading.Event()
    with site.state.lock:
        site.state.listeners.append(lambda _event: done.set())
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 0, "delay": 1.0})
    jira._session.timeout = 0.05
    with pytest.raises(ReadTimeout):
        create(jira)
    assert not done.is_set()
    assert done.wait(PATIENCE)


def test_a_rate_limit_says_how_long_and_why(site: Site) -> None:
    site.hand(
        "set",
        rate_limit={
            "method": "POST",
            "path": "/issue",
            "retry_after": 3,
            "reason": "jira-quota-tenant-based",
        },
    )
    reply = site.rest("POST", "/issue", {"fields": task()})
    assert reply.status == 429
    assert reply.headers["Retry-After"] == "3"
    assert reply.headers["RateLimit-Reason"] == "jira-quota-tenant-based"


def test_down_is_down_until_it_is_up(site: Site, jira: JIRA) -> None:
    site.hand("set", down=True)
    with pytest.raises(JIRAError) as failed:
        jira.server_info()
    assert failed.value.status_code == 503
    site.hand("set", down=False)
    assert jira.myself()


def test_down_may_mean_no_answer_at_all(site: Site, jira: JIRA) -> None:
    site.hand("set", down="drops")
    with pytest.raises(Dropped):
        jira.myself()


def test_a_token_can_end(site: Site, jira: JIRA) -> None:
    site.hand("set", token="another")
    with pytest.raises(JIRAError) as refused:
        jira.myself()
    assert refused.value.status_code == 401


def test_faults_can_be_taken_back(site: Site, jira: JIRA) -> None:
    site.hand("set", down=True, fail={"path": "/myself", "status": 500})
    site.hand("set", clear=True)
    assert jira.myself()


@pytest.mark.parametrize("wish", [{"fail": {"stauts": 500}}, {"dawn": True}, {"down": "maybe"}, {"fail": 5}])
def test_an_unknown_wish_is_named(site: Site, wish: dict[str, object]) -> None:
    with pytest.raises(LookupError):
        site.hand("set", **wish)


@pytest.mark.parametrize(
    ("fault", "hits"),
    [
        (Fault(), True),
        (Fault(method="GET"), False),
        (Fault(path="/issue/*/comment"), True),
        (Fault(path="/issue/{issue}/comment"), True),
        (Fault(path="/issue/PAY-1/comment"), True),
        (Fault(path="/issue"), False),
    ],
)
def test_a_fault_hits_by_method_and_by_path_or_template(fault: Fault, hits: bool) -> None:
    assert fault.hits("POST", "/issue/PAY-1/comment", "/issue/{issue}/comment") is hits


def test_faults_wait_in_order() -> None:
    faults = Faults()
    faults.add(Fault(path="/issue", status=500))
    faults.add(Fault(path="/issue", status=503))
    taken = [faults.take("POST", "/issue", "/issue") for _ in range(3)]
    assert [fault.status if fault else None for fault in taken] == [500, 503, None]


def hits(faults: Faults, method: str, template: str, calls: int) -> list[int]:
    """Which of so many calls are hit, counted from 1."""
    return [n for n in range(1, calls + 1) if faults.take(method, template, template)]


def test_a_fault_hits_every_fifth_call_without_end() -> None:
    faults = Faults()
    faults.add(Fault(every=5, times=0))
    assert hits(faults, "POST", "/issue", 17) == [5, 10, 15]


def test_a_fault_may_hit_every_third_call_and_end() -> None:
    faults = Faults()
    faults.add(Fault(every=3, times=2))
    assert hits(faults, "POST", "/issue", 12) == [3, 6]


@pytest.mark.parametrize(
    ("method", "template", "hit"),
    [
        ("POST", "/issue", True),
        ("PUT", "/issue/{issue}", True),
        ("DELETE", "/issueLink/{link}", True),
        ("GET", "/issue/{issue}", False),
        ("POST", "/search/jql", False),
        ("POST", "/search", False),
        ("POST", "/issue/bulkfetch", False),
    ],
)
def test_a_question_by_post_is_no_write(method: str, template: str, hit: bool) -> None:
    assert Fault(method="writes").hits(method, template, template) is hit


def test_every_fifth_write_may_be_done_and_never_answered(site: Site) -> None:
    site.hand("set", fail={"method": "writes", "after_doing": True, "drop": True, "every": 5})
    before, lost = count(site), 0
    for number in range(10):
        try:
            site.rest("POST", "/issue", {"fields": task(f"Problem {number}")})
        except ConnectionError:
            lost += 1
        site.rest("GET", "/issue/PAY-1")
    assert (count(site) - before, lost) == (10, 2)


def test_every_needs_a_number_from_one_on(site: Site) -> None:
    with pytest.raises(LookupError, match="from 1 on"):
        site.hand("set", fail={"every": 0})


def test_the_lag_of_search_counts_for_what_is_waiting_too(site: Site) -> None:
    site.hand("set", index_lag=60)
    made = site.rest("POST", "/issue", {"fields": task()}).json["key"]
    assert made not in found(site, "project = PAY")
    site.hand("set", index_lag=0)
    assert made in found(site, "project = PAY")


def test_an_endpoint_takes_a_hundred_posts_a_second(clock: HeldClock) -> None:
    limits = Limits(1.0, clock.time)
    assert all(limits.take("POST", "/issue", None) is None for _ in range(100))
    refused = limits.take("POST", "/issue", None)
    assert refused is not None
    assert (refused.reason, refused.retry_after) == (BURST, 1)
    clock.advance(1.0)
    assert limits.take("POST", "/issue", None) is None


def test_an_issue_takes_twenty_writes_in_two_seconds(clock: HeldClock) -> None:
    limits = Limits(1.0, clock.time)
    assert all(limits.take("PUT", "/issue/{issue}", "PAY-1") is None for _ in range(20))
    refused = limits.take("POST", "/issue/{issue}/comment", "PAY-1")
    assert refused is not None
    assert (refused.reason, refused.retry_after) == (ISSUE_WRITES, 2)
    assert limits.take("PUT", "/issue/{issue}", "PAY-2") is None
    assert limits.take("GET", "/issue/{issue}", "PAY-1") is None


def test_an_issue_takes_a_hundred_writes_in_half_a_minute(clock: HeldClock) -> None:
    limits = Limits(1.0, clock.time)
    for _ in range(100):
        assert limits.take("POST", "/issue/{issue}/comment", "PAY-1") is None
        clock.advance(0.25)
    refused = limits.take("POST", "/issue/{issue}/comment", "PAY-1")
    assert refused is not None
    assert refused.retry_after == 5


def test_a_pace_allows_more(clock: HeldClock) -> None:
    limits = Limits(3.0, clock.time)
    assert all(limits.take("POST", "/issue", None) is None for _ in range(300))
    assert limits.take("POST", "/issue", None) is not None


CALLS = st.lists(
    st.tuples(
        st.sampled_from(["GET", "POST", "PUT"]),
        st.sampled_from([None, "PAY-1", "PAY-2"]),
        st.sampled_from([0.0, 0.0, 0.0, 0.1, 1.0]),
    ),
    min_size=30,
    max_size=90,
)


def full(times: list[float], now: float, allowed: float, seconds: float) -> bool:
    """Whether a window that ends now has no room left."""
    return sum(at > now - seconds for at in times) >= allowed


@settings(max_examples=15)
@given(CALLS)
def test_no_window_ever_holds_more_calls_than_jira_allows(calls: list[tuple[str, str | None, float]]) -> None:
    """Whatever comes when, with a tenth of Jira's rates: an endpoint's second, an issue's two spans."""
    clock, pace = HeldClock(), 0.1
    limits = Limits(pace, clock.time)
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for method, issue, pause in calls:
        clock.advance(pause)
        now, writes = clock.time(), issue if issue and method != "GET" else None
        busy = full(taken[method], now, PER_SECOND[method] * pace, 1.0)
        busy |= writes is not None and any(full(taken[writes], now, n * pace, span) for n, span in PER_ISSUE)
        assert (limits.take(method, "/issue/{issue}", issue) is not None) == busy
        if not busy:
            taken[method].append(now)
            taken[writes or ""].append(now)
