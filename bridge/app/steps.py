"""What is done again and again in one process: the steps of its workers, and what the clock makes due."""

from datetime import timedelta
from functools import partial

from bridge.app.ears import ClassifierEars
from bridge.app.likeness import comparing
from bridge.app.sorter import ClassifierSorter
from bridge.app.themes.learner import Learner
from bridge.app.workers import Step
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import (
    alone,
    credit_sums,
    crews,
    customers,
    digest,
    figures,
    handing,
    headsups,
    leavers,
    names,
    outages,
    promises,
    replies,
    retention,
    tallies,
    troubles,
    urgent,
    watches,
    weekly,
    wordings,
)
from bridge.flow import clock as reminders
from bridge.flow.crews import Usergroups
from bridge.flow.forgetting import Forgetting
from bridge.flow.headsups import Digests
from bridge.flow.inbox import Attending
from bridge.flow.leisure import Leisure
from bridge.flow.names import Directory
from bridge.flow.schedule import LEARNING, Duty, Schedule, duties
from bridge.flow.screens import Screens
from bridge.flow.sorting import Sorter, Sorting
from bridge.jira.reader import Reader
from bridge.store.engine import Store

HOURLY, DAILY = timedelta(hours=1), timedelta(days=1)
SUMS, SUMMING = timedelta(seconds=15), 0.1
"""How old the sums that pages read may be, and the share of the time that summing takes at most: then they are older, as
they are in a rush."""

HEADS_UPS = timedelta(seconds=15)
"""How soon the reminders go out that an owner asks for."""

ALARMS = timedelta(seconds=15)
"""How soon the next one is told of an urgent report that nobody has had in time."""

HEARING, HITS = timedelta(seconds=30), timedelta(minutes=10)
"""How soon a report is compared with what is listened for, and how often somebody is told what was heard."""

TROUBLES = timedelta(minutes=5)
"""How soon somebody is told of what is not well."""

COUNTS = timedelta(minutes=1)
"""How soon a card says how many reports there are by now: reports that come together are one edit."""

NEWCOMERS = timedelta(seconds=15)
"""How soon it is known what somebody is called who acts for the first time."""

LEAVERS = timedelta(minutes=1)
"""How soon the lead has what somebody left open who was deactivated."""

ROSTER = timedelta(minutes=1)
"""How soon a changed file of crews is read."""

SCREENS = timedelta(seconds=15)
"""How often to ask whether a create screen is to be read: Jira may just have refused an issue."""


def steps(
    store: Store,
    rules: Rules,
    clock: Clock,
    sorter: Sorter,
    reader: Reader,
    usergroups: Usergroups,
    directory: Directory,
    learner: Learner,
    digests: Digests,
    poll: timedelta,
) -> list[tuple[str, Step]]:
    """The steps of all workers but the one that delivers, by name.

    Args:
        store: where everything is kept.
        rules: what the operator decided.
        clock: tells the time.
        sorter: reads and groups texts.
        reader: reads Jira.
        usergroups: reads Slack's user groups.
        directory: reads Slack's people.
        learner: fits the themes anew.
        digests: hides who has read a heads-up.
        poll: how often Jira is read.
    """
    due = [
        *duties(store, rules, clock, reader, poll),
        Duty("screens", SCREENS, Screens(store, rules, clock, reader).read),
        Duty("names", HOURLY, partial(names.refresh, store, rules, clock, directory)),
        Duty("newcomers", NEWCOMERS, names.Newcomers(store, rules, clock, directory).read),
        *reminding(store, rules, clock),
        *listening(store, clock, sorter),
        Duty("heads-ups", HEADS_UPS, partial(headsups.remind, store, rules, clock, digests)),
        Duty("leavers", LEAVERS, partial(leavers.pass_on, store, rules, clock, digests)),
    ]
    if rules.crew_list:
        due.append(Duty("crew list", ROSTER, crews.Roster(store, rules).read))
    if crews.are_read(rules):
        due.append(Duty("crews", HOURLY, partial(crews.refresh, store, rules, usergroups)))
    return [
        ("sorting", Sorting(store, rules, clock, sorter).step),
        ("attending", Attending(store, rules, clock, reader).step),
        *comparing(store, rules, clock, sorter, reader),
        ("schedule", Schedule(store, clock, due).step),
        ("alarms", Schedule(store, clock, watching(store, rules, clock)).step),
        ("learning", Schedule(store, clock, taking_long(store, rules, clock, learner)).step),
    ]


def taking_long(store: Store, rules: Rules, clock: Clock, learner: Learner) -> list[Duty]:
    """What may take minutes, and is in nobody's way."""
    return [
        Duty("themes", LEARNING, learner.learn_if_due),
        Duty("forgetting", DAILY, Forgetting(store, rules, clock).run),
    ]


def watching(store: Store, rules: Rules, clock: Clock) -> list[Duty]:
    """What does not let go of reports that cannot wait, and of outages; Jira and Slack are never waited for."""
    return [
        Duty("alarms", ALARMS, partial(urgent.go_on, store, rules, clock)),
        Duty("alarms' counts", COUNTS, partial(urgent.show_counts, store, clock)),
        Duty("outages", COUNTS, partial(outages.keep_up, store, rules, clock)),
        Duty("all-clears", COUNTS, partial(outages.end_those_over, store, clock)),
        Duty("troubles", TROUBLES, partial(troubles.watch, store, rules, clock)),
    ]


def listening(store: Store, clock: Clock, sorter: Sorter) -> list[Duty]:
    """What hears of what owners listen for; only the classifiers can compare."""
    hearing = []
    if isinstance(sorter, ClassifierSorter):
        hearing.append(
            Duty("hearing", HEARING, partial(watches.listen, store, clock, ClassifierEars(sorter)))
        )
    return [
        *hearing,
        Duty("hits", HITS, partial(watches.tell, store, clock)),
        Duty("watches", HOURLY, partial(watches.end_those_over, store, clock)),
    ]


def reminding(store: Store, rules: Rules, clock: Clock) -> list[Duty]:
    """What reminds people of what they owe, and keeps what they see up to date."""
    at_leisure = Leisure(store, clock).only
    return [
        Duty("sums", SUMS, at_leisure(partial(tallies.keep_up, store, clock)), SUMMING),
        Duty("credit sums", SUMS, at_leisure(partial(credit_sums.keep_up, store, clock)), SUMMING),
        Duty("credit retention", HOURLY, partial(retention.close_books, store, rules, clock)),
        Duty("waking", HOURLY, partial(reminders.wake_by_date, store, clock)),
        Duty("overdue", HOURLY, partial(reminders.remind, store, rules, clock)),
        Duty("replies", HOURLY, partial(replies.give_up, store, clock)),
        Duty("still alone", HOURLY, partial(alone.tell, store, rules, clock)),
        Duty("promises", HOURLY, partial(promises.keep, store, clock)),
        Duty("customers", HOURLY, partial(customers.remind, store, clock)),
        Duty("customers of others", HOURLY, partial(handing.pass_on, store, rules, clock)),
        Duty("figures", HOURLY, partial(figures.daily, store, rules, clock)),
        Duty("wordings to end", HOURLY, partial(wordings.warn, store, clock)),
        Duty("wordings", HOURLY, partial(wordings.end_those_over, store, clock)),
        Duty("weekly lists", HOURLY, partial(weekly.lists, store, rules, clock)),
        Duty("digests", HOURLY, partial(digest.mondays, store, rules, clock)),
        Duty("token", HOURLY, partial(weekly.token, store, rules, clock)),
    ]
