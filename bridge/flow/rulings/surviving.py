"""Two problems with an issue each were joined: their owner says which issue goes on."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage
from bridge.flow import figures, outbox, telling
from bridge.flow.rulebook import Facts
from bridge.flow.stages import stands_for
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Effect, Group, Issue, Person, Ruling

STILL_LINKED = _("Jira still says that {key} is a duplicate. Please take the link away there.")


def survive(
    session: Session, rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Let the problem go on with one of its issues; the others become its duplicates in Jira."""
    found = issues.not_retired(session, group.id or 0)
    stays = next((issue for issue in found if issue.jira_id == click.choice), None)
    if stays is None or len(found) == 1:
        return None
    retired = [issue for issue in found if issue is not stays]
    for issue in retired:
        issue.retired = True
        session.add(issue)
        _enqueue(session, "duplicate", issue, stays, group, now)
        if rules.route(group.theme).closes_duplicates:
            _enqueue(session, "close", issue, stays, group, now)
    session.flush()
    stage = stands_for(rules, stays)
    if stage is not Stage.MERGED:
        telling.advance(session, group, stage, now, stays.resolution or "" if stage is Stage.DECLINED else "")
    figures.regrouped(session, rules, group, now)
    return {"retired": [issue.id for issue in retired]}


def _enqueue(session: Session, kind: str, issue: Issue, stays: Issue, group: Group, now: datetime) -> None:
    """An effect that was taken back before it was tried is due again."""
    key = f"{kind}:{issue.id}:{stays.id}" if kind == "duplicate" else f"{kind}:{issue.id}"
    there = effects.by_key(session, key)
    if there is not None and there.state == "skipped":
        outbox.again(session, there, now)
    outbox.enqueue(
        session,
        key,
        kind=kind,
        subject=issue.id or 0,
        object=stays.id,
        target=outbox.issue_of(group.id or 0),
        priority=outbox.Priority.EDIT,
        now=now,
    )


def revive(session: Session, ruling: Ruling, now: datetime) -> None:
    """Let the issues count again that were merged away; what stands in Jira by now is for people to mend there."""
    group = groups.get(session, ruling.group_id).id or 0
    for number in ruling.facts["retired"]:
        issue = session.get_one(Issue, number)
        issue.retired = False
        session.add(issue)
        if any(_may_stand(effect) for effect in effects.about(session, ("duplicate", "close"), number)):
            says = sentence(STILL_LINKED, key=issue.key)
            telling.note(session, group, says, f"linked:{ruling.id}:{issue.id}", now)


def _may_stand(effect: Effect) -> bool:
    """Whether Jira may hold it: it was done, or a call is under way or was not answered."""
    return effect.state == "done" or (effect.state == "waiting" and effect.attempt_at is not None)
