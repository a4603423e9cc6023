"""`--set KEY=VALUE`: single values of a scenario, changed by their dotted place."""

import copy
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from calculator.errors import InputError, Problem
from calculator.reading.numbers import shortened
from calculator.scenario import Scenario, Team
