"""Reads the defaults by kind of work: columns carry the evidence, rows the numbers."""

from collections.abc import Mapping
from typing import Final

from calculator.assumption_files import AssumptionFiles
from calculator.entries import Evidence, RoleFamilyRow, Source
from calculator.scenario import ROLE_FAMILIES
from calculator.standing import check_evidence, standing_problems

FAMILIES: Final = "role_families.yaml"
WORDS: Final = frozenset({"label", "salary_status", "salary_grade", "salary_sources"})


def read_families(
    files: AssumptionFiles, sources: Mapping[str, Source]
) -> tuple[dict[str, Evidence], dict[str, RoleFamilyRow]]:
    """Read columns and rows; each number lies between the ends of its column."""
    columns = files.rows(Evidence, FAMILIES, files.mapping(FAMILIES, "columns"))
    families = files.rows(RoleFamilyRow, FAMILIES, files.mapping(FAMILIES, "families"))
    if FAMILIES in files.unreadable:
        return columns, families
    for name in sorted(set(ROLE_FAMILIES) ^ set(families)):
        files.problem(FAMILIES, name, "families are exactly those of a plan; mend or add it")
    for name in sorted(set(RoleFamilyRow.model_fields) - WORDS ^ set(columns)):
        files.problem(FAMILIES, name, "columns are exactly the numbers of a family; mend or add it")
    for name, column in columns.items():
        check_evidence(files, FAMILIES, name, column, sources)
        for family, row in families.items():
            number = float(getattr(row, name, column.low))
            if not column.low <= number <= column.high:
                span = f"low {column.low:g} and high {column.high:g}"
                files.problem(
                    FAMILIES, family, f"{name} {number:g} must lie between {span}; correct it"
                )
    for family, row in families.items():
        _check_salary(files, family, row, sources)
    return columns, families


def _check_salary(
    files: AssumptionFiles, family: str, row: RoleFamilyRow, sources: Mapping[str, Source]
) -> None:
    """Check the evidence of a salary that has its own."""
    named = row.salary_sources or ()
    files.unknown(FAMILIES, family, named, sources)
    if row.salary_grade and row.salary_status:
        for problem in standing_problems(row.salary_grade, row.salary_status, named, sources):
            files.problem(FAMILIES, family, f"salary: {problem}")
