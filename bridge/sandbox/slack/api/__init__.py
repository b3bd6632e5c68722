"""The Web API: one table of methods, one door."""

from collections.abc import Callable
from dataclasses import dataclass

from bridge.sandbox.slack.api import chat, conversations, files, people, reactions, views
from bridge.sandbox.slack.api.call import Answer, Call


@dataclass(frozen=True)
class Method:
    """One method of the Web API.

    Attributes:
        run: does it.
        tier: its rate limit; 0 where Slack counts otherwise or generously.
        app_token: it takes the app's token, not the bot's.
    """

    run: Callable[[Call], Answer]
    tier: int
    app_token: bool = False


METHODS: dict[str, Method] = {
    "api.test": Method(people.api_test, 4),
    "apps.connections.open": Method(people.connections_open, 0, app_token=True),
    "auth.test": Method(people.auth_test, 0),
    "chat.delete": Method(chat.delete, 3),
    "chat.getPermalink": Method(chat.get_permalink, 0),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4),
    "chat.postMessage": Method(chat.post_message, 0),
    "chat.update": Method(chat.update, 3),
    "conversations.history": Method(conversations.history, 3),
    "conversations.info": Method(conversations.info, 3),
    "conversations.join": Method(conversations.join, 3),
    "conversations.list": Method(conversations.list_all, 2),
    "conversations.members": Method(conversations.members, 4),
    "conversations.open": Method(conversations.open_dm, 3),
    "conversations.replies": Method(conversations.replies, 3),
    "files.completeUploadExternal": Method(files.complete_upload, 4),
    "files.info": Method(files.info, 4),
    "files.getUploadURLExternal": Method(files.get_upload_url, 4),
    "reactions.add": Method(reactions.add, 3),
    "reactions.get": Method(reactions.get, 3),
    "reactions.remove": Method(reactions.remove, 2),
    "team.info": Method(people.team_info, 3),
    "usergroups.users.list": Method(people.usergroup_members, 2),
    "users.info": Method(people.users_info, 4),
    "users.list": Method(people.users_list, 2),
    "users.lookupByEmail": Method(people.users_by_email, 3),
    "views.open": Method(views.open_modal, 4),
    "views.publish": Method(views.publish, 4),
    "views.push": Method(views.push, 4),
    "views.update": Method(views.update, 4),
}
