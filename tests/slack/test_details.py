"""Details are added in a form that opens from the card of a report that is saved already."""

from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.details import Added, Details
from bridge.domain.errors import RefusalError
from bridge.slack.controls import Carried
from bridge.slack.modals import details
from tests.slack.fake import MIA, TEAM, FakeDesk, FakeWeb, press, send, sent

PICTURE = {"id": "F1", "mimetype": "image/png", "name": "Mrs Miller.png"}


def submitted(**fields: dict[str, Any]) -> dict[str, Any]:
    return sent("details", Carried(17).pack(), **fields)


def test_the_form_opens_with_what_was_said_before(app: App, web: FakeWeb) -> None:
    assert send(app, press("details", Carried(17, 4).pack())).status == 200
    view = web.asked("views.open")["view"]
    assert "Report no. 17 is saved." in str(view)
    assert all(word in str(view) for word in ("By phone", "Swift", "Calm"))


def test_nothing_in_it_must_be_filled_in() -> None:
    fields = [block for block in details.view(17, Details())["blocks"] if block["type"] == "input"]
    assert len(fields) == 5
    assert all(field["optional"] for field in fields)


def test_an_empty_form_is_taken(app: App, desk: FakeDesk) -> None:
    assert "Added to report no. 17." in str(send(app, submitted()).body)
    assert desk.added == [Added(17, "view:V0VIEW", TEAM, MIA, Details())]


def test_everything_comes_back(app: App, desk: FakeDesk) -> None:
    chosen = {
        "contact": {"selected_option": {"value": "chat"}},
        "feeling": {"selected_option": {"value": "upset"}},
    }
    typed = {"partner": {"value": " Swift "}, "customer": {"value": "C-88213"}}
    send(app, submitted(**chosen, **typed, file={"files": [PICTURE, {"id": "F2"}]}))
    [added] = desk.added
    assert added.details == Details("chat", "Swift", "upset")
    assert (added.customer, added.files) == ("C-88213", (("F1", "image/png"), ("F2", "")))


def test_what_is_no_reference_is_said_at_its_field(app: App, desk: FakeDesk) -> None:
    answer = str(send(app, submitted(customer={"value": "the tall lady"})).body)
    assert "does not look like a customer reference" in answer
    assert desk.added == []


def test_a_form_without_files_has_none(app: App, desk: FakeDesk) -> None:
    send(app, submitted(file={"files": None}))
    assert desk.added[0].files == ()


@pytest.mark.parametrize("fault", [RefusalError("Only whoever reported no. 17 can."), OSError("locked")])
def test_what_was_not_kept_stays_in_the_form(app: App, desk: FakeDesk, fault: Exception) -> None:
    desk.fault = fault
    answer = str(send(app, submitted()).body)
    assert ("Only whoever" in answer) or ("Not saved" in answer)


def test_others_get_a_sentence_instead_of_the_form(app: App, web: FakeWeb, desk: FakeDesk) -> None:
    desk.fault = RefusalError("Only whoever reported no. 17 can change its words.")
    send(app, press("details", Carried(17).pack()))
    assert "Only whoever reported no. 17" in str(web.asked("views.open")["view"])
