"""Links as they were made, kept for ever: `python -m tests.link_fixtures` adds those of today.

`tests/links/<encoder version>.<payload version>/` has one file a built-in example, and one of it
without names and money. Nothing there is ever written anew; nor is the schema of a payload version.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.examples import examples
from calculator.library import load
from calculator.links import encoder, payload, schemas
from calculator.links.making import make_link
from calculator.links.opening import open_link
from calculator.scenario import scenario_from

FIXTURES = Path(__file__).parent / "links"
CURRENT = FIXTURES / f"{encoder.VERSION}.{payload.VERSION}"
KINDS: dict[str, tuple[payload.LeftOut, ...]] = {"": (), "-redacted": ("money", "names")}


def every() -> list[Path]:
    """Return every fixture ever made."""
    return sorted(FIXTURES.glob("*/*.json"))


def wanted() -> set[str]:
    """Return the files that the current format needs."""
    return {f"{name}{kind}.json" for name in examples() for kind in KINDS}


def record() -> Iterator[Path]:
    """Write what is missing, and yield where."""
    schema = schemas.SCHEMAS / f"{payload.VERSION}.json"
    if not schema.exists():
        schema.write_text(json.dumps(schemas.todays(), indent=1) + "\n", encoding="utf-8")
        yield schema
    CURRENT.mkdir(parents=True, exist_ok=True)
    for name, example in examples().items():
        for kind, left_out in KINDS.items():
            path = CURRENT / f"{name}{kind}.json"
            if not path.exists():
                made = _made(example.scenario, left_out)
                path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
                yield path


def _made(plan: dict[str, Any], left_out: tuple[payload.LeftOut, ...]) -> dict[str, Any]:
    link = make_link(scenario_from(plan), load(), left_out)
    then = open_link(link.text).then
    return {
        "link": link.text,
        "left_out": list(left_out),
        "assumptions_version": load().id,
        "scenario": link.scenario.model_dump(mode="json", exclude_unset=True),
        "then": then and then.model_dump(mode="json"),
    }


if __name__ == "__main__":
    for path in record():
        print(path)
