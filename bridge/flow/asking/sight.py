"""Whether somebody sees a problem that they name by its number: a form can be sent with any number."""

from sqlmodel import Session

from bridge.domain.asking import Ask, Topic
from bridge.domain.errors import RefusalError
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow.asking.readers import reader_of
from bridge.store.queries import groups, tallies

NOT_SEEN = _("You see no such problem, so nothing was saved. Please report it in your own words.")


def sees(session: Session, rules: Rules, team: str, user: str, number: int) -> bool:
    """Whether somebody is shown reports of a problem, or reported it.

    Args:
        session: only reads.
        rules: what the operator decided.
        team: Slack's workspace id.
        user: Slack's id of who says the number.
        number: the problem, which may never have been.
    """
    reader = reader_of(session, rules, Ask(team, user, Topic.KNOWN))
    try:
        group = groups.get(session, number).id or 0
    except LookupError:
        return False
    if reader.placed and reader.crews is None:
        return True
    theirs = tallies.crews_of(session, [group], reader.crews or frozenset())
    return bool(theirs) or reader.person in groups.people(session, group)


def must_see(session: Session, rules: Rules, team: str, user: str, number: int) -> None:
    """Let nobody name a problem that they do not see.

    Raises:
        RefusalError: they see no such problem; the sentence says so, and not whether there is one.
    """
    if not sees(session, rules, team, user, number):
        raise RefusalError(NOT_SEEN.format())
