"""`auth.*`, `team.*`, `users.*` and `apps.*`; see https://docs.slack.dev/reference/methods."""

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.api.call import Answer, Call
from bridge.sandbox.slack.api.conversations import page
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import APP, BOT, BOT_USER


def api_test(call: Call) -> Answer:
    """Say back what was said."""
    return {"args": {name: value for name, value in call.args.items() if name != "token"}}


def auth_test(call: Call) -> Answer:
    """Whom the token belongs to."""
    team = call.state.world.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": call.state.world.people[BOT_USER].name,
        "team_id": team.id,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Answer:
    """Where to connect for Socket Mode, once."""
    base = call.base.replace("http", "ws", 1).rstrip("/")
    return {"url": f"{base}/slack/link?ticket={call.state.hub.ticket()}&app_id={APP}"}


def team_info(call: Call) -> Answer:
    """The workspace."""
    return {"team": wire.team(call.state.world.team)}


def users_info(call: Call) -> Answer:
    """One person."""
    return {"user": wire.person(call.person(), locale=call.flag("include_locale"))}


def users_list(call: Call) -> Answer:
    """Everybody."""
    shown, cursor = page(call, list(call.state.world.people.values()))
    return {
        "members": [wire.person(person, locale=call.flag("include_locale")) for person in shown],
        "cache_ts": int(call.state.clock.time()),
        "response_metadata": {"next_cursor": cursor},
    }


def usergroup_members(call: Call) -> Answer:
    """Who is in a user group."""
    members = call.state.world.usergroups.get(call.need("usergroup"))
    if members is None:
        raise SlackError("no_such_subteam")
    return {"users": list(members)}


def users_by_email(call: Call) -> Answer:
    """The person with an e-mail address."""
    person = call.state.world.person_by_email(call.need("email"))
    if person is None or person.deleted:
        raise SlackError("users_not_found")
    return {"user": wire.person(person)}
