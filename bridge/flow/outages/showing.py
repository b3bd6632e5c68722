"""What stands on a banner, and on the card of those who own the problem."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import BannerCard, CalmCard, OutageCard
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import saying
from bridge.flow.people import EVERYBODY, called
from bridge.flow.roles import among_others
from bridge.store.queries import groups, outages
from bridge.store.tables import Banner, Group, Outage, Person


def banner_card(session: Session, rules: Rules, banner: Banner, now: datetime) -> BannerCard:
    """What those read who report in a channel.

    Neither title nor count is said where people of another company may read it: both are of everybody's reports.
    """
    outage = session.get_one(Outage, banner.outage_id)
    group = groups.get(session, outage.group_id)
    agreed = saying.agreed(session, group, now)
    ours = not among_others(session, rules)
    return BannerCard(
        outage=outage.id or 0,
        title=titled(group.title) if ours else "",
        team=rules.route(group.theme).team,
        reports=groups.reports(session, group.id or 0) if ours else 0,
        since=outage.since,
        wording=banner.wording or (agreed.text if agreed else ""),
        meanwhile=agreed.meanwhile if agreed else "",
        over=outage.ended_at is not None,
        faded=_has_faded(outage, group),
    )


def outage_card(session: Session, rules: Rules, outage: Outage, now: datetime) -> OutageCard:
    """What those see who own the problem."""
    group = groups.get(session, outage.group_id)
    agreed = saying.agreed(session, group, now)
    there = outages.banners(session, outage.id or 0)
    person = session.get(Person, outage.ended_by) if outage.ended_by else None
    return OutageCard(
        outage=outage.id or 0,
        group=group.id or 0,
        title=titled(group.title),
        team=rules.route(group.theme).team,
        reports=groups.reports(session, group.id or 0),
        since=outage.since,
        channels=tuple(one.channel for one in there),
        worded=agreed is not None or (bool(there) and all(one.wording for one in there)),
        over=outage.ended_at is not None,
        faded=_has_faded(outage, group),
        who=called(session, rules, person, EVERYBODY, Side.SLACK) if person else "",
    )


def _has_faded(outage: Outage, group: Group) -> bool:
    """Whether it ended because nobody reported it any more."""
    return outage.ended_at is not None and outage.ended_by is None and group.stage != Stage.LIVE


def calm_card(session: Session, outage: Outage, minutes: int) -> CalmCard:
    """The question whether it is over."""
    group = groups.get(session, outage.group_id)
    return CalmCard(
        outage.id or 0, group.id or 0, titled(group.title), minutes, over=outage.ended_at is not None
    )
