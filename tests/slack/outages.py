"""Outages to draw in tests: ordinary ones, the longest ones, and any."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from bridge.domain.outgoing import AllClear, BannerCard, CalmCard, Card, OutageCard

SINCE = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
TITLE = "Payment page does not load"
BANNER = BannerCard(
    3, TITLE, "Payments", 43, SINCE, "Please try again in an hour.", "Take the order by phone."
)
OUTAGE = OutageCard(3, 7, TITLE, "Payments", 43, SINCE, ("C0VOICE", "C0NIGHT"))
CALM = CalmCard(3, 7, TITLE, 60)
CLEAR = AllClear(TITLE, "Payments", 143)

_LONG = "<!channel> *She* said: <https://evil.example|click> @here " * 400
_BANNER = replace(BANNER, title=_LONG, team=_LONG, reports=10**9, wording=_LONG, meanwhile=_LONG)
_OUTAGE = OutageCard(10**9, 10**9, _LONG, _LONG, 10**9, SINCE, tuple(f"C{at}" for at in range(90)))
LONGEST: tuple[Card, ...] = (
    _BANNER,
    replace(_BANNER, over=True),
    _OUTAGE,
    replace(_OUTAGE, over=True, who=_LONG),
    CalmCard(10**9, 10**9, _LONG, 10**9),
    AllClear(_LONG, _LONG, 10**9),
)

_TEXT, _NUMBER = st.text(max_size=120), st.integers(0, 10**9)
_TIME = st.just(SINCE)
ANY: st.SearchStrategy[Card] = st.one_of(
    st.builds(BannerCard, _NUMBER, _TEXT, _TEXT, _NUMBER, _TIME, _TEXT, _TEXT, over=st.booleans()),
    st.builds(AllClear, _TEXT, _TEXT, _NUMBER),
)
