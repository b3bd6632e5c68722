"""The first beats: an answer during the call, and one card that counts what many people say."""

from bridge.demo.story.beats import BY_NIGHT, OLDER, REFUNDS, TRIAGE, home_of, press, report, with_button
from bridge.demo.story.scene import Scene
from bridge.demo.story.teller import Teller
from bridge.sandbox.people.cards import Card

SAYS = "Your refund has left us; the bank books it within ten days."
ASKED = "refund pending"
ELSEWHERE = "Refund pending for days because her bank account is closed, where does the money go"


def during_the_call(teller: Teller, scene: Scene) -> None:
    """What is known is one command away, and one tap makes it a report."""
    teller.begin("1 · During the call")
    report(teller, scene, {who: REFUNDS[who] for who in BY_NIGHT})
    _say_what_to_tell(teller, scene)
    known = teller.until("what is known", lambda: _known(scene))
    teller.require("how many reported it", true="3 reports" in known.words)
    teller.say(
        f"Mia has a customer on the phone. She types “/known {ASKED}”: where it stands, and a sentence to say.",
        user=scene.people["mia"],
        channel=known.channel,
    )
    press(teller, scene, "mia", "I heard this too", lambda: scene.whispered("mia", SAYS))
    form = teller.until("Mia's form", lambda: scene.form("mia"))
    teller.require("that her words are taken", true=scene.send("mia", form, REFUNDS["mia"]))
    home = teller.until("Mia's card", lambda: scene.at_home("mia", home_of("mia")))
    teller.require("that the customer's number is taken out", true="C-88213" not in " ".join(home.quotes))
    teller.say(
        f"She taps “I heard this too” and adds “C-88213 wants to be called back”. Saved, no. {home.saved}.",
        user=scene.people["mia"],
        channel=home.channel,
        ts=home.ts,
    )


def one_card_counts(teller: Teller, scene: Scene) -> None:
    """Other words, the same problem; and a report that was put there by mistake is taken out in one click."""
    teller.begin("2 · Many words, one card")
    scene.invite("pola", "Pola Nowak")
    scene.mention("pola", REFUNDS["pola"])
    card = teller.until("five reports on one card", lambda: scene.card(scene.channels[TRIAGE], "5 reports"))
    teller.say(
        "Night shift, a courier's dispatcher and a guest say it in words of their own. One card counts them.",
        user=scene.people["priya"],
        channel=card.channel,
        ts=card.ts,
    )
    report(teller, scene, {"tom": ELSEWHERE})
    press(teller, scene, "tom", "Not the same", lambda: scene.at_home("tom", ELSEWHERE))
    alone = teller.until("that his report stands on its own", lambda: _with_undo(scene))
    teller.say(
        "One was put there by mistake: it is about a closed account. Tom taps “Not the same”. Nothing is lost, "
        "and it can be undone.",
        user=scene.people["tom"],
        channel=alone.channel,
        ts=alone.ts,
    )


def _say_what_to_tell(teller: Teller, scene: Scene) -> None:
    """The team says what to tell customers, before it has decided anything else."""
    triage = scene.channels[TRIAGE]
    press(teller, scene, "priya", "More", lambda: with_button(scene, triage, OLDER, "More"))
    teller.until("what else an owner can do", lambda: scene.press_in_form("priya", "Wording"))
    form = teller.until("the form for a sentence", lambda: scene.form("priya", "wording"))
    teller.require("that the sentence is taken", true=scene.send("priya", form, SAYS))


def _known(scene: Scene) -> Card | None:
    scene.command("mia", "/known", ASKED)
    return scene.whispered("mia", SAYS)


def _with_undo(scene: Scene) -> Card | None:
    found = scene.at_home("tom", ELSEWHERE)
    return found if found and found.button("Undo") else None
