"""What a kind of file may have for columns: its fields, and other words people use for each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Layout:
    """The fields of one kind of file.

    `name` is the kind in words; `required` says of each field whether it must be there; `synonyms`
    are words that look like it, separated by commas.
    """

    name: str
    required: Mapping[str, bool]
    synonyms: Mapping[str, str]

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Field by the key of its own name."""
        return {matching_key(field): field for field in self.required}

    @cached_property
    def lookalikes(self) -> Mapping[str, str]:
        """Field by the key of its name and of every synonym."""
        return {**self.fields} | {
            matching_key(synonym): field
            for field, synonyms in self.synonyms.items()
            for synonym in synonyms.split(",")
        }

    def recognised(self, cells: Iterable[str]) -> set[str]:
        """Return the fields of which a cell is the name or a synonym."""
        keys = map(matching_key, cells)
        return {self.lookalikes[key] for key in keys if key in self.lookalikes}


def matching_key(text: str) -> str:
    """Reduce a header or a choice to what counts: letters and digits, without case."""
    return re.sub(r"[\W_]+", "", text).casefold()
