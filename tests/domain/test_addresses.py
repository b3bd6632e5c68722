"""Where a token may go: to the hosts of the settings, by whatever name somebody tries to look like them."""

import pytest

from bridge.domain.addresses import belongs, is_private

SLACK = "https://slack.com/api/"
HERE = "http://127.0.0.1:8080/api/"


@pytest.mark.parametrize(
    "url",
    [
        "https://slack.com/x",
        "https://SLACK.com/x",
        "https://slack.com:443/x",
        "https://files.slack.com/files-pri/T1-F1/a.png",
        "https://files.slack.com/upload/v1/abc?token=1",
        "https://hooks.slack.com/actions/T1/1/abc",
        "wss://wss-primary.slack.com/link/?ticket=1",
    ],
)
def test_slacks_own_hosts_are_called(url: str) -> None:
    assert belongs(url, SLACK)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/files/F1",
        "//files.slack.com/F1",
        "https:///F1",
        "file:///etc/passwd",
        "ftp://files.slack.com/F1",
        "http://files.slack.com/F1",
        "ws://wss-primary.slack.com/link",
        "https://evilslack.com/F1",
        "https://slack.com.evil.example/F1",
        "https://slack.com-evil.example/F1",
        "https://slack.co/F1",
        "https://files.slack.com./F1",
        "https://slack.com@evil.example/F1",
        "https://evil.example@files.slack.com/F1",
        "https://files.slack.com:secret@evil.example/F1",
        "https://evil.example#@slack.com/",
        "https://evil.example?.slack.com",
        "https://evil.example\\.slack.com/F1",
        "https://evil.example\\@files.slack.com/F1",
        "https://files.slack.com\n.evil.example/F1",
        "https://files.slack.com\t/F1",
        " https://files.slack.com/F1",
        "https://files.slack.com :443/F1",
        "https://files.slack.com:8443/F1",
        "https://files.slack.com:22/F1",
        "https://files.slack.com:x/F1",
        "https://files.slack.com:99999/F1",
        "https://[::1/F1",
        "https://3.65.102.105/F1",
        "https://[2600:1f14::1]/F1",
        "https://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/F1",
        "http://localhost/F1",
        "https://ѕlack.com/F1",
        "https://files.ѕlack.com/F1",
        "https://files。slack。com/F1",
        "https://xn--lack-9sd.com/F1",
    ],
)
def test_nothing_that_only_looks_like_slack_is_called(url: str) -> None:
    assert not belongs(url, SLACK)


@pytest.mark.parametrize(
    ("url", "service", "is_ours"),
    [
        ("http://127.0.0.1:9/F1", HERE, True),
        ("http://localhost:9/F1", HERE, True),
        ("http://[::1]:9/F1", HERE, True),
        ("ws://127.0.0.1:8080/link", HERE, True),
        ("http://127.0.0.1.evil.example/F1", HERE, False),
        ("http://127.0.0.2/F1", HERE, False),
        ("http://x.localhost/F1", HERE, False),
        ("https://files.slack.com/F1", HERE, False),
        ("https://jira.acme.example:8443/x", "https://jira.acme.example:8443", True),
        ("https://jira.acme.example:8444/x", "https://jira.acme.example:8443", False),
        ("https://10.0.0.7/x", "https://10.0.0.7", True),
        ("https://1.10.0.0.7/x", "https://10.0.0.7", False),
        ("https://acme.example/x", "https://jira.acme.example", False),
        ("https://jira.acme.example/x", "http://jira.acme.example", False),
    ],
)
def test_another_service_has_its_own_hosts(url: str, service: str, is_ours: bool) -> None:
    assert belongs(url, service) is is_ours


@pytest.mark.parametrize(
    "url", ["http://acme.example", "http://10.0.0.7", "https://a:b@acme.example", "acme.example"]
)
def test_an_address_on_which_others_read_along_or_that_carries_a_password_is_not_private(url: str) -> None:
    assert not is_private(url)
