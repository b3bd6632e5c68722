"""``bridge manifest``: from what the Slack app is made."""

import json

import click

from bridge.slack.manifest import manifest


@click.command()
@click.option("--url", default="", help="Where people open the pages: https://bridge.acme.example")
@click.option("--http", is_flag=True, help="Let Slack post to this address, instead of Socket Mode.")
def command(url: str, http: bool) -> None:
    """Print the manifest to make the Slack app from."""
    if (http or url) and not url.startswith("https://"):
        raise click.BadParameter("it must begin with https://, as Slack wants it", param_hint="--url")
    click.echo(json.dumps(manifest(url.rstrip("/"), http=http), indent=2))
