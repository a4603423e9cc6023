"""`assumptions` on the command line: the same as the page, beside a plan where one is given."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import main
from calculator.commands import assumptions as command
from calculator.library import load
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import default_records
from calculator.views.assumptions.sparkline import BARS, WIDTH, sparkline
from calculator.views.terminal import WIDTH as LINE

LIBRARY = load()
RECORDS = default_records()


def share(id_: str, low: float, value: float, high: float, place: int) -> dict[str, Any]:
    """One row of what the spread rests on, as `calculator.matters.report` writes it."""
    entry = LIBRARY.entries[id_]
    return {
        "id": id_,
        "label": entry.label,
        "grade": entry.grade,
        "unit": entry.unit,
        "share": {"value": value, "low": low, "high": high},
        "rank": place,
        "best_rank": place,
        "worst_rank": place,
    }


MOVED = {
    "sensitivity": {
        "shares": [
            share("slack", 0.41, 0.48, 0.55, 1),
            share("market_pay_premium", 0.02, 0.06, 0.1, 2),
            share("founders_per_leaver", -0.01, 0.0, 0.01, 3),
        ],
        "weak_grades": ["D", "E"],
        "weak": {"value": 0.62, "low": 0.5, "high": 0.7},
    }
}
PUBLIC = {
    *("id", "label", "unit", "value", "p5", "p95", "shape", "grade", "status", "sources"),
    *("caveat", "review_date"),
}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit code, output and errors of `assumptions`."""
    code = main(["assumptions", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put known shares in the place of those worked out; return the plans they are asked for."""
    asked: list[Any] = []

    def found(scenario: Any, *_: Any) -> None:
        asked.append(scenario)

    monkeypatch.setattr(command, "matters", found)
    monkeypatch.setattr(command, "report", lambda _: MOVED)
    return asked


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that pins one assumption and gives another a range."""
    path = tmp_path / "plan.json"
    team = {"team": "A", "headcount": 50, "annual_salary": 9e4, "planned_cuts": 5}
    own = {"slack": 0.125, "load_factor": {"p5": 1.25, "p95": 1.5}}
    path.write_text(json.dumps({"teams": [team], "assumptions": own}), encoding="utf-8")
    return path


# Text


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """Return what is printed of every record, line breaks taken out, by id."""
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("click.echo", lambda text, **_: lines.append(text))
        assert main(["assumptions"]) == 0
    found = re.split(r"\n\n(?=\S+ · grade [A-E]\n)", "\n".join(lines))
    return {block.split(" · ")[0]: " ".join(block.split()) for block in found[1:]}


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)
def test_it_says_all_that_the_page_says(blocks: dict[str, str], record: Record) -> None:
    """Label, value, unit, range, grade, status, sources, caveat, counter-evidence, dates, rows."""
    text = blocks[record.id]
    assert text.startswith(f"{record.id} · grade {record.grade} {record.label}. ")
    parts = [record.description, record.value, record.unit.replace("x", "", record.unit == "x")]
    parts += [record.spread.removeprefix("P5 to P95: "), record.limits, record.status]
    parts += [record.caveat, record.as_of, record.review_date]
    parts += [source.title for source in (*record.sources, *record.anchors)]
    for finding, source in record.counter_evidence:
        parts += [f"Speaks against it: {finding} {source.producer}", source.title]
    parts += [cell for row in record.table for cell in row.values()]
    for part in parts:
        assert " ".join(part.split()) in text
    entry = LIBRARY.entries.get(record.id)
    if entry:
        assert (
            (sparkline(entry) in text) if entry.sampled else ("every draw takes the value" in text)
        )


def test_everything_is_listed_and_no_more(blocks: dict[str, str]) -> None:
    """As many records as the page finds."""
    assert list(blocks) == list(RECORDS)


def test_lines_fit_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences are broken to the width; only an address or a table may be wider."""
    for line in run(capsys, "--find", "severance")[1].splitlines():
        assert len(line) <= LINE or "https://" in line or "  " in line.strip()


def test_words_find_and_brief_is_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    """Every word must be there; in brief each record found has one line."""
    found = [r for r in RECORDS.values() if "nohria" in " ".join(s.producer for _, s in
             r.counter_evidence).casefold()]  # fmt: skip
    assert found
    code, out, _ = run(capsys, "--find", "Nohria", "--brief")
    assert code == 0
    assert f": {len(found)} found." in out
    for record in found:
        line = next(line for line in out.splitlines() if line.startswith(f"{record.id}  "))
        assert record.value in line
        assert line.endswith(record.label)
    assert ": 0 found." in run(capsys, "--find", "no such words")[1]


def test_what_a_plan_sets_itself_is_marked(
    capsys: pytest.CaptureFixture[str], moved: list[Any], plan: Path
) -> None:
    """Set by you, value or range, with its own curve; and --set counts as the plan's."""
    _, out, _ = run(capsys, plan, "--set", "assumptions.unrest_months=9")
    assert "\n  SET BY YOU: 12.5%\n" in out
    own = next(line for line in out.splitlines() if "SET BY YOU: 1.25 to 1.5 (P5 to P95)" in line)
    assert own.endswith(
        sparkline(LIBRARY.entries["load_factor"], moved[0].assumptions["load_factor"])
    )
    assert "\n  SET BY YOU: 9\n" in out
    assert out.count("SET BY YOU") == 3
    brief = run(capsys, plan, "--brief")[1].splitlines()
    assert "you: 12.5%" in next(line for line in brief if line.startswith("slack  "))


def test_what_moves_the_plan_is_named_with_the_lowest_grade(
    capsys: pytest.CaptureFixture[str], moved: list[Any]
) -> None:
    """Under the list, with a table; without a plan it says how to see it."""
    out = run(capsys, "example:midmarket", "--brief")[1]
    assert len(moved) == 1
    assert "The lowest grade that moves the net value is E" in out
    table = out[out.index("The lowest grade") :]
    assert "48%" in table
    assert LIBRARY.entries["slack"].label in table
    assert "Give a plan (SOURCE)" not in out
    assert "Give a plan (SOURCE)" in run(capsys, "--brief")[1]


def test_a_review_gone_by_is_flagged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the number, and with file and key under the list."""
    monkeypatch.setattr(command, "this_month", lambda: "2027-12")
    out = run(capsys, "--find", "slack")[1]
    assert "  Review by: 2027-11, overdue\n" in out
    assert "\n  work.yaml: slack: review was due in 2027-11\n" in out
    rows = json.loads(run(capsys, "--json")[1])
    assert all(row["review_overdue"] for row in rows)


# JSON


def test_rows_keep_their_keys_and_are_the_assumptions(capsys: pytest.CaptureFixture[str]) -> None:
    """The promised keys with numbers for values; the rest is added beside them."""
    rows = json.loads(run(capsys, "--json")[1])
    assert [row["id"] for row in rows] == list(LIBRARY.entries)
    for row in rows:
        entry = LIBRARY.entries[row["id"]]
        assert set(row) >= PUBLIC
        assert (row["value"], row["p5"], row["p95"]) == (entry.value, entry.p5, entry.p95)
        assert row["sources"] == [LIBRARY.sources[key].reference for key in entry.sources]
        assert row["set_by"] == "library"
        assert row["own"] is None
        assert row["moves_net_value"] is None
        assert bool(row["quantiles"]) == entry.sampled


def test_all_rows_are_the_records_of_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """With --all each record is a row; one that is no one number says it in words."""
    rows = {row["id"]: row for row in json.loads(run(capsys, "--json", "--all")[1])}
    assert list(rows) == list(RECORDS)
    for id_, record in RECORDS.items():
        row = rows[id_]
        assert set(row) >= PUBLIC
        assert row["written"]["value"] == record.value
        assert row["sources"] == [source.reference for source in record.sources]
        assert len(row["counter_evidence"]) == len(record.counter_evidence)
        assert (row["value"] is None) == (id_ not in LIBRARY.entries)
        assert row["table"] == [dict(cells) for cells in record.table]


def test_rows_beside_a_plan(
    capsys: pytest.CaptureFixture[str], moved: list[Any], plan: Path
) -> None:
    """Own values, their quantiles, and the share of the spread that each has."""
    rows = {row["id"]: row for row in json.loads(run(capsys, plan, "--json")[1])}
    assert len(moved) == 1
    assert (rows["slack"]["set_by"], rows["slack"]["own"]) == ("you", 0.125)
    assert rows["load_factor"]["own"] == {"p5": 1.25, "p95": 1.5}
    assert rows["load_factor"]["quantiles"]["P5"] == 1.25
    assert rows["slack"]["moves_net_value"] == {
        "share": {"value": 0.48, "low": 0.41, "high": 0.55},
        "rank": 1,
        "best_rank": 1,
        "worst_rank": 1,
    }
    assert rows["load_factor"]["moves_net_value"] is None


# Bad input


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.csv",), "nowhere.csv"),
        (("--set", "company.slack=0.1"), "none is given. Give a SOURCE"),
        (("--seed", "1"), "none is given. Give a SOURCE"),
        (("example:midmarket", "--set", "assumptions.luck=1"), "assumptions.luck"),
        (("example:midmarket", "--set", "assumptions.slack=0.95"), "must lie between 0 and 0.9"),
        (("example:midmarket", "--set", "currency=XYZ"), "XYZ"),
    ],
)
def test_bad_input_is_refused_before_the_work(
    capsys: pytest.CaptureFixture[str], moved: list[Any], arguments: tuple[str, ...], words: str
) -> None:
    """Exit 2, in words, and nothing was worked out."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert all(line.startswith("error: ") for line in err.splitlines())
    assert not moved


# The drawing


def test_a_drawing_follows_the_shape() -> None:
    """One line of bars: highest near the mode, and nothing for what is not drawn."""
    entry = LIBRARY.entries["slack"]
    drawn = sparkline(entry)
    assert len(drawn) == WIDTH
    assert set(drawn) <= set(BARS)
    peak, median = drawn.index(BARS[-1]) / WIDTH, entry.distribution.median
    assert abs(peak - median / 0.15) < 0.2
    assert drawn[0] == drawn[-1] == BARS[0]
    assert not sparkline(LIBRARY.entries["discount_rate"])
    assert not sparkline(entry, 0.1)
