"""Files are attached to the issue of their problem only once their reporter said so, and each once."""

import pytest

from bridge.domain.details import Added, Details
from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AttachFile, DetachFile
from tests.flow.office import TEAM, Office


def with_file(office: Office, user: str, kind: str = "image/png") -> int:
    number = office.say(user, "refund pending")
    office.work()
    file = (f"F-{user}", kind)
    office.intake.add_details(Added(number, f"view:{user}", TEAM, user, Details(), files=(file,)))
    office.work()
    return number


def opened(office: Office, number: int) -> None:
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)


def attached(office: Office) -> list[tuple[str, str]]:
    return [(one.file, one.name) for one in office.jira.written if isinstance(one, AttachFile)]


def test_a_file_follows_its_word_whichever_came_first_the_issue_or_the_word(office: Office) -> None:
    early, late, silent = (with_file(office, user) for user in ("U-1", "U-2", "U-3"))
    office.click("U-1", Gesture.CONFIRM_FILE, early)
    assert attached(office) == []
    opened(office, early)
    assert attached(office) == [("F-U-1", f"report-{early}-file-1.png")]
    office.click("U-2", Gesture.CONFIRM_FILE, late)
    office.click("U-2", Gesture.CONFIRM_FILE, late)
    assert [file for file, _ in attached(office)] == ["F-U-1", "F-U-2"]
    assert office.home(silent).captured.files == 1


def test_a_file_that_cannot_be_read_holds_up_nothing_else_of_the_issue(quick: Office) -> None:
    number, other = with_file(quick, "U-1"), with_file(quick, "U-2")
    opened(quick, number)
    quick.jira.before = [RefusedError("the scope files:read is missing", "missing_scope")]
    quick.click("U-1", Gesture.CONFIRM_FILE, number)
    quick.click("U-2", Gesture.CONFIRM_FILE, other)
    assert [file for file, _ in attached(quick)] == ["F-U-2"]


def test_a_file_that_was_refused_never_reaches_jira(quick: Office) -> None:
    number, _ = with_file(quick, "U-1"), with_file(quick, "U-2")
    quick.click("U-1", Gesture.REFUSE_FILE, number)
    opened(quick, number)
    assert attached(quick) == []


def test_no_file_of_a_removed_report_is_attached(quick: Office) -> None:
    number, _ = with_file(quick, "U-1"), with_file(quick, "U-2")
    quick.click("U-1", Gesture.CONFIRM_FILE, number)
    quick.click("U-1", Gesture.REMOVE, number)
    opened(quick, number)
    assert attached(quick) == []


def test_what_was_attached_of_a_removed_report_is_deleted_or_its_team_is_asked(office: Office) -> None:
    first, _ = with_file(office, "U-1"), with_file(office, "U-2")
    opened(office, first)
    office.clock.forward(minutes=1)
    late, later, silent = (with_file(office, user) for user in ("U-3", "U-4", "U-5"))
    for user, number in (("U-3", late), ("U-4", later)):
        office.click(user, Gesture.CONFIRM_FILE, number)
    for user, number in (("U-5", silent), ("U-4", later)):
        office.click(user, Gesture.REMOVE, number)
    [issue] = office.jira.issues_by_id
    deleted = [one for one in office.jira.written if isinstance(one, DetachFile)]
    assert deleted == [DetachFile(issue, f"report-{later}-file-4")]
    assert office.notes() == []
    office.jira.before = [RefusedError("You do not have permission.", "forbidden")]
    office.click("U-3", Gesture.REMOVE, late)
    [told] = [text for _thread, text in office.notes() if "attachments are yours" in text]
    assert f"report no. {late} " in told
    assert (bool(office.home(late).left_in), office.home(later).left_in) == (True, "")


@pytest.mark.parametrize(("kind", "ending"), [("application/pdf", ".pdf"), ("", ""), ("x/unknown", "")])
def test_a_file_is_called_by_its_report_and_never_by_its_own_name(
    quick: Office, kind: str, ending: str
) -> None:
    number, _ = with_file(quick, "U-1", kind), with_file(quick, "U-2")
    quick.click("U-1", Gesture.CONFIRM_FILE, number)
    opened(quick, number)
    assert attached(quick) == [("F-U-1", f"report-{number}-file-1{ending}")]
