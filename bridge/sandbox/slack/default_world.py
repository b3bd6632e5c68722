"""Who works at the made-up retailer before anybody adds more."""

from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.world import Person, World, new_channel, user_id

DOMAIN = "tidewell.example"

# Name, real name, team, title.
PEOPLE = (
    ("mia", "Mia Lindgren", "Phones Leipzig", "Agent"),
    ("tom", "Tom Okafor", "Chat Leipzig", "Agent"),
    ("ines", "Ines Carvalho", "Night shift", "Agent"),
    ("dana", "Dana Petrova", "Swift Couriers", "Dispatcher"),
    ("priya", "Priya Raman", "Payments", "Product owner, payments"),
    ("lukas", "Lukas Brandt", "Delivery", "Product owner, delivery"),
    ("aylin", "Aylin Demir", "App and web", "Product owner, app and web"),
    ("ruth", "Ruth Adeyemi", "Leadership", "Head of customer service"),
    ("noor", "Noor Haddad", "Operations", "Workspace admin"),
)

# Name, members besides the bot; all of them where none are named.
CHANNELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("voice-of-customer", ()),
    ("triage-payments", ("priya", "ruth", "noor")),
    ("triage-delivery", ("lukas", "dana", "ruth", "noor")),
    ("triage-app", ("aylin", "ruth", "noor")),
    ("triage-general", ("priya", "lukas", "aylin", "ruth", "noor")),
    ("service-floor", ()),
)


def default_world() -> World:
    """A small workspace: the bot, nine people, six channels."""
    world = World()
    world.add_person(Person(BOT_USER, "bridge", "Bridge", title="Two-way bridge", is_bot=True))
    for name, real_name, team, title in PEOPLE:
        world.add_person(
            Person(
                user_id(name),
                name,
                real_name,
                f"{name}@{DOMAIN}",
                team,
                title,
                is_admin=name == "noor",
                is_guest=name == "dana",
            ),
        )
    everyone = [name for name, *_ in PEOPLE]
    for name, members in CHANNELS:
        ids = [user_id(member) for member in members or everyone]
        channel = new_channel(name, ids, listening=name == "voice-of-customer")
        channel.for_everyone = not members
        world.add_channel(channel)
    return world
