"""The API as one ASGI application, to be mounted beside the app."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from calculator import __version__
from calculator.api.problem_details import ProblemDetails, answer_with_problems
from calculator.api.routes import library
from calculator.api.routes.evaluate import evaluate_router
from calculator.api.routes.export import export_router
from calculator.api.routes.link import link_router
from calculator.api.routes.operations import operations_router
from calculator.api.routes.report import report_router
from calculator.api.workers import Workers
from calculator.scenario import Scenario
from calculator.serving.measures import Measures

PREFIX: Final = "/api/v1"
_REF: Final = "#/components/schemas/{model}"


class API(FastAPI):
    """FastAPI whose schema has the scenario in it: bodies are read by our own reader."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        if self.openapi_schema is None:
            found = get_openapi(title=self.title, version=self.version, routes=self.routes)
            found["servers"] = [{"url": PREFIX}]
            schemas = found.setdefault("components", {}).setdefault("schemas", {})
            for model in (Scenario, ProblemDetails):
                schema = model.model_json_schema(ref_template=_REF)
                schemas.update(schema.pop("$defs", {}))
                schemas[model.__name__] = schema
            self.openapi_schema = found
        return self.openapi_schema


def api(workers: Workers, measures: Measures) -> FastAPI:
    """Make the API. No page of documentation: those that come with it load from other hosts."""
    made = API(
        title="Headcount Horizon",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    answer_with_problems(made)
    measures.watch("evaluations_running", "Evaluations at work", workers.running)
    for router in (
        evaluate_router(workers),
        link_router(workers),
        report_router(workers),
        export_router(workers),
        library.router,
        operations_router(measures),
    ):
        made.include_router(router)
    return made
