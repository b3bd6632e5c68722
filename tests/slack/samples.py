"""Cards to draw in tests, ordinary ones and the longest ones."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import (
    Colleague,
    CompanyCredit,
    CreditAnswer,
    CreditLine,
    CreditSummary,
    Outcomes,
    Shipped,
    TeamCredit,
    TeamSum,
    Withheld,
)
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import FieldNeeded
from bridge.domain.outgoing import (
    AnswersCard,
    Candidate,
    Card,
    CheckUpCard,
    CheckUpLine,
    ContestCard,
    Customer,
    CustomersCard,
    Decided,
    HeldBack,
    HomeCard,
    ListedProblem,
    Lookalike,
    Moment,
    Neighbour,
    Note,
    Nudge,
    Problem,
    ProblemList,
    QuestionCard,
    SplitHome,
    StageNote,
    StillAlone,
    StillHeard,
    StillSame,
    TakeDownCard,
    TakeDownTold,
    TalkInvite,
    TriageCard,
    Urgent,
)
from bridge.domain.stages import Stage
from bridge.slack.cards import Rendered
from tests.slack import asked, heads_ups, homes, outages, returns, watches
from tests.slack.captures import longest_captured, longest_offers
from tests.slack.digests import LONGEST as LONGEST_DIGEST

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
LONG = "She said <!here> *never* again & <@U1> " * 1100
MANY = 2**31

PROBLEM = Problem(
    group=7,
    title="Refund shows as pending for days",
    reports=38,
    listen=3,
    stage=Stage.PLANNED,
    team="Payments",
    since=SINCE,
)
HOME = HomeCard(
    17, 4, "pending for 9 days, she has called three times", PROBLEM, "joined", why="Both speak of refunds."
)
CRASH = replace(PROBLEM, group=8, title="App crashes at orders", stage=Stage.HEARD, reports=2)
SPLIT = SplitHome(17, (HOME, replace(HOME, version=5, text="the app crashes", problem=CRASH)))
STAGE = StageNote(17, "pending for 9 days", PROBLEM, Stage.PLANNED, 13)
NEWS = replace(STAGE, problem=replace(PROBLEM, stage=Stage.LIVE), stage=Stage.LIVE, asks=9)
CUSTOMERS = CustomersCard(
    17, NEWS.problem, (Customer(5, "reference 1"), Customer(6, "reference 2", "told")), SINCE
)
QUESTION = QuestionCard(3, "which cards?", "Payments", PROBLEM.title, ("Visa only", "Mastercard too"), 14, 3)
TRIAGE = TriageCard(PROBLEM, 3, SINCE, ("pending for 9 days", "bank says nothing arrived"), "Billing")
MARCH = datetime(2026, 3, 3, 9, tzinfo=UTC)
LOOKALIKE = Lookalike(
    "10311", "PAY-311", "Refund status unclear", MARCH, "https://jira.example/browse/PAY-311"
)
OLDER = Lookalike("10298", "PAY-298", "Refunds are slow", MARCH, "https://jira.example/browse/PAY-298")
FULL = replace(
    TRIAGE,
    problem=replace(PROBLEM, stage=Stage.HEARD, reports=4),
    customers=4,
    trend="rising",
    teams=("Leipzig", "Manila"),
    meanwhile="resend the receipt",
    looks_like=(LOOKALIKE,),
    answer_by=date(2026, 11, 9),
)
CHECK_UP = CheckUpCard(
    5,
    PROBLEM,
    ("pending for 9 days",),
    (
        CheckUpLine("same:9", "Refund status unclear", 9, "PAY-12"),
        CheckUpLine("same:11", "Refund not in app", 4),
        CheckUpLine("belongs:17:1", "pending for 9 days", ticked=True),
        CheckUpLine("belongs:23:0", "paid twice, want one back"),
    ),
)
STILL = StillHeard(replace(PROBLEM, stage=Stage.LIVE), 3, SINCE, ("still pending", "nothing came"))
SAME = StillSame(17, 4, "still pending", replace(PROBLEM, stage=Stage.LIVE), SINCE)
CONTESTED = ContestCard(4, "No. 17 found it", "It was mine too.", "Leipzig", decidable=True)
INVITE = TalkInvite(6, PROBLEM.title, "Payments", "what the app showed")
LISTED = ProblemList(
    "Payments",
    "2026-W47",
    (
        ListedProblem(PROBLEM, 31, SINCE, date(2026, 11, 9), overdue=True, url="https://acme.example/C1/p1"),
        ListedProblem(CRASH, 0, SINCE, date(2026, 11, 27)),
    ),
)
NUDGE = Nudge(PROBLEM, date(2026, 11, 9), 3, "owner", "https://acme.example/C1/p1")
TAKE_DOWN = TakeDownCard(17, "Ms Miller waits for her refund", "Tom", "her name")
URGENT = Urgent(5, 17, PROBLEM, "smoke came out of the charger", SINCE)
ANSWERS = AnswersCard(
    3, "which cards?", SINCE, 14, (("Visa only", 4), ("Mastercard too", 1)), ("once, last week",)
)

CONTEST = ContestCard(31, "Found it: no. 17", "a colleague of Leipzig", "It was me.")
DAY = homes.DAY
HEADS_UP, HEADS_UP_SENT, HEADS_UP_ASKED = heads_ups.SLOTS, heads_ups.SENT, heads_ups.ASKED
RELEASE = heads_ups.RELEASE
BANNER, OUTAGE, CALM, ALL_CLEAR = outages.BANNER, outages.OUTAGE, outages.CALM, outages.CLEAR
WATCH, HITS = watches.SLOTS, watches.HITS

LONGEST_PROBLEM = Problem(
    MANY,
    LONG,
    MANY,
    MANY,
    Stage.HEARD,
    LONG,
    SINCE,
    LONG,
    LONG,
    wording=LONG,
    meanwhile=LONG,
    what_changed=LONG,
)
CANDIDATES = tuple(Candidate(MANY + place, LONG, MANY) for place in range(9))


def longest() -> list[Card]:
    """Every card with more of everything than there will ever be."""
    return [
        *_longest_for_agents(),
        *_longest_triage(),
        *_longest_for_owners(),
        *_longest_contests(),
        *heads_ups.LONGEST,
        *outages.LONGEST,
        *watches.LONGEST,
        homes.LONGEST_DAY,
        *asked.longest(LONGEST_PROBLEM, LONG, MANY),
        *returns.longest(LONGEST_PROBLEM, LONG, MANY),
        *_longest_removal(),
        *longest_offers(LONG, MANY),
    ]


def _longest_for_agents() -> list[Card]:
    cards: list[Card] = [Note(LONG)]
    for stage in Stage:
        problem = replace(LONGEST_PROBLEM, stage=stage)
        home = HomeCard(MANY, MANY, LONG, problem, "joined", CANDIDATES, LONG, undoable=True)
        home = replace(home, held_back=HeldBack(LONG, MANY), captured=longest_captured(LONG, MANY))
        cards += [
            home,
            replace(home, state="confirmed"),
            replace(home, state="provisional"),
            replace(home, praise=True),
        ]
        cards.append(SplitHome(MANY, (home, replace(home, state="provisional"), home)))
        note = StageNote(MANY, LONG, problem, stage, MANY, asks=MANY)
        cards += [note, replace(note, correction=True, thanks=LONG), replace(note, answer="same")]
        people = tuple(Customer(MANY + place, LONG) for place in range(30))
        cards += [CustomersCard(MANY, problem, people, SINCE, correction=yes) for yes in (False, True)]
    alone = replace(LONGEST_PROBLEM, reports=1)
    same = StillSame(MANY, MANY, LONG, replace(LONGEST_PROBLEM, stage=Stage.DECLINED), SINCE)
    question = QuestionCard(MANY, LONG, LONG, LONG, (LONG,) * 9, MANY, MANY)
    invite = TalkInvite(MANY, LONG, LONG, LONG)
    return [
        *cards,
        HomeCard(MANY, MANY, LONG, alone, "joined", why=LONG, undoable=True),
        same,
        replace(same, answer=LONG),
        question,
        replace(question, mine=LONG),
        invite,
        replace(invite, answer=LONG),
    ]


def _longest_removal() -> list[Card]:
    home = HomeCard(MANY, MANY, "", LONGEST_PROBLEM, "joined", removed=True, left_in=LONG)
    asked_for = TakeDownCard(MANY, LONG, LONG, LONG)
    decided = [replace(asked_for, answer=answer) for answer in ("remove", "keep")]
    told = [TakeDownTold(MANY, answer, mine) for answer in ("remove", "keep") for mine in (True, False)]
    alone = StillAlone(MANY, LONG, SINCE, MANY)
    return [alone, home, SplitHome(MANY, (home, home)), asked_for, *decided, *told]


def _longest_contests() -> list[Card]:
    history = (Moment(SINCE, LONG),) * 60
    card = ContestCard(
        MANY, LONG, LONG, LONG, history, decidable=True, page="https://bridge.example/contests"
    )
    return [card, replace(card, decidable=False, decided=LONG), ContestCard(MANY, LONG)]


def _longest_triage() -> list[Card]:
    likes = tuple(Lookalike(str(MANY), LONG, LONG, SINCE, LOOKALIKE.url) for _ in range(9))
    full = TriageCard(
        LONGEST_PROBLEM,
        MANY,
        SINCE,
        (LONG,) * 30,
        LONG,
        customers=MANY,
        trend="steady",
        teams=(LONG,) * 9,
        meanwhile=LONG,
        wording=LONG,
        looks_like=likes,
        waiting=LONG,
        fillable=True,
        issue_url=LOOKALIKE.url,
        hidden=LONG,
        assignee=LONG,
        answer_by=date(2026, 11, 9),
        overdue=True,
        asleep=LONG,
        still=MANY,
        decided=Decided(MANY, LONG),
        page="https://bridge.example/problems/7",
    )
    stages = [replace(full, problem=replace(LONGEST_PROBLEM, stage=stage)) for stage in Stage]
    return [
        full,
        replace(full, neighbour=Neighbour(MANY, LONG, MANY, LONG)),
        replace(full, fillable=False, kind="slack"),
        *(replace(card, outcome=LONG, shippable=True) for card in stages),
        *(replace(card, outcome=LONG, shippable=True, kind="slack", survivors=likes) for card in stages),
    ]


def _longest_for_owners() -> list[Card]:
    answers = AnswersCard(MANY, LONG, SINCE, MANY, ((LONG, MANY),) * 60, (LONG,) * 60)
    still = StillHeard(replace(LONGEST_PROBLEM, stage=Stage.DECLINED), MANY, SINCE, (LONG,) * 9)
    same = tuple(CheckUpLine(f"same:{MANY + at}", LONG, MANY, LONG) for at in range(4))
    belongs = tuple(CheckUpLine(f"belongs:{MANY + at}:1", LONG, ticked=True) for at in range(5))
    check_up = CheckUpCard(MANY, LONGEST_PROBLEM, (LONG,) * 9, (*same, *belongs))
    listed = tuple(
        ListedProblem(replace(LONGEST_PROBLEM, group=at), MANY, SINCE, date(2026, 11, 9), overdue=True)
        for at in range(60)
    )
    return [
        answers,
        replace(answers, accepted=True),
        still,
        replace(still, outcome=LONG),
        check_up,
        replace(check_up, done=LONG),
        ProblemList(LONG, LONG, listed, MANY),
        ProblemList(LONG, LONG, ()),
        Urgent(MANY, MANY, LONGEST_PROBLEM, LONG, SINCE, LONG, MANY, "leaders", url=NUDGE.url),
        Urgent(MANY, MANY, LONGEST_PROBLEM, LONG, SINCE, LONG, MANY, answer="mine", who=LONG),
        LONGEST_DIGEST,
        *(
            Nudge(LONGEST_PROBLEM, date(2026, 11, 9), MANY, to, NUDGE.url)
            for to in ("owner", "deputy", "leaders")
        ),
    ]


def longest_facts() -> FormFacts:
    """More to choose from than any form can show."""
    many = tuple(Option(f"{MANY}:{at}", f"{at} {LONG}") for at in range(130))
    kinds = ("option", "options", "named", "names", "number", "date", "user", "text")
    free = [FieldNeeded(f"free_{kind}", LONG, kind=kind) for kind in kinds]
    few = [FieldNeeded(f"few_{kind}", LONG, ("S1", LONG), kind) for kind in kinds[:4]]
    lots = [
        FieldNeeded(f"lots_{kind}", LONG, tuple(str(at) for at in range(300)), kind) for kind in kinds[:4]
    ]
    return FormFacts(
        LONG,
        insights=many,
        ticked=frozenset(one.value for one in many),
        maybes=many,
        problems=tuple(Option(str(MANY + at), LONG) for at in range(10)),
        themes=many,
        banners=tuple(Option(f"C{at}", LONG) for at in range(130)),
        crews=many,
        fields=(*free, *few, *lots),
        wording=LONG,
        meanwhile=LONG,
        what_changed=LONG,
        answer_by=date(2026, 11, 9),
    )


def longest_credit() -> list[CreditAnswer]:
    """More credit than anybody will ever have."""
    url = "https://bridge.example/" + "x" * 200
    line = CreditLine(SINCE, LONG, MANY, MANY, MANY, MANY, LONG, url)
    outcomes, points = Outcomes(MANY, MANY, MANY, MANY), dict.fromkeys(Kind, MANY)
    named = tuple(Colleague(f"<@U{number}>", outcomes) for number in range(90))
    own = CreditSummary((line,) * 60, outcomes, points, MANY, LONG, MANY, agreed=False, page=url)
    contested = replace(own, lines=(replace(line, contest=LONG),) * 60, agreed=True)
    team = TeamCredit(LONG, "October to December 2026", outcomes=outcomes, points=points, then=1, named=named)
    words = (Colleague(LONG, outcomes),) * 90
    sums = tuple(TeamSum(LONG, MANY) for _ in range(60))
    shipped = tuple(Shipped(LONG, MANY, (LONG, "<@U1>", "<@U2>", "<@U3>")) for _ in range(60))
    return [
        own,
        contested,
        team,
        replace(team, named=words),
        replace(team, withheld=Withheld.SMALL, smallest=MANY),
        CompanyCredit(LONG, teams=sums, hidden=True, smallest=MANY, then=MANY, shipped=shipped),
    ]


def labels(card: Rendered) -> list[str]:
    """The labels of the card's buttons, in order."""
    return [element["text"]["text"] for element in elements(card)]


def elements(card: Rendered) -> list[dict[str, Any]]:
    """The card's buttons, in order."""
    rows = [block for block in card.blocks if block["type"] == "actions"]
    return [element for row in rows for element in row["elements"] if element["type"] == "button"]


def quoted(card: Rendered) -> list[str]:
    """What the card quotes."""
    sections = [part for block in card.blocks if block["type"] == "rich_text" for part in block["elements"]]
    return [part["elements"][0]["text"] for part in sections if part["type"] == "rich_text_quote"]


def grey(card: Rendered) -> list[str]:
    """The card's quiet lines."""
    return [block["elements"][0]["text"] for block in card.blocks if block["type"] == "context"]


def read(card: Rendered) -> str:
    """Everything on the card that can be read, a line a block, buttons left out."""
    return "\n".join(_said(block) for block in card.blocks if block["type"] != "actions")


def _said(part: dict[str, Any]) -> str:
    own = part.get("text", part.get("fallback", ""))
    words = own if isinstance(own, str) else _said(own)
    return words + "".join(_said(inner) for inner in part.get("elements", ()))
