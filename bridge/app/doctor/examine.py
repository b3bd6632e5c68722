"""Looks at everything that the bridge needs, and changes nothing."""

from contextlib import closing

from bridge.app.doctor.findings import Part
from bridge.app.doctor.jira import look_at_jira
from bridge.app.doctor.mode import look_at_mode
from bridge.app.doctor.pages import look_at_pages
from bridge.app.doctor.routes import look_at_routes
from bridge.app.doctor.slack import look_at_slack
from bridge.app.doctor.storage import last_heard, look_at_storage
from bridge.app.options import jira_options, slack_options
from bridge.app.rules import rules_from, taxonomy_from
from bridge.domain.clock import Clock
from bridge.jira.client import Connection
from bridge.settings import Settings
from bridge.slack.inspect import Inspector
from bridge.store.engine import Store


def examine(settings: Settings, clock: Clock, *, routes: bool) -> list[Part]:
    """What is found, place by place.

    Args:
        settings: what the operator decided.
        clock: tells the time.
        routes: every route is run dry, which takes some calls for each.

    Raises:
        SettingsError: the settings cannot be used at all.
    """
    rules = rules_from(settings, taxonomy_from(settings))
    inspector = Inspector(slack_options(settings))
    with closing(Store(settings.database.url)) as store, closing(Connection(jira_options(settings))) as jira:
        parts = [
            look_at_slack(settings, rules, inspector),
            look_at_jira(settings, jira, last_heard(store), clock.now()),
        ]
        if routes:
            parts.append(look_at_routes(rules, jira, inspector))
        return [
            *parts,
            look_at_mode(store, rules),
            look_at_pages(settings, rules, clock),
            look_at_storage(store, clock),
        ]
