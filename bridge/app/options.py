"""From the operator's settings to what the rooms of Slack and Jira want to know."""

from bridge.jira.client import JiraOptions
from bridge.settings import Settings
from bridge.slack.options import SlackOptions


def slack_options(settings: Settings) -> SlackOptions:
    """How to reach Slack, as its room wants to know it."""
    slack = settings.slack
    return SlackOptions(
        bot_token=slack.bot_token.get_secret_value(),
        app_token=slack.app_token.get_secret_value(),
        team=slack.team,
        bot_user=slack.bot_user,
        api_url=slack.api_url,
    )


def jira_options(settings: Settings) -> JiraOptions:
    """How to reach Jira, as its room wants to know it."""
    jira = settings.jira
    return JiraOptions(
        kind=jira.kind,
        url=jira.url,
        email=jira.email,
        token=jira.token.get_secret_value(),
        browse_url=jira.browse_url,
        dedicated=jira.dedicated_account,
    )
