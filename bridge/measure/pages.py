"""The real pages of a store, served over real HTTP on loopback and asked again and again."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import ceil
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from urllib.parse import urlsplit

from sqlmodel import func, select
from starlette.applications import Starlette

from bridge.app.pages import Reading
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.measure import company
from bridge.measure.asking import addresses
from bridge.measure.company import Size
from bridge.store.engine import Store
from bridge.store.facts import facts
from bridge.store.tables import CrewMember, Group, Insight
from bridge.web.gate import LocalGate
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from bridge.web.server import WebServer
from bridge.web.site import site

OK = 200


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the answers of one page took, in milliseconds.

    Attributes:
        page: its name.
        median: half took longer.
        p95: one in twenty took longer.
        slowest: the longest.
        work: the processor's part of it in this process: 95 of 100 took no more. It is what little a shared machine
            says of a machine of one's own; PostgreSQL's own part is not in it.
        where: the address that took longest.
        failed: addresses that were not answered well, or refused; they are not in the times.
    """

    page: str
    median: float
    p95: float
    slowest: float
    work: float
    where: str
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What was seen of all pages.

    Attributes:
        database: what it is, with its version.
        size: how much is in it.
        timings: of each page.
        grown: mebibytes that the process grew by after every page was seen once.
    """

    database: str
    size: Size
    timings: tuple[Timing, ...]
    grown: float


def measure(store: Store, clock: Clock, repeat: int, only: frozenset[str] = frozenset()) -> Measured:
    """Ask every page of a store.

    Args:
        store: filled.
        clock: tells the time.
        repeat: how often each page is asked.
        only: the names of the pages to ask; empty: all.
    """
    rules, size, today = company.rules(), size_of(store), clock.now().date()
    random = Random(repeat)  # noqa: S311 - no secrets
    pages = [page for page in PAGES if not only or page.name in only]
    asked = {page.name: addresses(page, size, sorted(rules.theme_names), today, random) for page in pages}
    with serving(store, rules, clock) as url:
        for page in pages:
            _timing(url, page, [next(asked[page.name])])
        before = _peak()
        timings = tuple(_timing(url, page, list(islice(asked[page.name], repeat))) for page in pages)
        return Measured(facts(store).name, size, timings, _peak() - before)


def size_of(store: Store) -> Size:
    """How much is in a store: what was numbered, and who is in a crew."""
    with store.read() as session:
        insights, groups = (session.scalar(select(func.max(table.id))) or 0 for table in (Insight, Group))
        return Size(insights, groups, session.scalar(select(func.count()).select_from(CrewMember)) or 0)


@contextmanager
def serving(store: Store, rules: Rules, clock: Clock) -> Iterator[str]:
    """The address of the pages of a store."""
    reading = Reading(store, rules, clock)
    gate = LocalGate(company.everything(), "key")
    there = site(gate, reading.load, lambda _click: None, reading.looked, clock)
    server = WebServer(Starlette(routes=there.routes), "127.0.0.1", 0)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


def _timing(url: str, page: Page, paths: list[str]) -> Timing:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=300)
    taken, work, failed = [], [], []
    for path in paths:
        begun, worked = perf_counter(), process_time()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status == OK:
            taken.append(((perf_counter() - begun) * 1_000, path))
            work.append((process_time() - worked) * 1_000)
        else:
            failed.append(f"{path}: {answer.status}")
    connection.close()
    if not taken:
        return Timing(page.name, 0, 0, 0, 0, "", tuple(failed))
    slowest, where = max(taken)
    times = [milliseconds for milliseconds, _path in taken]
    return Timing(
        page.name,
        at_share(times, 0.5),
        at_share(times, 0.95),
        slowest,
        at_share(work, 0.95),
        where,
        tuple(failed),
    )


def at_share(taken: list[float], share: float) -> float:
    """The shortest time that this share of the answers did not take longer than."""
    return sorted(taken)[ceil(share * len(taken)) - 1]


def _peak() -> float:
    """The most memory that the process ever held, in MiB; Linux counts in KiB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1_024
