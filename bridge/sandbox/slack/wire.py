"""Stored values as the Web API and events write them.

The shapes are those of https://docs.slack.dev/reference and of recorded bodies.
"""

from typing import Any

from bridge.sandbox.slack.ids import APP, BOT, BOT_USER, TEAM
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.world import CREATED, Channel, Person, Team, World

BOT_PROFILE = {
    "id": BOT,
    "deleted": False,
    "name": "Bridge",
    "updated": CREATED,
    "app_id": APP,
    "icons": {},
    "team_id": TEAM,
}


def message(stored: Message, *, metadata: bool = True) -> dict[str, Any]:
    """A message as `conversations.history` lists it."""
    written: dict[str, Any] = {"type": "message", "user": stored.user, "ts": stored.ts, "text": stored.text}
    if stored.subtype:
        written["subtype"] = stored.subtype
    if stored.user == BOT_USER:
        written |= {"bot_id": BOT, "app_id": APP, "bot_profile": BOT_PROFILE}
    if stored.client_msg_id:
        written["client_msg_id"] = stored.client_msg_id
    if stored.user != "USLACKBOT":
        written["team"] = stored.team
    if stored.blocks:
        written["blocks"] = stored.blocks
    if stored.files:
        written["files"] = [file.written() for file in stored.files]
    if stored.edited:
        written["edited"] = {"user": stored.edited[0], "ts": stored.edited[1]}
    if metadata and stored.metadata:
        written["metadata"] = stored.metadata
    if stored.reactions:
        written["reactions"] = reactions(stored)
    return {**written, **_thread(stored)}


def _thread(stored: Message) -> dict[str, Any]:
    if stored.is_reply:
        return {"thread_ts": stored.thread_ts}
    if not stored.replies:
        return {}
    return {
        "thread_ts": stored.ts,
        "reply_count": len(stored.replies),
        "reply_users_count": len(stored.reply_users),
        "latest_reply": stored.replies[-1],
        "reply_users": list(stored.reply_users)[:5],
        "is_locked": False,
        "subscribed": False,
    }


def reactions(stored: Message) -> list[dict[str, Any]]:
    """The reactions to a message."""
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in stored.reactions.items()
    ]


def channel(stored: Channel, world: World, *, members: bool = False) -> dict[str, Any]:
    """A conversation as `conversations.info` and `conversations.list` tell it."""
    if stored.is_dm:
        partner = stored.partner_of(BOT_USER)
        return {
            "id": stored.id,
            "created": CREATED,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "context_team_id": TEAM,
            "updated": CREATED * 1000,
            "user": partner,
            "is_user_deleted": world.people[partner].deleted,
            "priority": 0,
        }
    return _channel(stored) | ({"num_members": len(stored.members)} if members else {})


def _channel(stored: Channel) -> dict[str, Any]:
    blank = {"value": "", "creator": "", "last_set": 0}
    return {
        "id": stored.id,
        "name": stored.name,
        "is_channel": not stored.private,
        "is_group": stored.private,
        "is_im": False,
        "is_mpim": stored.is_group,
        "is_private": stored.private,
        "created": CREATED,
        "is_archived": stored.archived,
        "is_general": False,
        "unlinked": 0,
        "name_normalized": stored.name,
        "is_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "context_team_id": TEAM,
        "updated": CREATED * 1000,
        "creator": next((member for member in stored.members if member != BOT_USER), BOT_USER),
        "is_ext_shared": False,
        "shared_team_ids": [TEAM],
        "pending_connected_team_ids": [],
        "is_member": BOT_USER in stored.members,
        "topic": blank,
        "purpose": blank,
        "previous_names": [],
    }


def person(stored: Person, *, locale: bool = False) -> dict[str, Any]:
    """Somebody as `users.info` tells it; the language only to those who ask for it."""
    written: dict[str, Any] = {
        "id": stored.id,
        "team_id": stored.workspace,
        "name": stored.name,
        "deleted": stored.deleted,
        "profile": _profile(stored),
        "is_bot": stored.is_bot,
        "updated": CREATED,
        "is_app_user": False,
    }
    if stored.deleted:
        return written
    return written | {
        "real_name": stored.real_name,
        "color": "3c989f",
        "tz": "Europe/Berlin",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "is_admin": stored.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": stored.is_guest,
        "is_ultra_restricted": False,
        **({"is_stranger": True} if stored.is_stranger else {}),
        "is_email_confirmed": not stored.is_bot,
        "who_can_share_contact_card": "EVERYONE",
        **({"locale": stored.locale} if locale else {}),
    }


def _profile(stored: Person) -> dict[str, Any]:
    first, _, last = stored.real_name.partition(" ")
    profile: dict[str, Any] = {
        "title": stored.title,
        "phone": "",
        "skype": "",
        "real_name": stored.real_name,
        "real_name_normalized": stored.real_name,
        "display_name": stored.name,
        "display_name_normalized": stored.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "",
        "first_name": first,
        "last_name": last,
        "team": TEAM,
    }
    if stored.is_bot:
        profile |= {"api_app_id": APP, "bot_id": BOT, "always_active": True}
    if stored.email:
        profile["email"] = stored.email
    return profile


def team(stored: Team) -> dict[str, Any]:
    """The workspace as `team.info` tells it."""
    return {
        "id": stored.id,
        "name": stored.name,
        "url": f"https://{stored.domain}.slack.com/",
        "domain": stored.domain,
        "email_domain": "",
        "icon": {"image_default": True},
        "avatar_base_url": "https://ca.slack-edge.com/",
        "is_verified": False,
    }
