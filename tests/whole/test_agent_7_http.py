"""What is known is answered over HTTP as it is in Socket Mode."""

from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import opened


def test_what_is_known_is_answered_over_http(shelf: Shelf) -> None:
    with shelf.lent() as url, opened(url, WordSorter(), http=True) as town:
        town.insight("tom", "refund shows as pending")
        town.come_to_rest()
        assert "1 report" in town.command("mia", "/known", "refund")
