"""From the operator's settings to what the rooms of Slack, Jira and mail want to know."""

from pydantic import SecretStr

from bridge.domain.errors import SettingsError
from bridge.jira.client import JiraOptions
from bridge.mail.options import MailOptions
from bridge.settings import Settings
from bridge.slack.options import SlackOptions


def slack_options(settings: Settings) -> SlackOptions:
    """How to reach Slack, as its room wants to know it."""
    slack = settings.slack
    return SlackOptions(
        bot_token=slack.bot_token.get_secret_value(),
        app_token=_said(slack.app_token),
        signing_secret=_said(slack.signing_secret),
        team=slack.team,
        bot_user=slack.bot_user,
        api_url=slack.api_url,
        reaction=slack.reaction,
        quiet=settings.mode == "shadow",
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


def mail_options(settings: Settings) -> MailOptions | None:
    """What the mail room needs to know; None where no mail is sent.

    Raises:
        SettingsError: there is somebody to write to and no way to do it.
    """
    mail = settings.mail
    if not mail.to:
        return None
    missing = [name for name in ("host", "sender") if not getattr(mail, name)]
    if missing:
        raise SettingsError(f"mail.{missing[0]}: it is missing. mail.to names somebody to write to.")
    return MailOptions(mail.sender, mail.host, mail.port, mail.security, mail.user, _said(mail.password))


def _said(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
