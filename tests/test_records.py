"""Every default opens to its source, grade, range and caveat."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculator.defaults import FROM_FAMILY
from calculator.library import load
from calculator.views import library_tables
from calculator.views.assumptions.citing import FROM_MEMORY, LEANS_ON, SOURCE, source_title
from calculator.views.assumptions.details import details, in_brief
from calculator.views.assumptions.grades import GRADES, SET_YOUR_OWN, WEAK
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import FAMILIES, RATES, SALARY, default_records, topics
from calculator.views.assumptions.search import found
from calculator.views.assumptions.sources import markdown
from calculator.views.assumptions.told import Told
from calculator.views.assumptions.visible import VISIBLE
from calculator.views.assumptions.written import figure
from calculator.views.library_listing import in_full_text
from calculator.views.markdown import literal

ROOT = Path(__file__).parent.parent
RECORDS = default_records()
LIBRARY = load()
SHOWING = sorted(
    [
        *(ROOT / "calculator" / "views").rglob("*.py"),
        *(ROOT / "pages").rglob("*.py"),
        ROOT / "calculator" / "defaults.py",  # its warnings are shown
        ROOT / "calculator" / "readiness.py",  # its score is shown
    ]
)


def test_the_whole_library_is_there() -> None:
    """Entries, columns, rates, correlations and rows of law: each has its record."""
    law = LIBRARY.law
    expected = {
        *LIBRARY.entries,
        *(f"{FAMILIES}.{name}" for name in LIBRARY.family_columns),
        RATES,
        *(f"correlations.{'+'.join(pair.between)}" for pair in LIBRARY.correlations),
        *(f"obligations.{id_}" for id_ in law.obligations),
        *(f"layoff_rules.{id_}" for id_ in law.layoff_rules),
        *(f"severance_minima.{id_}" for id_ in law.severance),
    }
    assert set(RECORDS) == expected


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)
def test_it_opens_to_what_stands_behind_it(record: Record) -> None:
    """Value, range, grade, caveat and every source in full, in the card and in brief."""
    told = list(details(record, LIBRARY.as_of))
    titles = [title for title, _ in told]
    by_title = dict(told)
    assert {"Value in the library", "Range", "Grade", "Caveat", "To change it"} <= set(titles)
    assert all(text.strip() for _, text in told)
    assert by_title["Grade"].startswith(f"{record.grade}\\, ")
    assert (SET_YOUR_OWN.split(":")[0] in by_title["Grade"]) == (record.grade in WEAK)
    assert by_title["Caveat"] == literal(record.caveat)
    named = [title for title in titles if title in {SOURCE, FROM_MEMORY, LEANS_ON}]
    assert len(named) == len(record.sources) + len(record.anchors) >= 1
    assert titles.count("Speaks against it") == len(record.counter_evidence)
    brief = in_brief(record)
    for text in (record.label, record.value, record.spread, record.caveat):
        assert literal(text) in brief
    for source in record.sources:
        assert literal(source.title) in brief


@pytest.mark.parametrize("id_", LIBRARY.entries)
def test_an_entry_shows_its_own_numbers(id_: str) -> None:
    """Value, P5, P95, limits, review date and counter-evidence are those of the library."""
    entry, told = LIBRARY.entries[id_], dict(details(RECORDS[id_], LIBRARY.as_of))
    assert told["Value in the library"].startswith(literal(figure(entry.value, entry.unit)))
    limits = (figure(entry.low, entry.unit), figure(entry.high, entry.unit))
    assert all(literal(limit) in told["Range"] for limit in limits)
    if entry.p5 < entry.p95:
        assert literal(f"P5 to P95: {figure(entry.p5, entry.unit)}") in told["Range"]
        assert literal(figure(entry.p95, entry.unit)) in told["Range"]
    assert told["Review by"] == literal(entry.review_date)


def test_every_default_of_a_kind_of_work_and_every_rate_is_a_row() -> None:
    """A column lists each family, the rates each currency; a salary shows evidence of its own."""
    for name in LIBRARY.family_columns:
        rows = RECORDS[f"{FAMILIES}.{name}"].table
        assert [row["Kind of work"] for row in rows] == [
            family.label for family in LIBRARY.families.values()
        ]
    salaries = {row["Kind of work"]: row for row in RECORDS[f"{FAMILIES}.{SALARY}"].table}
    for family in LIBRARY.families.values():
        column = LIBRARY.family_columns[SALARY]
        assert salaries[family.label]["Grade"] == (family.salary_grade or column.grade)
        assert salaries[family.label]["Sources"]
    rates = {row["Currency"] for row in RECORDS[RATES].table}
    assert rates == set(LIBRARY.units_per_usd)


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)
def test_what_was_recalled_or_judged_never_shows_as_cited(record: Record) -> None:
    """In card, popover, table and on the command line a publication is a source where it was read.

    A judgement's only source is itself; what it leans on, and what was recalled, says so.
    """
    card = [(title, text) for title, text in details(record, LIBRARY.as_of)]
    terminal = in_full_text(Told(LIBRARY, LIBRARY.as_of), [record])
    table = library_tables.to_read([record], {}, LIBRARY.as_of)
    cited = {
        source.title
        for source in LIBRARY.sources.values()
        if source.kind != "judgement" and source in record.sources
    }
    if record.status in {"seen", "second-hand"}:
        assert cited
        assert any(source.accessed for source in record.sources)
        return
    assert not [text for title, text in card if title == SOURCE and "Judgement of this" not in text]
    for source in record.sources:
        title = source_title(record, source)
        assert f"**{title}.** " in in_brief(record)
        assert f"\n  {title}: " in terminal
        if source.kind != "judgement":
            assert title in {FROM_MEMORY, LEANS_ON}
            assert f"{title}: {source.reference}" in table["Sources"][0]
    rests = table["Rests on"][0]
    assert rests in {SET_YOUR_OWN, "Recalled"}
    assert "  Source: " not in terminal.replace("  Source: Headcount Horizon", "")


def test_what_was_not_read_says_so() -> None:
    """A publication without a month in which it was read is cited from memory."""
    for source in LIBRARY.sources.values():
        from_memory = not source.accessed and source.kind != "judgement"
        assert ("Cited from memory" in markdown(source)) == from_memory
        assert (f"(<{source.url}>)" in markdown(source)) == bool(source.url)


@pytest.mark.parametrize("grade", GRADES)
def test_weak_grades_ask_for_your_own_number(grade: str) -> None:
    """Everything graded D or E says that it is an assumption, and nothing else does."""
    rows = found(RECORDS.values(), "", (), [grade])
    read = library_tables.to_read(rows, {}, LIBRARY.as_of)
    assert len(read) > 0
    assert (set(read["Rests on"]) == {SET_YOUR_OWN}) == (grade in WEAK)
    assert (SET_YOUR_OWN in set(read["Rests on"])) == (grade in WEAK)


def test_the_table_says_who_set_a_value() -> None:
    """What the plan sets itself stands beside the library's value."""
    two = [RECORDS["slack"], RECORDS["load_factor"]]
    read = library_tables.to_read(two, {"slack": 0.1}, LIBRARY.as_of)
    assert list(read["Set by"]) == ["You: 10%", "Library"]
    assert read["Value"][0] == figure(LIBRARY.value("slack"), "share")


