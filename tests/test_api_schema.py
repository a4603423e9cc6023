"""The API against its own OpenAPI document: what the schema allows, and much that it does not."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, settings

from calculator.api.application import PREFIX
from calculator.evaluate import DRAWS
from tests.api_client import client, mounted

FEW = 64  # draws, so that a plan that happens to be sound is soon evaluated
DOCUMENT = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", mounted())

# Rules between values, such as no more cuts than posts, and the names of sets.
NOT_IN_A_SCHEMA: list[Any] = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")]


@DOCUMENT.parametrize()
@settings(
    max_examples=12,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),  # the schema of a scenario is large
)
def test_no_request_makes_it_fail(case: schemathesis.Case[Any]) -> None:
    """Never a 5xx; each answer has a status and a form that the document names."""
    named = unquote(str(case.path_parameters.get("name")))
    assume("\n" not in named)  # to Starlette no path of a mounted application
    if case.query.get("draws") in DRAWS:
        case.query["draws"] = FEW
    case.call_and_validate(excluded_checks=NOT_IN_A_SCHEMA)


def test_the_document_names_every_route() -> None:
    """All that may be asked is described, and nothing is fetched from elsewhere to read it."""
    found = client().get("openapi.json").json()

    assert set(found["paths"]) == {
        "/evaluate", "/assumptions", "/schema", "/examples", "/examples/{name}", "/healthz",
        "/link", "/report", "/export", "/metrics",
    }  # fmt: skip
    assert "Scenario" in found["components"]["schemas"]
    assert found["servers"] == [{"url": PREFIX}]


@pytest.mark.parametrize(
    "reference", re.findall(r'"\$ref":"([^"]+)"', client().get("openapi.json").text)
)
def test_every_reference_leads_somewhere(reference: str) -> None:
    """The scenario's parts stand where the document says."""
    place = client().get("openapi.json").json()
    for step in reference.removeprefix("#/").split("/"):
        place = place[step]
    assert place
