"""Tokens with scopes: by the gateway only, at the address that the site itself tells."""

from jira import JIRA

from tests.sandbox.jira.pocket import BRIDGE, PATIENCE, Site, task


def cloud_id(site: Site) -> str:
    return str(site.http("GET", "/jira/_edge/tenant_info").json["cloudId"])


def test_anybody_may_ask_where_the_gateway_finds_the_site(site: Site) -> None:
    assert len(cloud_id(site)) == 36


def test_a_scoped_token_works_by_the_gateway_and_not_at_the_site(site: Site) -> None:
    assert site.gateway("/myself", "sandbox-scoped-token", cloud_id(site)).json["displayName"] == "Bridge"
    assert site.rest("GET", "/myself", login=f"{BRIDGE}:sandbox-scoped-token").status == 401


def test_a_token_without_scopes_works_by_both(site: Site) -> None:
    assert site.gateway("/myself", "sandbox-token").status == 200
    assert site.rest("GET", "/myself").status == 200


def test_a_wrong_token_is_401_in_the_gateways_words(site: Site) -> None:
    reply = site.gateway("/issue/PAY-1", "wrong")
    assert (reply.status, reply.json) == (401, {"code": 401, "message": "Unauthorized"})


def test_another_site_is_not_there(site: Site) -> None:
    assert (
        site.gateway("/myself", "sandbox-scoped-token", "00000000-0000-4000-8000-000000000000").status == 404
    )


def test_addresses_lead_back_through_the_gateway_but_the_site_keeps_its_own(site: Site) -> None:
    issue = site.gateway("/issue/PAY-1", "sandbox-scoped-token").json
    assert issue["self"].startswith(f"{site.url}/gateway/ex/jira/{cloud_id(site)}/rest/api/3/issue/")
    assert site.gateway("/serverInfo", "sandbox-scoped-token").json["baseUrl"] == f"{site.url}/jira"


def test_the_real_client_works_through_the_gateway(site: Site) -> None:
    client = JIRA(
        server=f"{site.url}/gateway/ex/jira/{cloud_id(site)}",
        basic_auth=(BRIDGE, "sandbox-scoped-token"),
        max_retries=0,
        timeout=PATIENCE,
        options={"rest_api_version": "3"},
    )
    assert client._is_cloud
    made = client.create_issue(fields=task("By the gateway"))
    assert site.rest("GET", f"/issue/{made.key}").json["fields"]["summary"] == "By the gateway"
    client._session.close()
