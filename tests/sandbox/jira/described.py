"""Whether a call is one that the vendor's description of Cloud's REST API allows.

For the entries of `GET /sandbox/jira/requests`, so that any test can hold what the bridge wrote against it.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SPECIFICATION = Path(__file__).resolve().parents[4] / "shared" / "specs" / "jira-cloud-platform-v3.json"
"""It lies beside a checkout of the makers; tests that need it are marked `shared` and skip elsewhere."""


@cache
def description() -> dict[str, Any]:
    """The vendor's OpenAPI description."""
    found: dict[str, Any] = json.loads(SPECIFICATION.read_bytes())
    return found


def wrong(entry: dict[str, Any]) -> list[str]:
    """What the description holds against a call; nothing for a good one.

    Args:
        entry: One of the entries of `GET /sandbox/jira/requests`, made on Cloud.
    """
    where = f"{entry['method']} {entry['path']}"
    operation = _operation(entry["method"].lower(), entry["path"])
    if operation is None:
        return [f"{where} is not described"]
    known = {each["name"] for each in operation.get("parameters", ())}
    strange = [f"{where}: ?{name} is not described" for name in entry["query"] if name not in known]
    return strange + [f"{where}: {problem}" for problem in _body(operation, entry["body"])]


@cache
def _operation(method: str, path: str) -> dict[str, Any] | None:
    """A literal segment of a path goes before a variable one."""
    paths = description()["paths"]
    for template in sorted(paths, key=lambda each: each.count("{")):
        pattern = re.sub(r"\\{[^/]+\\}", "[^/]+", re.escape(template))
        if method in paths[template] and re.fullmatch(pattern, path):
            found: dict[str, Any] = paths[template][method]
            return found
    return None


def _body(operation: dict[str, Any], body: Any) -> list[str]:
    described = operation.get("requestBody")
    if described is None:
        return [] if body is None else ["no body is described"]
    schema = described["content"]["application/json"]["schema"]
    validator = Draft202012Validator(schema | {"components": description()["components"]})
    return [f"{problem.json_path}: {problem.message[:200]}" for problem in validator.iter_errors(body)]
