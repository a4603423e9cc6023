"""JSON as the command line and the API give it: one line, letters as they are, no NaN."""

import json
from typing import Any


def json_line(data: Any) -> str:
    """Write plain data on one line; `ValueError` where a number is not finite."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
