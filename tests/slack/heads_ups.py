"""Heads-ups to draw in tests: an ordinary one, the longest ones, and any."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bridge.domain.outgoing import Card, HeadsUpAsked, HeadsUpCard, HeadsUpSent, ReleaseCard

SLOTS = HeadsUpCard(
    4,
    "delivery slots by the hour",
    "app users in Berlin and Hamburg",
    "they pick an hour instead of half a day",
    "You can pick the hour when you order.",
    "slots that vanish at payment",
    date(2026, 11, 26),
    date(2026, 11, 22),
    "Logistics",
    12,
    18,
)
SENT = HeadsUpSent(4, SLOTS.title, SLOTS.goes_live, SLOTS.today, ("Leipzig", "Manila"), 12, 18, counted=True)
ASKED = HeadsUpAsked(SLOTS.title, "a colleague of Leipzig", "What of parcels to a shop?")

RELEASE = ReleaseCard(
    4, "5.3", SLOTS.title, SLOTS.goes_live, SLOTS.today, SLOTS.who, SLOTS.what, SLOTS.say, SLOTS.report
)

_LONG = "<!channel> *She* said: <https://evil.example|click> @here " * 400
_FULL = replace(
    SLOTS, heads_up=10**9, title=_LONG, who=_LONG, what=_LONG, say=_LONG, report=_LONG, team=_LONG
)
_FULL_SENT = replace(SENT, heads_up=10**9, title=_LONG, teams=(_LONG,) * 90, reminded=SLOTS.today)
LONGEST: tuple[Card, ...] = (
    *(replace(_FULL, state=state) for state in ("open", "read", "withdrawn")),
    _FULL_SENT,
    replace(_FULL_SENT, withdrawn=True, people=0),
    HeadsUpAsked(_LONG, _LONG, _LONG),
    ReleaseCard(10**9, _LONG, _LONG, None, SLOTS.today, _LONG, _LONG, _LONG, _LONG),
)

_TEXT = st.text(max_size=120)
_NUMBER = st.integers(0, 10**9)
_CARD = st.builds(
    HeadsUpCard,
    _NUMBER,
    *[_TEXT] * 5,
    st.dates(),
    st.dates(),
    _TEXT,
    _NUMBER,
    _NUMBER,
    st.sampled_from(["open", "again", "read", "withdrawn"]),
)
_SENT = st.builds(
    HeadsUpSent,
    _NUMBER,
    _TEXT,
    st.dates(),
    st.dates(),
    st.lists(_TEXT, max_size=9).map(tuple),
    _NUMBER,
    _NUMBER,
    counted=st.booleans(),
    reminded=st.none() | st.dates(),
    withdrawn=st.booleans(),
)
ANY: st.SearchStrategy[Card] = st.one_of(
    _CARD,
    _SENT,
    st.builds(HeadsUpAsked, _TEXT, _TEXT | st.just("<@U0ANNA>"), st.text(min_size=1, max_size=400)),
)
