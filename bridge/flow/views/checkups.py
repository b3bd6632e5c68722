"""Does a problem fit together?"""

from sqlmodel import Session

from bridge.domain.checkups import CheckLine
from bridge.domain.language import Phrase as _
from bridge.domain.listing import in_a_row
from bridge.domain.outgoing import CheckUpCard, CheckUpLine
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.flow.membership import quotable, said, shown
from bridge.flow.views.problem import problem
from bridge.store.queries import checkups, groups
from bridge.store.tables import CheckUp, Insight

QUOTES = 5

DONE = _("Done.")
DONE_WITH = _("Done: {answers}.")
SKIPPED = _("Skipped.")
SAME = _("{count} the same")
APART = _("{count} kept apart")
CONFIRMED = _("{count} confirmed")
MOVED_OUT = _("{count} moved out")


def check_up_card(session: Session, rules: Rules, check_up: CheckUp) -> CheckUpCard:
    """A check-up card as it stands."""
    group = groups.get(session, check_up.group_id)
    said_of_it = quotes(quotable(session, group.id or 0), at_most=QUOTES)
    lines = (_line(session, rules, line) for line in checkups.lines(check_up))
    return CheckUpCard(
        check_up=check_up.id or 0,
        problem=problem(session, rules, group),
        quotes=tuple(said_of_it),
        lines=tuple(line for line in lines if line is not None),
        done=_done(check_up),
    )


def _line(session: Session, rules: Rules, line: CheckLine) -> CheckUpLine | None:
    """A line to tick; None when the report is gone."""
    if line.group is not None:
        other = problem(session, rules, groups.get(session, line.group))
        return CheckUpLine(line.name, other.title, other.reports, other.issue_key)
    number, part = line.place or (0, 0)
    insight = session.get(Insight, number)
    if insight is None:
        return None
    text = "" if insight.held_back else shown(insight, said(session, insight, part).words)
    return CheckUpLine(line.name, text, ticked=True)


def _done(check_up: CheckUp) -> str:
    """What came of a card, in a sentence; empty while it waits."""
    if check_up.state == "open":
        return ""
    same = [yes for name, yes in check_up.answers.items() if name.startswith("same:")]
    stays = [yes for name, yes in check_up.answers.items() if name.startswith("belongs:")]
    counted = (
        (same.count(True), SAME),
        (same.count(False), APART),
        (stays.count(True), CONFIRMED),
        (stays.count(False), MOVED_OUT),
    )
    answers = in_a_row(what.format(count=number) for number, what in counted if number)
    if answers:
        return DONE_WITH.format(answers=answers)
    return (SKIPPED if check_up.state == "skipped" else DONE).format()
