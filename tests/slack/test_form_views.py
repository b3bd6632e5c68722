"""How forms look: every field has a label, one has the focus, and what is chosen from fits."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import FieldNeeded, Gesture
from bridge.slack.blocks import LABEL
from bridge.slack.controls import Carried
from bridge.slack.elements import option, told_in_full
from bridge.slack.modals import fill
from bridge.slack.modals.form import View
from bridge.slack.modals.table import FORMS, READERS, TOGETHER
from tests.slack.fake import UNHURRIED
from tests.slack.samples import longest_facts

CARRIED = Carried(7, 4)
FACTS = FormFacts(
    "Refund shows as pending for days",
    insights=(Option("17:0", "pending for 9 days"), Option("23:1", "")),
    maybes=(Option("31:0", "paid twice"),),
    problems=(Option("9", "Refund status unclear"), Option("11", "Refund not in app")),
    themes=(Option("delivery", "Logistics: delivery time"),),
    fields=(FieldNeeded("customfield_1", "Severity", ("S1", "S2"), "option"),),
    banners=(Option("C1", ""), Option("C2", "Please pay at the till.")),
)
FIELDS = {
    Gesture.LINK_ISSUE: {"found", "text"},
    Gesture.FILL_FIELDS: {"customfield_1"},
    Gesture.DECLINE: {"text", "wording"},
    Gesture.SNOOZE: {"until", "more"},
    Gesture.ANSWER_BY: {"date", "reason"},
    Gesture.MERGE: {"to"},
    Gesture.SPLIT: {"insights.1", "title"},
    Gesture.MOVE: {"insights.1", "to"},
    Gesture.MAYBES: {"which", "insights.1"},
    Gesture.REROUTE: {"theme", "note"},
    Gesture.ASK: {"text", "options", "to"},
    Gesture.TALK: {"text"},
    Gesture.FOLLOW: {"until"},
    Gesture.WORDING: {"text", "meanwhile", "until", "author"},
    Gesture.USEFUL: {"insights.1"},
    Gesture.THANK: {"text"},
    Gesture.TELL_BY: {"until"},
    Gesture.WHAT_CHANGED: {"text"},
    Gesture.APPROVE_WORDING: {"text", "meanwhile", "until"},
    Gesture.HEADS_UP: {"title", "date", "who", "what", "say", "report"},
    Gesture.RELEASE_HEADS_UP: {"title", "date", "who", "what", "say", "report"},
    Gesture.WATCH: {"words", "until"},
    Gesture.BANNER_WORDING: {"banner_C1", "banner_C2"},
    Gesture.DECLINE_ALL: {"text"},
    Gesture.MERGE_ALL: {"into"},
}


def views(facts: FormFacts = FACTS) -> Iterator[tuple[str, View]]:
    """Every form of owners, by its gesture."""
    for gesture, form in {**FORMS, **TOGETHER}.items():
        yield gesture, form.view(CARRIED, facts)


def inputs(view: View) -> list[dict[str, Any]]:
    """The fields of a form."""
    return [block for block in view["blocks"] if block["type"] == "input"]


def test_each_form_has_the_fields_that_its_reader_knows() -> None:
    assert {gesture: {one["block_id"] for one in inputs(view)} for gesture, view in views()} == FIELDS
    assert set(FIELDS) <= set(READERS)


def test_every_field_says_what_it_asks_and_every_form_what_it_does() -> None:
    for gesture, view in views():
        assert view["callback_id"] == gesture
        assert view["submit"]["text"]
        assert all(one["label"]["text"] for one in inputs(view))


def test_at_most_one_field_takes_the_focus() -> None:
    for gesture, view in views():
        focused = [one for one in inputs(view) if one["element"].get("focus_on_load")]
        assert len(focused) <= 1, gesture


def test_no_form_has_two_fields_of_one_name_however_much_there_is_to_choose() -> None:
    for gesture, view in views(replace(longest_facts(), answer_moved=False)):
        names = [one["block_id"] for one in inputs(view)]
        assert len(names) == len(set(names)), gesture


@pytest.mark.parametrize("gesture", [Gesture.SPLIT, Gesture.MOVE])
def test_one_set_of_reports_must_be_ticked_and_of_several_each_may_stay_empty(gesture: Gesture) -> None:
    many = replace(FACTS, insights=tuple(Option(f"{at}:0", "pending") for at in range(12)))
    drawn = [FORMS[gesture].view(CARRIED, facts) for facts in (FACTS, many)]
    sets = [[field for field in inputs(view) if field["block_id"].startswith("insights")] for view in drawn]
    assert [[field.get("optional", False) for field in one] for one in sets] == [[False], [True, True]]


def test_a_report_whose_words_are_not_shown_goes_by_its_number() -> None:
    view = FORMS[Gesture.SPLIT].view(CARRIED, FACTS)
    (ticks,) = [one["element"] for one in inputs(view) if one["block_id"] == "insights.1"]
    assert [one["text"]["text"] for one in ticks["options"]] == [
        "pending for 9 days",
        "No. 23, its words are not shown",
    ]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (FieldNeeded("f", "Severity", ("S1", "S2"), "option"), "static_select"),
        (FieldNeeded("f", "Priority", ("High",), "named"), "static_select"),
        (FieldNeeded("f", "Components", ("App", "Web"), "names"), "multi_static_select"),
        (FieldNeeded("f", "Causes", ("Bank",), "options"), "multi_static_select"),
        (FieldNeeded("f", "Product", tuple(map(str, range(101))), "option"), "external_select"),
        (FieldNeeded("f", "Products", tuple(map(str, range(101))), "options"), "multi_external_select"),
        (FieldNeeded("f", "Points", kind="number"), "number_input"),
        (FieldNeeded("f", "Due", kind="date"), "datepicker"),
        (FieldNeeded("f", "Owner", kind="user"), "users_select"),
        (FieldNeeded("f", "Environment"), "plain_text_input"),
        (FieldNeeded("f", "Version", kind="named"), "plain_text_input"),
        (FieldNeeded("f", "Tags", kind="names"), "plain_text_input"),
    ],
)
def test_what_jira_wants_is_asked_for_as_what_it_is(field: FieldNeeded, kind: str) -> None:
    (one,) = inputs(fill.view(CARRIED, replace(FACTS, fields=(field,))))
    assert (one["block_id"], one["label"]["text"], one["element"]["type"]) == ("f", field.name, kind)


def test_several_values_without_a_list_are_typed_one_a_line() -> None:
    tags = FieldNeeded("f", "Tags", kind="names")
    (one,) = inputs(fill.view(CARRIED, replace(FACTS, fields=(tags,))))
    assert one["hint"]["text"] == "One value a line."
    assert one["element"]["multiline"] is True


def test_a_field_without_a_name_goes_by_its_id() -> None:
    (one,) = inputs(fill.view(CARRIED, replace(FACTS, fields=(FieldNeeded("f", ""),))))
    assert one["label"]["text"] == "f"


@UNHURRIED
@given(st.text(max_size=400))
def test_the_label_of_an_option_fits_and_is_never_empty(label: str) -> None:
    made = option(Option("9", label))
    assert 0 < len(made["text"]["text"]) <= LABEL


@UNHURRIED
@given(st.text(alphabet="abc ", min_size=1, max_size=150))
def test_a_report_runs_on_into_a_second_line_before_it_is_cut(words: str) -> None:
    made = told_in_full(Option("17:0", words))
    told = made["text"]["text"] + made.get("description", {"text": ""})["text"]
    assert len(made["text"]["text"]) <= LABEL
    if len(words) <= LABEL or len(words) - len(made["text"]["text"]) <= LABEL:
        assert "".join(told.split()) == "".join(words.split()) or not words.strip()
