"""Fields that several forms have."""

from collections.abc import Collection, Iterator, Sequence

from bridge.domain.forms import Option
from bridge.slack.blocks import Block
from bridge.slack.controls import SEARCH_PROBLEMS, TICK
from bridge.slack.elements import TICKED, boxes, search, told_in_full
from bridge.slack.modals.form import ask
from bridge.slack.texts import forms

REPORTS = "insights"
TO = "to"
UNTIL = "until"


def reports(
    given: Sequence[Option], label: str, ticked: Collection[str] = frozenset(), *, needed: bool = False
) -> Iterator[Block]:
    """Reports to tick, in sets of ten: Slack takes no more boxes in one. Of several sets each may stay empty."""
    optional = not needed or len(given) > TICKED
    for start in range(0, len(given), TICKED):
        made = [told_in_full(_named(one)) for one in given[start : start + TICKED]]
        ticks = boxes(TICK, made, [one for one in made if one["value"] in ticked])
        name = f"{REPORTS}.{start // TICKED + 1}"
        shown = label if start == 0 else forms.REPORTS_AFTER.format(count=start)
        yield ask(name, shown, ticks, optional=optional)


def _named(report: Option) -> Option:
    """A report whose words are not shown goes by its number."""
    number = report.value.partition(":")[0]
    return (
        report if report.label.strip() else Option(report.value, forms.REPORT_UNQUOTED.format(number=number))
    )


def other_problem(label: str, hint: str = "") -> Block:
    """A box to search another problem in."""
    return ask(TO, label, search(SEARCH_PROBLEMS, forms.SEARCH_PROBLEMS), hint=hint)
