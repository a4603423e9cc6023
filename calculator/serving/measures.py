"""What is counted of the server's work. Labels are ours alone: never a path, a query or a name."""

from collections.abc import Callable
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from starlette.types import Scope

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Measures:
    """The counts of one process."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._answered = Counter(
            "http_requests",
            "Requests answered",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "http_request_duration_seconds",
            "Time until a request was answered",
            ("route",),
            registry=self._registry,
        )

    def answered(self, scope: Scope, status: int, seconds: float) -> None:
        """Count a request by the template of its route."""
        method = scope.get("method", "GET")
        route = _template(scope)
        self._answered.labels(method if method in _METHODS else "other", route, status).inc()
        if scope["type"] == "http":  # a WebSocket stays open as long as a page does
            self._seconds.labels(route).observe(seconds)

    def watch(self, name: str, meaning: str, count: Callable[[], int]) -> None:
        """Show a number as it is whenever the measures are read."""
        Gauge(name, meaning, registry=self._registry).set_function(count)

    def text(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self._registry)


def _template(scope: Scope) -> str:
    """Name the route that answered, as it is written in the code."""
    path = getattr(scope.get("route"), "path", "")
    return f"{scope.get('root_path', '')}{path}" or "other"
