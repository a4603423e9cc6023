"""The id of a set of assumptions: its month, and a digest of every figure in it.

A changed default, an entry more or less, another order of the register make another id by
themselves. What only speaks about a figure (its label, sources, grade, caveat, review date) does
not: a set may be worded better without becoming another one.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

DIGITS: Final = 8
WORDS: Final = frozenset(
    {
        *("label", "description", "caveat", "grade", "status", "sources", "anchors"),
        *("counter_evidence", "as_of", "review_date"),
        *("salary_grade", "salary_status", "salary_sources"),
        *("cap", "sanction", "disclosure"),
    }
)


def set_id(as_of: str, files: Mapping[str, object]) -> str:
    """Return the id of a set known up to a month, YYYY-MM, from the data of its files."""
    text = json.dumps(figures(files), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{as_of}-{hashlib.sha256(text.encode()).hexdigest()[:DIGITS]}"


def figures(data: object) -> Any:
    """Return plain data without its words, and whole numbers as the decimals they are read as."""
    if isinstance(data, Mapping):
        return {str(key): figures(value) for key, value in data.items() if key not in WORDS}
    if isinstance(data, list):
        return [figures(item) for item in data]
    return float(data) if isinstance(data, int) and not isinstance(data, bool) else data
