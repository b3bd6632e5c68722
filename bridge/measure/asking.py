"""What is asked of each page: never twice the same, so that nothing is answered from memory."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode

from bridge.domain.periods import Period, Span
from bridge.domain.stages import Stage
from bridge.measure import words
from bridge.measure.company import CREWS, ROUTES, Size, crew_key
from bridge.web.pages.page import Page

ABOUT: Mapping[str, Callable[[Size], int]] = {
    "problem": lambda size: size.groups,
    "insight": lambda size: size.insights,
    "their_credit": lambda size: size.agents,
}
"""Up to which number there is something to ask of, by the page's name."""

BIGGEST = 5
"""Every so many questions one of the biggest, which have the lowest numbers."""

MOST_BACK = 700


def addresses(page: Page, size: Size, themes: list[str], today: date, random: Random) -> Iterator[str]:
    """Addresses of a page without end, with filters as people set them: none, one or two.

    Args:
        page: which one.
        size: how much there is in the store.
        themes: the keys of the themes.
        today: periods end there.
        random: chooses.
    """
    filters = _filters(themes, _crews(size), today, random)
    turn = 0
    while True:
        turn += 1
        number = random.randint(1, _highest(page, size, turn))
        chosen = random.sample(sorted(filters), k=turn % 3)
        query = {name: filters[name]() for name in chosen}
        path = page.path.replace("{number}", str(number))
        yield f"{path}?{urlencode(query)}" if query else path


def _highest(page: Page, size: Size, turn: int) -> int:
    most = ABOUT[page.name](size) if page.name in ABOUT else 1
    return max(1, most if turn % BIGGEST else most // 1_000)


def _crews(size: Size) -> int:
    """How many crews are surely big enough to be shown by themselves."""
    return min(CREWS, max(1, size.agents // 50))


def _filters(themes: list[str], crews: int, today: date, random: Random) -> dict[str, Callable[[], str]]:
    def period() -> str:
        day = today - timedelta(days=random.randrange(MOST_BACK))
        return Period.of(random.choice(list(Span)), day).name

    def searched() -> str:
        return " ".join(random.choice(words.THINGS).split()[:1] + random.choice(words.TROUBLES).split()[-1:])

    return {
        "period": period,
        "team": lambda: crew_key(random.randrange(crews)),
        "owner": lambda: random.choice(list(ROUTES)),
        "theme": lambda: random.choice(themes),
        "stage": lambda: random.choice(list(Stage)),
        "words": searched,
        "page": lambda: str(random.randint(1, 9)),
    }