def test_a_review_gone_by_says_so() -> None:
    """In the month of its review a number is in time; in the next it is overdue, and flagged."""
    record = RECORDS["slack"]
    for month, text in (("2027-11", "2027-11"), ("2027-12", "2027-11, overdue")):
        assert list(library_tables.to_read([record], {}, month)["Review"]) == [text]
        assert dict(details(record, month))["Review by"] == literal(text)
        assert f"  Review by: {text}\n" in in_full_text(Told(LIBRARY, month), [record])


def test_a_search_finds_by_every_word_and_filters_narrow_it() -> None:
    """Words may stand in names, caveats and sources; topic and grade are each of several."""
    everything = list(RECORDS.values())
    assert found(everything, "", (), ()) == everything
    assert not found(everything, "no such words anywhere", (), ())
    hits = found(everything, "SLACK  nobody", (), ())
    assert RECORDS["slack"] in hits
    assert RECORDS["slack"] in found(everything, "nohria", (), ())
    for topic in topics(everything):
        some = found(everything, "", [topic], ["A", "E"])
        assert all(row.topic == topic and row.grade in "AE" for row in some)
    assert sum(len(found(everything, "", [topic], ())) for topic in topics(everything)) == len(
        everything
    )


def test_what_a_page_shows_has_a_record() -> None:
    """Each default that a page names is one of the library's, all of a plan's columns included."""
    assert {id_ for ids in VISIBLE.values() for id_ in ids} <= set(RECORDS)
    assert {f"{FAMILIES}.{name}" for name in FROM_FAMILY} <= set(VISIBLE["plan"])


def _ids_in(tree: ast.AST) -> Iterator[str]:
    """Yield every id that code writes out, and all that a text with a gap at its end stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in LIBRARY.entries:
            yield str(node.value)
        if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
            start = str(first.value)
            if start.endswith("_"):
                yield from (id_ for id_ in LIBRARY.entries if id_.startswith(start))


def test_no_page_shows_a_default_that_opens_nowhere() -> None:
    """Every default that pages and their words name by its id is listed for a page to open."""
    named = {
        id_ for path in SHOWING for id_ in _ids_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {"slack", "claim_month", "tenure_years", "readiness_weight_data"} <= named
    assert named <= {id_ for ids in VISIBLE.values() for id_ in ids}


def test_every_page_opens_its_defaults() -> None:
    """A page of figures offers where its defaults come from; four show the library or none."""
    pages = {path.stem for path in (ROOT / "pages").rglob("*.py")}
    assert pages == set(VISIBLE) | {"assumptions", "examples", "method", "share"}
