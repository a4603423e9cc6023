"""Assumption sets: named after their figures, frozen for good, and given back as they were."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.answer import answer
from calculator.assumption_sets import SETS, freeze, load_set, set_ids
from calculator.cli import main
from calculator.defaults import complete
from calculator.errors import InputError, LibraryError
from calculator.evaluate import evaluate
from calculator.examples import example
from calculator.library import FIGURES, Library, load
from calculator.reviews import this_month
from calculator.scenario import scenario_from
from calculator.set_identity import WORDS, set_id
from tests.assumption_folder import Folder, Mend

FEW = 64
TODAY = load()
FIRST = "2026-11-65a5221f"  # the set of version 0.1.0
ADVICE = "the figures of the assumptions make a set that is not frozen: python -m calculator freeze"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound copy of the assumptions."""
    (tmp_path / "assumptions").mkdir()
    return Folder(tmp_path / "assumptions")


def printed(library: Library, name: str = "midmarket") -> str:
    """Return the whole answer to an example under a set, as it is printed."""
    scenario = scenario_from(example(name).scenario)
    return json.dumps(answer(evaluate(scenario, library, draws=FEW)))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of a call."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


# The set in use


def test_the_set_in_use_is_frozen() -> None:
    """A changed default is a new set; this says what to do about it."""
    assert TODAY.id in set_ids(), ADVICE
    assert not freeze().changed, "the words of the set have changed: python -m calculator freeze"


def test_the_frozen_copy_is_the_set_in_use(tmp_path: Path, folder: Folder) -> None:
    """Read back from its file alone, it is equal in all parts, and gives the same bytes."""
    again = freeze(folder=tmp_path)
    assert again.path.read_bytes() == (SETS / f"{TODAY.id}.json").read_bytes()
    folder.change("work.yaml", lambda data: data["slack"].update(value=0.06))
    changed = folder.load()
    frozen = freeze(folder.path, tmp_path)
    assert frozen.id == changed.id != TODAY.id
    copy = load_set(frozen.id, tmp_path)
    assert copy == changed
    assert list(copy.entries) == list(changed.entries)
    assert copy.value("slack") == 0.06


@pytest.mark.parametrize("name", ["midmarket", "klarna"])
def test_an_example_under_an_old_set_gives_the_figures_of_then(
    name: str, tmp_path: Path, folder: Folder
) -> None:
    """To the byte, from the frozen file alone, and they are not those of today."""
    folder.change(
        "work.yaml",
        lambda data: data["slack"].update(
            value=0.1, p5=0.05, p95=0.16, parameters={"min": 0.02, "mode": 0.1, "max": 0.2}
        ),
    )
    folder.change("register.yaml", lambda ids: ids.append("retired_later"))
    then = printed(folder.load(), name)
    frozen = freeze(folder.path, tmp_path)
    assert printed(load_set(frozen.id, tmp_path), name) == then
    headline, today = (json.loads(text)["headline"] for text in (then, printed(TODAY, name)))
    assert headline["net_value"] != today["net_value"]


