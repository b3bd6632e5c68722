"""``bridge health``: whether a running bridge is well, for health checks of containers."""

import sys
import urllib.error
import urllib.request
from http.client import HTTPException

import click


@click.command()
@click.option("--url", default="http://127.0.0.1:8080", show_default=True, help="Where the bridge listens.")
def command(url: str) -> None:
    """Ask a running bridge whether it is well; exits with 1 if it is not."""
    if not url.startswith(("http://", "https://")):
        raise click.BadParameter("it must begin with http:// or https://", param_hint="--url")
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=4) as answer:  # noqa: S310 - checked above
            click.echo(answer.read(1000).decode(errors="replace"))
    except urllib.error.HTTPError as error:
        error.close()
        click.echo(f"The bridge at {url} is not ready (HTTP {error.code}).", err=True)
        sys.exit(1)
    except (OSError, HTTPException, ValueError):
        click.echo(f"No bridge answers at {url}.", err=True)
        sys.exit(1)
