"""The assumptions library: every number the model takes from elsewhere, with its source.

`load` reads the YAML files under `assumptions/` and refuses the whole folder if a single number
lacks its source, unit, grade or range. The grammar of an entry is in `assumptions/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from calculator.assumption_files import AssumptionFiles
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
from calculator.legal_entries import LayoffRule, Legal, Obligation, SeveranceMinimum
from calculator.scenario import ROLE_FAMILIES

__all__ = [
    "ASSUMPTIONS",
    "SEQUENCE_COLUMNS",
    "Correlation",
    "Entry",
    "Evidence",
    "ExchangeRates",
    "Library",
    "ReviewDue",
    "RoleFamilyRow",
    "Source",
    "as_rows",
    "load",
    "reviews_due_before",
]

LegalRow = TypeVar("LegalRow", Obligation, LayoffRule, SeveranceMinimum)

ASSUMPTIONS: Final = Path(__file__).resolve().parent.parent / "assumptions"
SEQUENCE_COLUMNS: Final = 256
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
    "definitions",
)


@dataclass(frozen=True, slots=True)
class Law:
    """Dated law: duties, what delays a layoff, and what is owed to those who go."""

    obligations: Mapping[str, Obligation]
    layoff_rules: Mapping[str, LayoffRule]
    severance: Mapping[str, SeveranceMinimum]


@dataclass(frozen=True, slots=True)
class Library:
    """One dated set of assumptions, read-only throughout.

    `register` gives each sampled id its column of the random sequence, by its position.
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


class ReviewDue(NamedTuple):
    """A number or a row of law that was to be looked at again in `month`, YYYY-MM."""

    month: str
    file: str
    key: str


def load(folder: Path = ASSUMPTIONS) -> Library:
    """Read an assumptions folder; LibraryError names file and key of every problem in it."""
    return _default() if folder == ASSUMPTIONS else _read(folder)


def as_rows(library: Library) -> list[dict[str, Any]]:
    """Return every entry as plain JSON data, its publications written out."""
    return [_as_row(entry, library.sources) for entry in library.entries.values()]


def reviews_due_before(library: Library, month: str) -> list[ReviewDue]:
    """Return what should have been looked at again before a month, YYYY-MM; longest due first."""
    law = library.law
    dated: list[tuple[str, str, Evidence | Legal]] = [
        *((f"{entry.topic}.yaml", id_, entry) for id_, entry in library.entries.items()),
        *(("role_families.yaml", name, row) for name, row in library.family_columns.items()),
        *(("obligations.yaml", id_, row) for id_, row in law.obligations.items()),
        *(("layoff_rules.yaml", id_, row) for id_, row in law.layoff_rules.items()),
        *(("severance_minima.yaml", id_, row) for id_, row in law.severance.items()),
    ]
    return sorted(
        ReviewDue(row.review_date, file, key) for file, key, row in dated if row.review_date < month
    )


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
    return _read(ASSUMPTIONS)


def _read(folder: Path) -> Library:
    files = AssumptionFiles(folder)
    about = files.row(AssumptionSet, "set.yaml", "the set", files.data("set.yaml"))
    sources = files.rows(Source, "sources.yaml", files.mapping("sources.yaml"))
    entries = _entries(files, sources)
    columns, families = _role_families(files, sources)
    rates = _exchange_rates(files, sources)
    register = _register(files, entries)
    correlations = _correlations(files, sources, entries)
    law = _law(files, sources)
    if files.problems or about is None or rates is None:
        raise LibraryError("\n".join(files.problems))
    return Library(
        id=about.id,
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
                files.unknown(file, id_, entry.cited, sources)
                entries[id_] = entry
    return entries


def _law(files: AssumptionFiles, sources: Mapping[str, Source]) -> Law:
    return Law(
        obligations=_legal(Obligation, files, "obligations.yaml", sources),
        layoff_rules=_legal(LayoffRule, files, "layoff_rules.yaml", sources),
        severance=_legal(SeveranceMinimum, files, "severance_minima.yaml", sources),
    )


def _legal(
    kind: type[LegalRow], files: AssumptionFiles, file: str, sources: Mapping[str, Source]
) -> Mapping[str, LegalRow]:
    rows: dict[str, LegalRow] = {}
    for id_, values in files.mapping(file).items():
        row = files.row(kind, file, id_, values, id=id_)
        if row is not None:
            files.unknown(file, id_, row.sources, sources)
            rows[id_] = row
    return MappingProxyType(rows)


def _role_families(
    files: AssumptionFiles, sources: Mapping[str, Source]
) -> tuple[dict[str, Evidence], dict[str, RoleFamilyRow]]:
    file = "role_families.yaml"
    columns = files.rows(Evidence, file, files.mapping(file, "columns"))
    families = files.rows(RoleFamilyRow, file, files.mapping(file, "families"))
    for name in sorted(set(ROLE_FAMILIES) ^ set(families)):
        files.problem(file, name, "families are exactly those of a plan; mend or add it")
    for name in sorted(_family_numbers() ^ set(columns)):
        files.problem(file, name, "columns are exactly the numbers of a family; mend or add it")
    for name, column in columns.items():
        files.unknown(file, name, column.cited, sources)
        for family, row in families.items():
            number = float(getattr(row, name, column.low))
            if not column.low <= number <= column.high:
                span = f"low {column.low:g} and high {column.high:g}"
                files.problem(file, family, f"{name} {number:g} must lie between {span}")
    for family, row in families.items():
        files.unknown(file, family, row.salary_sources or (), sources)
    return columns, families


def _family_numbers() -> set[str]:
    """Names of what a role family defaults, each of which needs a column of evidence."""
    apart = {"label", "salary_status", "salary_grade", "salary_sources"}
    return set(RoleFamilyRow.model_fields) - apart


def _exchange_rates(files: AssumptionFiles, sources: Mapping[str, Source]) -> ExchangeRates | None:
    file = "exchange_rates.yaml"
    rates = files.row(ExchangeRates, file, "the table", files.data(file))
    files.unknown(file, "the table", rates.sources if rates else (), sources)
    return rates


def _register(files: AssumptionFiles, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Read the columns of the random sequence; a retired id keeps its own."""
    file = "register.yaml"
    register = tuple(str(id_) for id_ in files.sequence(file))
    for id_ in sorted({id_ for id_ in register if register.count(id_) > 1}):
        files.problem(file, id_, "stands more than once; an id has one column")
    if len(register) > SEQUENCE_COLUMNS:
        files.problem(file, "the file", f"{len(register)} ids for {SEQUENCE_COLUMNS} columns")
    for id_, entry in entries.items():
        if entry.sampled and id_ not in register:
            files.problem(file, id_, f"is sampled in {entry.topic}.yaml; append it here")
    return register


def _correlations(
    files: AssumptionFiles, sources: Mapping[str, Source], entries: Mapping[str, Entry]
) -> tuple[Correlation, ...]:
    file = "correlations.yaml"
    numbered = enumerate(files.sequence(file), start=1)
    pairs = files.rows(Correlation, file, {f"pair {n}": values for n, values in numbered})
    seen: list[set[str]] = []
    for name, pair in pairs.items():
        files.unknown(file, name, pair.sources, sources)
        ids = set(pair.between)
        for id_ in sorted(ids):
            if id_ not in entries or not entries[id_].sampled:
                files.problem(file, name, f"{id_} is no sampled entry; correlate what is drawn")
        if len(ids) == 1 or ids in seen:
            files.problem(file, name, "a pair is two different ids, and stands once; take it out")
        seen.append(ids)
    return tuple(pairs.values())
