"""Digests to draw in tests: an ordinary one, the longest, any."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bridge.domain.outgoing import Digest
from bridge.domain.pages.activity import Active, Base
from bridge.domain.pages.charts import Multiples, Series
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.periods import Period
from bridge.domain.stages import Stage

LONG = "She said <!here> *never* again & <@U1> " * 1100
MANY = 2**31
WEEK = Period.named("2026-W46")
NEED = Need(7, "The price form", Reason.OWNER, "Payments", 19, 33)
DONE = Story(8, "Refund pending", Stage.LIVE, date(2026, 11, 12), "Payments", 38, 14, ("Leipzig", "Manila"))
DECLINED = Story(
    9, "No evening tours", Stage.DECLINED, date(2026, 11, 13), "Delivery", 17, 9, reason="Too far out."
)
OLDEST = Owed(10, "The courier", "log", "Logistics", 23, date(2026, 11, 19), False, 4)
DIGEST = Digest(
    week=WEEK,
    answered=38,
    reports=120,
    needs=(NEED,),
    did=(DONE,),
    will_not=(DECLINED,),
    found=(("Leipzig", 12), ("Manila", 3)),
    sharpened=(("Leipzig", 2),),
    shipped=(("Payments", 1),),
    waiting=7,
    oldest=OLDEST,
    base=Base(63, 240, (Active("Manila", 2, 80),)),
    picture=Multiples("Themes", "Billing 1 to 9.", "reports a week", ("2 Nov",), (Series("Billing", (1,)),)),
    page="https://bridge.example/",
    pages="https://bridge.example",
)
TEAM = Digest(
    week=WEEK,
    team="Leipzig",
    reports=42,
    did=(DONE,),
    found=(("Leipzig", 12),),
    questions=4,
    customers=1,
    base=Base(12, 18),
    page="https://bridge.example/did",
)
SHARES = tuple((LONG, MANY) for _ in range(60))
LONGEST = Digest(
    week=WEEK,
    team="",
    answered=MANY,
    needs=tuple(replace(NEED, group=MANY + at, title=LONG, team=LONG, reports=MANY) for at in range(9)),
    did=(replace(DONE, title=LONG, team=LONG, heard_by=(LONG,) * 9),) * 9,
    will_not=(replace(DECLINED, title=LONG, team=LONG, reason=LONG),) * 9,
    found=SHARES,
    sharpened=SHARES,
    shipped=SHARES,
    waiting=MANY,
    oldest=replace(OLDEST, team=LONG, days=MANY),
    questions=MANY,
    customers=MANY,
    base=Base(MANY, MANY, (Active(LONG, MANY, MANY),) * 2),
    page="https://bridge.example/",
    pages="https://bridge.example",
)

TEXT = st.text(max_size=120)
NUMBER = st.integers(min_value=0, max_value=10**9)
NAMES = st.lists(TEXT, max_size=5).map(tuple)
NEEDS = st.lists(
    st.builds(Need, NUMBER, TEXT, st.sampled_from(Reason), TEXT, NUMBER, NUMBER),
    max_size=4,
    unique_by=lambda need: need.group,
).map(tuple)
STORIES = st.lists(
    st.builds(Story, NUMBER, TEXT, st.sampled_from(Stage), st.dates(), TEXT, NUMBER, NUMBER, NAMES, TEXT),
    max_size=4,
).map(tuple)
PARTS = st.lists(st.tuples(TEXT, NUMBER), max_size=5).map(tuple)
ANY = st.builds(
    Digest,
    st.just(WEEK),
    team=TEXT,
    answered=NUMBER,
    reports=st.none() | NUMBER,
    needs=NEEDS,
    did=STORIES,
    will_not=STORIES,
    found=PARTS,
    sharpened=PARTS,
    shipped=PARTS,
    waiting=NUMBER,
    oldest=st.none()
    | st.builds(Owed, NUMBER, TEXT, TEXT, TEXT, NUMBER, st.none() | st.dates(), st.booleans(), NUMBER),
    questions=NUMBER,
    customers=NUMBER,
    base=st.none() | st.builds(Base, NUMBER, NUMBER),
    page=st.sampled_from(["", "https://bridge.example/"]),
    pages=st.sampled_from(["", "https://bridge.example"]),
)
