"""What the card and the letter of the Monday digest both say, in the language of whoever reads it."""

from bridge.domain.language import Phrase as _
from bridge.domain.language import current, spoken
from bridge.domain.listing import in_a_row, listed
from bridge.domain.outgoing.digest import Shares
from bridge.domain.pages.activity import Base
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.units import AGENTS, DAYS, REPORTS

NEEDS_YOU = _("Needs you")
WAITING = _("Waiting for an answer")
DID = _("You said, we did")
WILL_NOT = _("You said, we will not, because")
NO_REASON = _("no reason was given")
FOUND = _("Found by {teams}.")
SHARPENED = _("Sharpened by {teams}.")
SHIPPED = _("Shipped by {teams}.")

NEEDS = {
    Reason.OWNER: _("{title} has no owner ({reports} a week)."),
    Reason.POLICY: _("{title} is a policy ({reports} a week)."),
    Reason.PARTNER: _("{title} is a partner problem ({reports} a week)."),
    Reason.OVERDUE: _("{title} is overdue, although everybody was reminded ({reports} a week)."),
}
HEARD_BY = _("{reports}, heard by {teams}")
NO_DATE = _("{team}, no date yet")
PROMISED = _("{team}, answer promised for {day}")
OVERDUE = _("{team}, answer overdue since {day}")
LESS_THAN_A_DAY = _("less than a day")
BASE = _("From {agents}.")
BASE_OF = _("From {active} of {agents}.")
BASE_QUIET = _("From {active} of {agents}; {teams}.")
SHARE = "{team} {number}"
QUIET = _("{team} {active} of {agents}")


def need(one: Need, title: str) -> str:
    """Why a problem needs those who lead, in a sentence; its title may be shortened."""
    return NEEDS[one.reason].format(title=title, reports=REPORTS(one.reports))


def heard(story: Story) -> str:
    """How much a problem was heard, and by whom.

    >>> from datetime import date
    >>> from bridge.domain.stages import Stage
    >>> heard(Story(1, "", Stage.LIVE, date(2026, 11, 2), "Payments", 38, 14, ("Leipzig", "Manila")))
    '38 reports, heard by Leipzig and Manila'
    """
    reports = REPORTS(story.reports)
    return HEARD_BY.format(reports=reports, teams=listed(story.heard_by)) if story.heard_by else reports


def shares(parts: Shares) -> str:
    """Teams and their numbers in a row.

    >>> shares((("Leipzig", 12), ("Manila", 3)))
    'Leipzig 12, Manila 3'
    """
    return in_a_row(SHARE.format(team=spoken(team), number=number) for team, number in parts)


def promise(owed: Owed) -> str:
    """Whose answer it is, and until when.

    >>> from datetime import date
    >>> promise(Owed(1, "", "log", "Logistics", 23, date(2026, 11, 26), False, 4))
    'Logistics, answer promised for 26 November 2026'
    """
    if owed.promised is None:
        return NO_DATE.format(team=owed.team)
    return (OVERDUE if owed.overdue else PROMISED).format(team=owed.team, day=current().day(owed.promised))


def oldest(owed: Owed) -> str:
    """How long the oldest has waited, and whose it is."""
    return f"{DAYS(owed.days) if owed.days else spoken(LESS_THAN_A_DAY)} ({promise(owed)})"


def base(people: Base) -> str:
    """From how many people the numbers are.

    >>> from bridge.domain.pages.activity import Active
    >>> base(Base(63, 240, (Active("Manila", 2, 80),)))
    'From 63 of 240 agents; Manila 2 of 80.'
    """
    if not people.agents:
        return BASE.format(agents=AGENTS(people.active))
    quiet = (QUIET.format(team=one.name, active=one.active, agents=one.agents) for one in people.quiet)
    return (BASE_QUIET if people.quiet else BASE_OF).format(
        active=people.active, agents=AGENTS(people.agents), teams=in_a_row(quiet)
    )
