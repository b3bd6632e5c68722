"""The left panel: reading and writing as a person in the pocket Slack."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.world import BRIDGE, DM_MIA, DM_TOM, MIA, SUPPORT, TOM, VOICE, World

pytestmark = pytest.mark.browser

HOSTILE = "&lt;img src=x onerror=alert(1)&gt; <script>alert(2)</script> <javascript:alert(3)|click>"


def write(page: Page, text: str) -> None:
    """Type into the open conversation and press Enter."""
    box = page.locator(".composer textarea:visible")
    box.fill(text)
    box.press("Enter")


def rail(page: Page, name: str) -> Locator:
    """The entry of a channel or a direct message."""
    return page.get_by_role("navigation", name="Channels and direct messages").get_by_role(
        "button", name=name
    )


def act_as(page: Page, user: str) -> None:
    page.locator("#slack-user").select_option(user)


def test_enter_posts_where_the_person_is(page: Page, world: World) -> None:
    write(page, "Phones are busy")
    expect(page.get_by_role("log").get_by_text("Phones are busy")).to_be_visible()
    assert world.gestures() == [
        ("slack/message", {"user": MIA, "channel": SUPPORT, "text": "Phones are busy"})
    ]
    expect(page.get_by_label("Message #support")).to_have_value("")


def test_shift_and_enter_starts_a_line(page: Page, world: World) -> None:
    box = page.get_by_label("Message #support")
    box.fill("one")
    box.press("Shift+Enter")
    assert box.input_value() == "one\n"
    assert world.asked == []


def test_a_slash_command_goes_out_as_a_command(page: Page, world: World) -> None:
    write(page, "/insight refund still pending\nC-88213")
    expect(page.get_by_label("Message #support")).to_have_value("")
    wanted = {"user": MIA, "channel": SUPPORT, "command": "/insight", "text": "refund still pending\nC-88213"}
    assert world.gestures() == [("slack/command", wanted)]


def test_a_command_without_answer_is_said_and_the_text_is_kept(page: Page, world: World) -> None:
    world.answers["slack/command"] = {"acked": False, "ack_ms": 3000.0, "error": "operation_timeout"}
    write(page, "/insight refund")
    expect(page.get_by_role("status").get_by_text("got no answer within 3 seconds")).to_be_visible()
    expect(page.get_by_label("Message #support")).to_have_value("/insight refund")


def test_what_the_sandbox_refuses_is_said_in_its_own_words(page: Page, world: World) -> None:
    world.answers["slack/message"] = {"status": 400, "error": "You are not in #support."}
    write(page, "hello")
    expect(page.get_by_role("status").get_by_text("You are not in #support.")).to_be_visible()


def test_new_messages_come_by_themselves(page: Page, world: World) -> None:
    world.say(TOM, SUPPORT, "Same here")
    expect(page.get_by_role("log").get_by_text("Same here")).to_be_visible()
    expect(page.get_by_role("log").get_by_text("Tom Okafor")).to_be_visible()


def test_text_stays_text(page: Page, world: World) -> None:
    world.say(TOM, SUPPORT, HOSTILE)
    log = page.get_by_role("log")
    expect(log).to_contain_text("<img src=x onerror=alert(1)> scriptalert(2)/script click")
    assert log.locator("img, script, a").count() == 0


def test_marks_mentions_and_links_are_drawn(page: Page, world: World) -> None:
    world.say(
        TOM,
        SUPPORT,
        f"*late* _again_ ~no~ `F7` <@{MIA}> <http://127.0.0.1/x|the page>\n> she called\n5*3*2 :eyes:",
    )
    log = page.get_by_role("log")
    expect(log.locator("strong", has_text="late")).to_be_visible()
    expect(log.locator("em")).to_have_text("again")
    expect(log.locator("s")).to_have_text("no")
    expect(log.locator("code")).to_have_text("F7")
    expect(log.locator(".mention")).to_have_text("@Mia Torres")
    expect(log.get_by_role("link", name="the page")).to_have_attribute("href", "http://127.0.0.1/x")
    expect(log.locator("blockquote")).to_have_text("she called")
    expect(log).to_contain_text("5*3*2 👀")


def test_an_ephemeral_answer_is_for_one_person(page: Page, world: World) -> None:
    world.say(BRIDGE, SUPPORT, "Saved, no. 17.", ephemeral_for=MIA)
    expect(page.get_by_text("Only you see this")).to_be_visible()
    act_as(page, TOM)
    expect(page.get_by_label("Message #support")).to_be_visible()
    expect(page.get_by_text("Saved, no. 17.")).to_have_count(0)


def test_acting_as_another_shows_their_places_and_posts_in_their_name(page: Page, world: World) -> None:
    act_as(page, TOM)
    rail(page, "Bridge").click()
    write(page, "Heard it too")
    expect(page.get_by_role("log").get_by_text("Heard it too")).to_be_visible()
    assert world.gestures()[-1][1] == {"user": TOM, "channel": DM_TOM, "text": "Heard it too"}


def test_what_others_wrote_elsewhere_is_marked_unread_until_looked_at(page: Page, world: World) -> None:
    world.say(TOM, VOICE, "one")
    world.say(MIA, VOICE, "my own does not count")
    room = rail(page, "#customer-voice")
    expect(room.get_by_label("1 unread")).to_be_visible()
    room.click()
    expect(room.locator(".badge")).to_have_count(0)


def test_the_chooser_tells_who_else_got_a_direct_message(page: Page, world: World) -> None:
    world.say(BRIDGE, DM_TOM, "Live since today")
    expect(page.locator("#slack-user option", has_text="Tom Okafor · 1 new DM")).to_have_count(1)


def test_a_thread_opens_takes_a_reply_and_closes_with_escape(page: Page, world: World) -> None:
    card = world.say(BRIDGE, DM_MIA, "Saved, no. 17")
    world.say(BRIDGE, DM_MIA, "Being worked on since today", thread_ts=card["ts"])
    rail(page, "Bridge").click()
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("Being worked on since today")).to_be_visible()
    expect(thread.get_by_label("Reply in thread")).to_be_focused()
    write(page, "Only Visa")
    expect(thread.get_by_text("Only Visa")).to_be_visible()
    assert world.gestures()[-1][1]["thread_ts"] == card["ts"]
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()
    expect(page.get_by_label("Message Bridge")).to_be_focused()


def test_a_slash_command_in_a_thread_is_refused_as_in_slack(page: Page, world: World) -> None:
    world.say(MIA, SUPPORT, "hello")
    page.get_by_role("article").hover()
    page.get_by_role("button", name="Reply").click()
    write(page, "/insight x")
    expect(page.get_by_role("status").get_by_text("do not work in threads")).to_be_visible()
    assert world.asked == []


def test_a_reaction_is_chosen_with_the_keyboard(page: Page, world: World) -> None:
    message = world.say(TOM, SUPPORT, "hello")
    page.get_by_role("button", name="React").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_hidden()
    assert world.gestures() == [
        ("slack/react", {"user": MIA, "channel": SUPPORT, "ts": message["ts"], "name": "eyes"})
    ]


def test_ones_own_message_can_be_corrected(page: Page, world: World) -> None:
    message = world.say(MIA, SUPPORT, "refnd &amp; more")
    page.get_by_role("article").hover()
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Message #support")).to_have_value("refnd & more")
    write(page, "refund & more")
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    wanted = {"user": MIA, "channel": SUPPORT, "ts": message["ts"], "text": "refund & more"}
    assert world.gestures() == [("slack/edit", wanted)]


def test_others_messages_cannot_be_corrected(page: Page, world: World) -> None:
    world.say(TOM, SUPPORT, "hello")
    page.get_by_role("article").hover()
    expect(page.get_by_role("button", name="Reply")).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)


def test_a_long_channel_shows_its_end_and_the_rest_on_demand(page: Page, world: World) -> None:
    for number in range(100):
        world.say(TOM, VOICE, f"report {number}.")
    rail(page, "#customer-voice").click()
    expect(page.get_by_text("report 99.")).to_be_in_viewport()
    expect(page.get_by_text("report 10.")).to_have_count(0)
    page.get_by_role("button", name="Show 20 earlier messages").click()
    expect(page.get_by_text("report 10.")).to_have_count(1)


def test_the_chooser_does_not_change_under_the_hand_of_who_is_choosing(page: Page, world: World) -> None:
    chooser = page.locator("#slack-user")
    chooser.focus()
    world.say(BRIDGE, DM_TOM, "Live since today")
    world.say(TOM, SUPPORT, "after it")
    expect(page.get_by_role("log").get_by_text("after it")).to_be_visible()
    expect(chooser.locator("option", has_text="new DM")).to_have_count(0)
    chooser.blur()
    expect(chooser.locator("option", has_text="Tom Okafor · 1 new DM")).to_have_count(1)