# What makes another set


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("work.yaml", lambda data: data["slack"].update(value=0.06)),
        ("work.yaml", lambda data: data["slack"].update(p5=0.017)),
        ("work.yaml", lambda data: data["slack"].update(p95=0.108)),
        ("work.yaml", lambda data: data["slack"].update(shape="triangular")),
        ("work.yaml", lambda data: data["slack"]["parameters"].update(max=0.16)),
        ("work.yaml", lambda data: data["slack"].update(high=0.8)),
        ("work.yaml", lambda data: data["slack"].update(low=0.001)),
        ("work.yaml", lambda data: data["slack_correlation"].update(unit="share")),
        ("separation.yaml", lambda data: data["outplacement_cost"].update(scaled_by_pay=False)),
        ("separation.yaml", lambda data: data["outplacement_cost"].update(currency_year=2020)),
        ("finance.yaml", lambda data: data.update(another=data["discount_rate"])),
        ("definitions.yaml", lambda data: data.pop("loss_threshold")),
        ("correlations.yaml", lambda pairs: pairs[0].update(value=0.4)),
        ("correlations.yaml", lambda pairs: pairs.pop()),
        ("role_families.yaml", lambda data: data["families"]["other"].update(ramp_months=5)),
        ("role_families.yaml", lambda data: data["columns"]["ramp_months"].update(high=24)),
        ("register.yaml", lambda ids: ids.reverse()),
        ("exchange_rates.yaml", lambda data: data["units_per_usd"].update(EUR=0.9)),
        ("obligations.yaml", lambda data: data["korea"].update(start="2026-01-23")),
        ("obligations.yaml", lambda data: data["korea"].update(default_on=False)),
        ("layoff_rules.yaml", lambda data: data["us_warn"]["steps"][0].update(notice_days=61)),
        ("severance_minima.yaml", lambda data: data["uk_statutory"].update(cap_weeks=19)),
        ("set.yaml", lambda data: data.update(as_of="2026-12")),
    ],
)
def test_another_figure_is_another_set(folder: Folder, file: str, change: Mend) -> None:
    """A default, a range, a shape, a unit, a bound, a row, an order: each makes a new id."""
    folder.change(file, change)
    assert folder.load().id != TODAY.id


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("work.yaml", lambda data: data["slack"].update(caveat="Judgement, in other words.")),
        ("work.yaml", lambda data: data["slack"].update(review_date="2028-11")),
        ("work.yaml", lambda data: data["slack"].update(label="Slack of the company")),
        ("role_families.yaml", lambda data: data["families"]["other"].update(label="The rest")),
        ("obligations.yaml", lambda data: data["korea"].update(caveat="Judgement, still.")),
        ("sources.yaml", lambda data: data["heinz_2020"].update(note="Read again.")),
    ],
)
def test_better_words_are_no_other_set(
    folder: Folder, tmp_path: Path, file: str, change: Mend
) -> None:
    """A label, a caveat, a review leave the id; freezing again renews the words of its file."""
    first = freeze(folder.path, tmp_path)
    folder.change(file, change)
    assert folder.load().id == TODAY.id
    again = freeze(folder.path, tmp_path)
    assert (again.id, again.changed) == (first.id, True)
    assert not freeze(folder.path, tmp_path).changed


def test_a_number_written_otherwise_is_the_same_number(folder: Folder) -> None:
    """4 and 4.0 are one figure."""
    folder.change("work.yaml", lambda data: data["contractor_premium"].update(high=4.0))
    assert folder.load().id == TODAY.id


def test_no_id_is_taken_for_words() -> None:
    """Nothing whose figures count has the name of a field that does not."""
    law = TODAY.law
    ids = {*TODAY.entries, *TODAY.families, *TODAY.family_columns, *TODAY.units_per_usd}
    ids |= {*law.obligations, *law.layoff_rules, *law.severance}
    assert not ids & WORDS


# Sets of before


@pytest.mark.parametrize("id_", set_ids())
def test_every_frozen_set_loads_and_evaluates(id_: str) -> None:
    """It has its id, its month, and all that the model asks for."""
    library = load_set(id_)
    assert library.id == id_
    assert id_.startswith(f"{library.as_of}-")
    assert set(TODAY.entries) <= set(library.entries)
    found = json.loads(printed(library))
    assert found["assumptions_version"] == id_
    said = [line for line in found["warnings"] if line.startswith(f"assumption set {id_} lacks")]
    assert bool(said) == bool(library.added)


def test_the_first_set_is_as_it_was() -> None:
    """Its 86 assumptions are its own; what it lacked is named, and is today's."""
    held = json.loads((SETS / f"{FIRST}.json").read_text(encoding="utf-8"))
    own = {id_: row for file in held for id_, row in _entries(held, file)}
    library = load_set(FIRST)
    assert len(own) == 86
    for id_, row in own.items():
        assert library.value(id_) == row["value"]
        assert library.entries[id_].caveat == row["caveat"]
    assert "obligations.yaml" not in held
    added = {
        "returner_share",
        "compliance_effort",
        "obligations.eu_literacy",
        "layoff_rules.us_warn",
    }
    assert added <= set(library.added)
    assert not set(library.added) & set(own)
    assert library.entries["returner_share"] == TODAY.entries["returner_share"]
    assert library.register[: len(held["register.yaml"])] == tuple(held["register.yaml"])
    assert not TODAY.added


def _entries(held: dict[str, Any], file: str) -> list[tuple[str, Any]]:
    rows = held[file]
    if not isinstance(rows, dict):
        return []
    return [(id_, row) for id_, row in rows.items() if isinstance(row, dict) and "p5" in row]


