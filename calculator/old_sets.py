"""What an old set of assumptions lacks of what the model asks for by now, taken from today's set.

Nothing the old set holds is touched. A row of law that came later stays out, unless the old set had
no law of that kind at all.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from calculator.assumption_files import SOURCES
from calculator.family_defaults import FAMILIES
from calculator.joint_draws import REGISTER
from calculator.library import FILES, TOPICS

Files: TypeAlias = Mapping[str, Any]


def brought_up_to_date(then: Files, now: Files) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the files of an old set with what they lack, and the names of what was added.

    A name is an assumption's id, or `<file>.<key>` for what stands in another file.
    """
    files = {file: then.get(file, now[file]) for file in FILES}
    files[SOURCES] = {**now[SOURCES], **then[SOURCES]}
    # The register only ever grows, so this is today's where it was kept as it should be.
    files[REGISTER] = [
        *then[REGISTER],
        *(id_ for id_ in now[REGISTER] if id_ not in then[REGISTER]),
    ]
    files[FAMILIES], columns = _families(then[FAMILIES], now[FAMILIES])
    topics = [f"{topic}.yaml" for topic in TOPICS]
    known = {id_ for file in topics for id_ in then.get(file, ())}
    for file in topics:
        later = {id_: row for id_, row in now[file].items() if id_ not in known}
        files[file] = {**then.get(file, {}), **later}
    added = [id_ for file in topics for id_ in files[file] if id_ not in known]
    added += [f"role_families.{name}" for name in columns]
    for file in FILES:
        if file not in then and file not in topics:
            added += [f"{file.removesuffix('.yaml')}.{key}" for key in now[file]]
    return files, tuple(added)


def _families(then: Files, now: Files) -> tuple[dict[str, Any], list[str]]:
    """Return the table by kind of work with the columns and the rows it lacks; name the columns."""
    missing = {name: row for name, row in now["columns"].items() if name not in then["columns"]}
    rows = {
        family: {**{name: row[name] for name in missing}, **then["families"].get(family, row)}
        for family, row in now["families"].items()
    }
    return {"columns": {**then["columns"], **missing}, "families": rows}, list(missing)
