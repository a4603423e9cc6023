"""The assumptions library: every number the model takes from elsewhere, with its source.

`load` reads the YAML files under `assumptions/` and refuses the whole folder if a single number
lacks its source, unit, grade or range. The grammar of an entry is in `assumptions/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from calculator.assumption_files import SOURCES, AssumptionFiles
from calculator.entries import (
    AssumptionSet,
    Correlation,
    Entry,
    Evidence,
    ExchangeRates,
    RoleFamilyRow,
    Source,
)
from calculator.errors import LibraryError
from calculator.family_defaults import FAMILIES, read_families
from calculator.joint_draws import (
    CORRELATIONS,
    REGISTER,
    SEQUENCE_COLUMNS,
    read_correlations,
    read_register,
)
from calculator.legal_entries import LayoffRule, Obligation, SeveranceMinimum
from calculator.set_identity import set_id
from calculator.standing import check_evidence, standing_problems

__all__ = [
    "ASSUMPTIONS",
    "FILES",
    "SEQUENCE_COLUMNS",
    "Correlation",
    "Entry",
    "Evidence",
    "ExchangeRates",
    "Library",
    "RoleFamilyRow",
    "Source",
    "as_rows",
    "load",
    "read",
]

LegalRow = TypeVar("LegalRow", Obligation, LayoffRule, SeveranceMinimum)

ASSUMPTIONS: Final = Path(__file__).resolve().parent.parent / "assumptions"
TOPICS: Final = (
    "separation",
    "hiring",
    "survivors",
    "knowledge",
    "programme",
    "work",
    "response",
    "finance",
    "redeployment",
    "compliance",
    "signals",
    "definitions",
)
SET: Final = "set.yaml"
RATES: Final = "exchange_rates.yaml"
OBLIGATIONS: Final = "obligations.yaml"
LAYOFF_RULES: Final = "layoff_rules.yaml"
SEVERANCE: Final = "severance_minima.yaml"
FIGURES: Final = (  # the files whose figures are the set
    *(f"{topic}.yaml" for topic in TOPICS),
    FAMILIES,
    RATES,
    REGISTER,
    CORRELATIONS,
    OBLIGATIONS,
    LAYOFF_RULES,
    SEVERANCE,
)
FILES: Final = (SET, SOURCES, *FIGURES)


@dataclass(frozen=True, slots=True)
class Law:
    """Dated law: duties, what delays a layoff, and what is owed to those who go."""

    obligations: Mapping[str, Obligation]
    layoff_rules: Mapping[str, LayoffRule]
    severance: Mapping[str, SeveranceMinimum]


@dataclass(frozen=True, slots=True)
class Library:
    """One dated set of assumptions, read-only throughout.

    `id` is named after the figures: another figure is another set. `register` gives each sampled id
    its column of the random sequence, by its position. `added` names what an old set did not hold
    when it was frozen and the model asks for by now: there, the figures of today stand in.
    """

    id: str
    as_of: str
    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    families: Mapping[str, RoleFamilyRow]
    family_columns: Mapping[str, Evidence]
    exchange_rates: ExchangeRates
    register: tuple[str, ...]
    correlations: tuple[Correlation, ...]
    law: Law
    added: tuple[str, ...] = ()

    @property
    def units_per_usd(self) -> Mapping[str, float]:
        """Units of each currency for one US dollar."""
        return MappingProxyType(self.exchange_rates.units_per_usd)

    @property
    def rates_as_of(self) -> str:
        """Day of the exchange rates, YYYY-MM-DD."""
        return self.exchange_rates.as_of

    def value(self, id_: str) -> float:
        """Return the default shown for an assumption; KeyError if there is none of that id."""
        return self.entries[id_].value


def load(folder: Path = ASSUMPTIONS) -> Library:
    """Read an assumptions folder; LibraryError names file and key of every problem in it."""
    return _default() if folder == ASSUMPTIONS else read(AssumptionFiles(folder))


def as_rows(library: Library) -> list[dict[str, Any]]:
    """Return every entry as plain JSON data, its publications written out."""
    return [_as_row(entry, library.sources) for entry in library.entries.values()]


def _as_row(entry: Entry, sources: Mapping[str, Source]) -> dict[str, Any]:
    plain = entry.model_dump(mode="json", exclude={"parameters", "scaled_by_pay"})
    return plain | {
        "sources": [sources[key].reference for key in entry.sources],
        "source_keys": list(entry.sources),
        "anchors": [sources[key].reference for key in entry.anchors],
        "counter_evidence": [
            {"source": sources[item.source].reference, "finding": item.finding}
            for item in entry.counter_evidence
        ],
    }


@cache
def _default() -> Library:
    return read(AssumptionFiles(ASSUMPTIONS))


def read(files: AssumptionFiles) -> Library:
    """Read a set from its files, wherever they were kept; `LibraryError` as in `load`."""
    about = files.row(AssumptionSet, SET, "the set", files.data(SET))
    sources = files.rows(Source, SOURCES, files.mapping(SOURCES))
    entries = _entries(files, sources)
    columns, families = read_families(files, sources)
    rates = _exchange_rates(files, sources)
    register = read_register(files, entries)
    correlations = read_correlations(files, sources, entries)
    law = _law(files, sources)
    if files.problems or about is None or rates is None:
        raise LibraryError("\n".join(files.problems))
    return Library(
        id=set_id(about.as_of, {file: files.data(file) for file in FIGURES}),
        as_of=about.as_of,
        entries=MappingProxyType(entries),
        sources=MappingProxyType(sources),
        families=MappingProxyType(families),
        family_columns=MappingProxyType(columns),
        exchange_rates=rates,
        register=register,
        correlations=correlations,
        law=law,
    )


def _entries(files: AssumptionFiles, sources: Mapping[str, Source]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for topic in TOPICS:
        file = f"{topic}.yaml"
        for id_, values in files.mapping(file).items():
            entry = files.row(Entry, file, id_, values, id=id_, topic=topic)
            if id_ in entries:
                files.problem(file, id_, f"stands in {entries[id_].topic}.yaml too; keep one")
            if entry is not None:
                check_evidence(files, file, id_, entry, sources)
                entries[id_] = entry
    return entries


def _law(files: AssumptionFiles, sources: Mapping[str, Source]) -> Law:
    return Law(
        obligations=_legal(Obligation, files, OBLIGATIONS, sources),
        layoff_rules=_legal(LayoffRule, files, LAYOFF_RULES, sources),
        severance=_legal(SeveranceMinimum, files, SEVERANCE, sources),
    )


def _legal(
    kind: type[LegalRow], files: AssumptionFiles, file: str, sources: Mapping[str, Source]
) -> Mapping[str, LegalRow]:
    rows: dict[str, LegalRow] = {}
    for id_, values in files.mapping(file).items():
        row = files.row(kind, file, id_, values, id=id_)
        if row is not None:
            files.unknown(file, id_, row.sources, sources)
            for problem in standing_problems(row.grade, row.status, row.sources, sources):
                files.problem(file, id_, problem)
            rows[id_] = row
    return MappingProxyType(rows)


def _exchange_rates(files: AssumptionFiles, sources: Mapping[str, Source]) -> ExchangeRates | None:
    file = RATES
    rates = files.row(ExchangeRates, file, "the table", files.data(file))
    if rates:
        files.unknown(file, "the table", rates.sources, sources)
        for problem in standing_problems(rates.grade, rates.status, rates.sources, sources):
            files.problem(file, "the table", problem)
    return rates
