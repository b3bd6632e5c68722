"""Whatever is in a card, Slack takes it: checked with cards made at random."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.outgoing import (
    AnswersCard,
    Candidate,
    Card,
    CheckUpCard,
    CheckUpLine,
    ContestCard,
    Decided,
    HeadsUpCard,
    HeadsUpSent,
    HomeCard,
    Lookalike,
    Moment,
    Neighbour,
    Note,
    Problem,
    QuestionCard,
    SplitHome,
    StageNote,
    StillHeard,
    TriageCard,
)
from bridge.domain.stages import Stage
from bridge.slack.cards import Rendered, render
from bridge.slack.controls import Carried
from tests.slack.digests import ANY as DIGEST
from tests.slack.fake import UNHURRIED
from tests.slack.heads_ups import ANY as HEADS_UP
from tests.slack.outages import ANY as OUTAGES
from tests.slack.samples import elements, quoted

TEXT = st.text(max_size=120)
WORDS = st.text(min_size=1, max_size=400)
NUMBER = st.integers(min_value=0, max_value=10**9)
TIME = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone beside it
PROBLEM = st.builds(
    Problem, NUMBER, TEXT, NUMBER, NUMBER, st.sampled_from(Stage), TEXT, TIME, reason=TEXT, issue_key=TEXT
)
CANDIDATE = st.builds(Candidate, NUMBER, TEXT, NUMBER)
HOME = st.builds(
    HomeCard,
    NUMBER,
    NUMBER,
    TEXT,
    PROBLEM,
    st.sampled_from(["confirmed", "joined", "provisional"]),
    st.lists(CANDIDATE, max_size=5).map(tuple),
    why=TEXT,
    undoable=st.booleans(),
    praise=st.booleans(),
)
SPLIT = st.tuples(NUMBER, st.lists(HOME, min_size=2, max_size=3)).map(
    lambda made: SplitHome(made[0], tuple(replace(part, insight=made[0]) for part in made[1]))
)
URL = st.sampled_from(["", "https://jira.example/browse/PAY-311"])
TEXTS = st.lists(TEXT, max_size=9).map(tuple)
COUNTS = st.lists(st.tuples(TEXT, NUMBER), max_size=9).map(tuple)
LOOKALIKE = st.builds(Lookalike, TEXT, TEXT, TEXT, TIME, URL)
LOOKALIKES = st.lists(LOOKALIKE, max_size=3).map(tuple)
TRIAGE = st.builds(
    TriageCard,
    PROBLEM,
    NUMBER,
    TIME,
    TEXTS,
    TEXT,
    customers=NUMBER,
    trend=st.sampled_from(["", "rising", "falling", "steady"]),
    teams=TEXTS,
    meanwhile=TEXT,
    wording=TEXT,
    looks_like=LOOKALIKES,
    neighbour=st.none() | st.builds(Neighbour, NUMBER, TEXT, NUMBER, TEXT),
    kind=st.sampled_from(["jira", "slack"]),
    outcome=TEXT,
    waiting=TEXT,
    fillable=st.booleans(),
    issue_url=URL,
    hidden=TEXT,
    assignee=TEXT,
    answer_by=st.none() | st.dates(),
    overdue=st.booleans(),
    asleep=TEXT,
    still=NUMBER,
    survivors=LOOKALIKES,
    shippable=st.booleans(),
    decided=st.none() | st.builds(Decided, NUMBER, TEXT),
    page=URL,
)
LINE = st.builds(
    CheckUpLine,
    st.from_regex(r"(same|belongs):[0-9]{1,9}", fullmatch=True),
    TEXT,
    NUMBER,
    TEXT,
    ticked=st.booleans(),
)
LINES = st.lists(LINE, max_size=6, unique_by=lambda line: line.name).map(tuple)
CHECK_UP = st.builds(CheckUpCard, NUMBER, PROBLEM, TEXTS, LINES, done=TEXT)
CONTEST = st.builds(
    ContestCard,
    NUMBER,
    TEXT,
    TEXT | st.just("<@U0ANNA>"),
    TEXT,
    st.lists(st.builds(Moment, TIME, TEXT), max_size=30).map(tuple),
    decidable=st.booleans(),
    decided=TEXT,
    page=URL,
)
CARD: st.SearchStrategy[Card] = st.one_of(
    HOME,
    SPLIT,
    st.builds(
        StageNote,
        NUMBER,
        TEXT,
        PROBLEM,
        st.sampled_from(Stage),
        NUMBER,
        correction=st.booleans(),
        part=st.booleans(),
        asks=NUMBER | st.just(0),
        answer=st.sampled_from(["", "same", "not"]),
        thanks=TEXT,
    ),
    CONTEST,
    st.builds(QuestionCard, NUMBER, TEXT, TEXT, TEXT, TEXTS, NUMBER, NUMBER, mine=TEXT),
    TRIAGE,
    st.builds(AnswersCard, NUMBER, TEXT, TIME, NUMBER, COUNTS, TEXTS, accepted=st.booleans()),
    st.builds(StillHeard, PROBLEM, NUMBER, TIME, TEXTS, outcome=TEXT),
    CHECK_UP,
    DIGEST,
    HEADS_UP,
    OUTAGES,
    st.builds(Note, WORDS),
)


def texts(value: Any) -> Iterator[str]:
    """Every text in the blocks."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)


@UNHURRIED
@given(CARD)
def test_any_card_keeps_the_limits_of_blocks_and_buttons(card: Card) -> None:
    drawn: Rendered = render(card)
    assert drawn.text
    assert 0 < len(drawn.blocks) <= 50
    assert all(texts(list(drawn.blocks)))
    for row in (block["elements"] for block in drawn.blocks if block["type"] == "actions"):
        assert 0 < len(row) <= 25
        assert len({element["action_id"] for element in row}) == len(row)
    for element in elements(drawn):
        assert 0 < len(element["text"]["text"]) <= 75
        assert len(element["value"]) <= 2000


@UNHURRIED
@given(CARD)
def test_any_button_brings_its_card_back(card: Card) -> None:
    subjects = {Carried.unpack(element["value"]).subject for element in elements(render(card))}
    match card:
        case HomeCard() | SplitHome() | StageNote():
            assert subjects <= {card.insight}
        case QuestionCard() | AnswersCard():
            assert subjects <= {card.question}
        case TriageCard() | StillHeard():
            assert subjects <= {card.problem.group}
        case CheckUpCard():
            assert subjects <= {card.check_up}
        case ContestCard():
            assert subjects <= {card.contest}
        case HeadsUpCard() | HeadsUpSent():
            assert subjects <= {card.heads_up}
        case Note():
            assert subjects == set()


@UNHURRIED
@given(HOME.filter(lambda card: bool(card.text)))
def test_a_home_always_quotes_the_words_and_says_the_number(card: HomeCard) -> None:
    drawn = render(card)
    assert drawn.text.startswith(f"Saved, no. {card.insight}")
    assert quoted(drawn) == [card.text]


@UNHURRIED
@given(SPLIT)
def test_a_split_home_quotes_the_words_of_each_part(card: SplitHome) -> None:
    drawn = render(card)
    assert drawn.text.startswith(f"Saved, no. {card.insight}")
    assert quoted(drawn) == [part.text for part in card.parts if part.text]


@UNHURRIED
@given(HOME)
def test_a_home_can_be_undone_exactly_when_there_is_something_to_undo(card: HomeCard) -> None:
    offered = {element["action_id"] for element in elements(render(card))}
    unsure = card.state == "provisional" and not card.praise
    assert ("undo" in offered) == (card.undoable and not unsure)
    assert ("something_new" in offered) == unsure
