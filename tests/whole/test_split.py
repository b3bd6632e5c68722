"""One report of two problems, through the real bridge: two teams, two stages, one home."""

from bridge.app.sorter import ClassifierSorter
from tests.whole.town import connected, eventually, opened

REFUND = "Refund shows as pending for nine days, she has called three times."
CRASH = "The app crashes when she opens her orders."


def test_two_problems_in_one_report_go_to_two_teams_and_come_back_to_one_home(
    database: str, sorter: ClassifierSorter
) -> None:
    with opened(database, sorter) as opened_town:
        town = connected(opened_town)
        town.insight("tom", "Refund shows as pending for a week, he has called twice")
        town.home("tom")
        town.insight("ines", "Refund shows as pending for ten days, she has called again")
        town.home("ines")
        assert town.insight("mia", f"{REFUND} {CRASH}") == "Saved, no. 3."
        home = town.home("mia")
        assert home.words.startswith("Saved, no. 3. It speaks of 2 problems:")
        assert home.quotes == (REFUND, CRASH)
        town.press("mia", home, "Right")
        eventually(lambda: town.home("mia").words.count("You said this is right.") == 1)

        card = town.triage("payments")
        assert not any("crashes" in quote for quote in card.quotes)
        town.press("priya", card, "Open issue")
        eventually(lambda: town.story("mia"))
        town.settle()
        [told] = town.cards(home.channel, home.ts)
        assert "With Payments since" in told.words
        assert told.quotes == (REFUND,)

        problems = town.bridge.state()["problems"]
        assert sorted(problem["reports"] for problem in problems) == [1, 3]
        assert {member["text"] for one in problems for member in one["members"]} >= {REFUND, CRASH}
        assert len(town.issues()) == 1
