"""What the bridge knows, for the sandbox's page and for health checks."""

from typing import Any

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.grouping import State
from bridge.domain.rules import Rules
from bridge.domain.sentences import read_out
from bridge.flow import backlog
from bridge.store.queries import credit, effects, groups, insights, issues, parts, people
from bridge.store.tables import Group, Insight, Mark, Membership

MOST_PROBLEMS = 200


def state(session: Session, rules: Rules) -> dict[str, Any]:
    """Insights, problems, credit and effects, as JSON values."""
    heard = session.get(Mark, "jira:read")
    return {
        "insights": _insights(session),
        "problems": [_problem(session, rules, group) for group in groups.standing(session)[:MOST_PROBLEMS]],
        "credit": _credit(session),
        "effects": {
            name: effects.counts(session).get(name, 0) for name in ("waiting", "dead", "done", "skipped")
        },
        "inbox": {name: effects.inbox_count(session, name) for name in ("waiting", "dead")},
        "jira_heard_at": heard.at.isoformat() if heard else None,
        "backlog": _backlog(session),
    }


def _backlog(session: Session) -> dict[str, Any]:
    """How many issues of Jira's are known to compare with, and how old what is known of them may be."""
    known, oldest = backlog.stated(session)
    return {"issues": known, "oldest_read_at": oldest.isoformat() if oldest else None}


def _insights(session: Session) -> dict[str, int]:
    counts = groups.state_counts(session)
    return {
        "total": insights.count(session),
        "unsorted": insights.count(session, "kept"),
        "set_aside": insights.count_set_aside(session),
        "confirmed": counts.get(State.CONFIRMED, 0),
        "joined": counts.get(State.JOINED, 0),
        "asked": counts.get(State.PROVISIONAL, 0),
    }


def _problem(session: Session, rules: Rules, group: Group) -> dict[str, Any]:
    issue = issues.of_group(session, group.id or 0)
    counted = groups.members(session, group.id or 0)
    everyone = groups.members(session, group.id or 0, tuple(State))
    words = parts.words_in(session, group.id or 0)
    return {
        "id": group.id,
        "title": group.title,
        "theme": group.theme,
        "team": rules.route(group.theme).team,
        "stage": group.stage,
        "stage_since": group.stage_since.isoformat(),
        "reports": groups.reports(session, group.id or 0),
        "agents": len({insight.person_id for insight, _place in counted}),
        "issue": {"key": issue.key, "url": issue.url} if issue else None,
        "members": [_member(insight, place, words) for insight, place in everyone],
    }


def _member(insight: Insight, place: Membership, words: dict[tuple[int, int], str]) -> dict[str, Any]:
    text = words.get((place.insight_id, place.part), insight.text)
    return {
        "insight": insight.id,
        "text": "" if insight.held_back else text,
        "language": insight.language,
        "state": place.state,
        "why": read_out(place.why),
    }


def _credit(session: Session) -> list[dict[str, Any]]:
    totals = credit.totals(session)
    users = people.users(session, set(totals))
    return [
        {"person": users[person], **{kind: sums.get(kind, 0) for kind in Kind}, "total": sum(sums.values())}
        for person, sums in sorted(totals.items())
    ]