def test_an_old_set_lacks_a_column_and_a_family_row(folder: Folder, tmp_path: Path) -> None:
    """A default by kind of work that came later is today's; the others stay as they were."""
    old = json.loads(freeze(folder.path, tmp_path).path.read_text(encoding="utf-8"))
    families = old["role_families.yaml"]
    del families["columns"]["ramp_months"]
    for row in families["families"].values():
        del row["ramp_months"]
    families["families"]["other"]["annual_quit_rate"] = 0.2
    library = load_set(refrozen(old, tmp_path), tmp_path)
    assert library.added == ("role_families.ramp_months",)
    other = library.families["other"]
    assert other.ramp_months == TODAY.families["other"].ramp_months
    assert other.annual_quit_rate == 0.2


def refrozen(files: dict[str, Any], folder: Path) -> str:
    """Keep files as a set of their own; return its id."""
    id_ = set_id(files["set.yaml"]["as_of"], {f: files[f] for f in FIGURES if f in files})
    (folder / f"{id_}.json").write_text(json.dumps(files), encoding="utf-8")
    return id_


# Refusals


def test_an_unknown_set_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In words, exit 2, by every command that takes a set."""
    with pytest.raises(InputError, match="there is no assumption set '2019-01'"):
        load_set("2019-01")
    known = f"Choose one of {', '.join(sorted({*set_ids(), TODAY.id}))}"
    for call in (("evaluate", "example:midmarket"), ("assumptions",)):
        code, out, err = run(capsys, *call, "--assumption-set", "../set")
        assert (code, out) == (2, "")
        assert err == f"error: there is no assumption set '../set'. {known}\n"


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (lambda text: text.replace('"value": 0.056', '"value": 0.057'), "holds other figures"),
        (lambda text: text[:1000], "cannot be read (JSONDecodeError)"),
        (lambda _: "[]", "cannot be read (TypeError)"),
        (lambda _: "{}", "cannot be read (KeyError)"),
    ],
)
def test_a_damaged_set_is_refused_and_not_written_over(
    folder: Folder, tmp_path: Path, damage: Any, rule: str
) -> None:
    """The id stands for its figures: a file with others is neither read nor frozen again."""
    frozen = freeze(folder.path, tmp_path)
    damaged = damage(frozen.path.read_text(encoding="utf-8"))
    copy = tmp_path / "2026-11-00000000.json"
    copy.write_text(damaged, encoding="utf-8")
    frozen.path.write_text(damaged, encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        freeze(folder.path, tmp_path)
    assert str(error.value).startswith(f"sets/{frozen.id}.json: the file: {rule}")
    assert frozen.path.read_text(encoding="utf-8") == damaged
    with pytest.raises(LibraryError, match=r"^sets/2026-11-00000000\.json: the file: "):
        load_set("2026-11-00000000", tmp_path)


# On the command line


def test_freeze_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    """The set in use is frozen already; nothing is written."""
    code, out, err = run(capsys, "freeze")
    assert (code, err) == (0, "")
    assert out.startswith(f"Frozen already, nothing to do: {TODAY.id}, in ")


def test_a_plan_is_evaluated_under_an_old_set(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names it, a warning says what is today's, and today's set changes nothing."""
    call = ("evaluate", "example:midmarket", "--draws", str(FEW), "--json")
    code, out, err = run(capsys, *call, "--assumption-set", FIRST)
    assert code == 0
    assert json.loads(out)["assumptions_version"] == FIRST
    lacks = len(load_set(FIRST).added)
    assert lacks >= 80
    assert f"warning: assumption set {FIRST} lacks {lacks} of what the model asks for" in err
    assert run(capsys, *call, "--assumption-set", TODAY.id) == run(capsys, *call)


def test_the_assumptions_of_an_old_set_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """What it held and no more; what the model would take from today is said under it."""
    rows = json.loads(run(capsys, "assumptions", "--assumption-set", FIRST, "--json")[1])
    assert len(rows) == 86
    text = run(capsys, "assumptions", "--assumption-set", FIRST, "--brief")[1]
    assert text.startswith(f"Assumption set {FIRST}, known up to 2026-11")
    lacks = len(load_set(FIRST).added)
    assert f"\nNot in this set, {lacks} of what the model asks for by now" in text


def test_a_plan_without_a_start_begins_in_the_month_of_its_set(
    folder: Folder, tmp_path: Path
) -> None:
    """Never by the clock, and never by another set."""
    folder.change("set.yaml", lambda data: data.update(as_of="2025-03"))
    library = load_set(freeze(folder.path, tmp_path).id, tmp_path)
    scenario = scenario_from(
        {"teams": [{"team": "A", "headcount": 9, "annual_salary": 9e4, "planned_cuts": 1}]}
    )
    assert complete(scenario, library).start_month == "2025-03" != this_month()
