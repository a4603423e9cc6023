"""The built-in examples: sound plans, and nothing in them without a public fact or a reason."""

import json
import math
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.answer import answer
from calculator.errors import InputError, LibraryError
from calculator.evaluate import Evaluation, evaluate
from calculator.examples import EXAMPLES, NAMES, Example, Fact, example, examples, sources
from calculator.library import load
from calculator.scenario import ROLE_FAMILIES, scenario_from

PUBLIC = ("meta-2022", "klarna", "ibm")
every_example = pytest.mark.parametrize("name", NAMES)
every_public_one = pytest.mark.parametrize("name", PUBLIC)


@cache
def evaluation(name: str) -> Evaluation:
    """Evaluate an example once for all tests."""
    return evaluate(scenario_from(example(name).scenario), load(), draws=64)


def given(plan: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Every value of a plan: its path, its path for all teams, itself. The name is the title."""
    for key, value in plan.items():
        if key == "teams":
            for row in value:
                for field, number in row.items():
                    yield f"teams[{row['team']}].{field}", f"teams[*].{field}", number
        elif isinstance(value, dict):
            for path, number in inside(value, key):
                yield path, "", number
        elif key != "name":
            yield key, "", value


def inside(section: dict[str, Any], above: str) -> Iterator[tuple[str, object]]:
    """Every value of a section and of those in it, with its path."""
    for name, value in section.items():
        if isinstance(value, dict):
            yield from inside(value, f"{above}.{name}")
        else:
            yield f"{above}.{name}", value


def numbers(text: str) -> set[str]:
    """Every number of a text but years."""
    found = {number.rstrip(".,") for number in re.findall(r"\d[\d.,]*", text)}
    return {number for number in found if not re.fullmatch(r"(19|20)\d\d", number)}


def totals(row: Example) -> dict[str | None, float | None]:
    """Return the sums that were published, by what they are the sum of."""
    return {fact.total_of: fact.total for fact in row.public if fact.total_of}


def column(name: str, field: str) -> list[float]:
    """Return one number of every team."""
    return [float(row[field]) for row in example(name).scenario["teams"]]


# What every example holds


def test_the_examples_are_those_of_the_folder() -> None:
    """Every file of the folder is an example in the list, and the made-up one comes first."""
    files = {path.stem for path in EXAMPLES.iterdir()} - {"sources"}
    assert files == set(NAMES) == set(examples())
    assert next(iter(examples())) == "midmarket"


@every_example
def test_every_example_evaluates(name: str) -> None:
    """An example's plan passes every rule of a scenario, raises no warning and has a finite net.

    What law applied to a public case is not part of what was announced: that is said.
    """
    result = evaluation(name)
    silent = (
        set()
        if not example(name).is_public
        else {
            "compliance.jurisdictions",
            "compliance.employed_in",
        }
    )
    assert {problem.path for problem in result.warnings} == silent
    outcome = result.outcomes("planned")
    assert all(math.isfinite(value) for value in outcome.net_value)
    assert float(outcome.posts_cut[-1]) == pytest.approx(sum(column(name, "planned_cuts")))


@every_example
def test_the_same_example_gives_the_same_bytes(name: str) -> None:
    """An example evaluated again gives the same answer, byte for byte."""
    again = evaluate(scenario_from(example(name).scenario), load(), draws=64)
    assert json.dumps(answer(again)) == json.dumps(answer(evaluation(name)))


@every_example
def test_every_value_is_covered_once(name: str) -> None:
    """Every value of a plan stands in one public fact or one assumption; a team's own path wins."""
    row = example(name)
    covers = list(
        chain.from_iterable(
            [*(fact.paths for fact in row.public), *(item.paths for item in row.assumed)]
        )
    )
    values = list(given(row.scenario))
    assert len(values) > len(row.scenario["teams"]) * 5
    for own, general, _ in values:
        assert (covers.count(own) or covers.count(general)) == 1, own


@every_example
def test_an_example_opens_as_the_scenario_file_it_prints(name: str) -> None:
    """The plan survives JSON, is named by the title, and gives nothing the file does not give."""
    plan = example(name).scenario
    written = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))["scenario"]
    assert json.loads(json.dumps(plan)) == plan == {"name": example(name).title, **written}


def test_nobody_can_change_an_example() -> None:
    """Changing the plan one was given leaves the example as it is, and the list is read-only."""
    plan = example("midmarket").scenario
    plan["teams"][0]["planned_cuts"] = 0
    assert example("midmarket").scenario["teams"][0]["planned_cuts"] > 0
    with pytest.raises(TypeError):
        examples()["mine"] = example("ibm")  # type: ignore[index] # the point of the test
    with pytest.raises(ValueError, match="frozen"):
        example("ibm").title = "Another"  # type: ignore[misc] # the point of the test


# Made up


def test_the_made_up_company_says_so() -> None:
    """Title and summary say that it is made up, and no publication stands behind it."""
    row = example("midmarket")
    assert row.kind == "made up"
    assert "made up" in row.title
    assert row.summary.startswith("Made up")
    assert not row.public
    assert not row.outcome
    assert all("ade up" in item.why for item in row.assumed)


def test_the_made_up_company_is_as_its_summary_says() -> None:
    """Its people, posts, share and claims are those of the summary."""
    people, posts = sum(column("midmarket", "headcount")), sum(column("midmarket", "planned_cuts"))
    teams = example("midmarket").scenario["teams"]
    claims = [row["ai_share_claimed"] for row in teams if "ai_share_claimed" in row]
    told = {f"{people:g}", f"{posts:g}", f"{posts / people:.0%}"[:-1]}
    told |= {f"{share:.0%}"[:-1] for share in (min(claims), max(claims))}
    assert numbers(example("midmarket").summary) == told


def test_the_made_up_company_has_every_kind_of_work() -> None:
    """It has one team of every role family but 'other'."""
    families = [row["role_family"] for row in example("midmarket").scenario["teams"]]
    assert sorted(families) == sorted(set(ROLE_FAMILIES) - {"other"})


# Public


@every_public_one
def test_the_numbers_of_a_summary_are_public(name: str) -> None:
    """Every number that a summary tells stands in a public fact."""
    row = example(name)
    told = numbers(row.summary)
    assert told
    assert told <= numbers(" ".join(fact.fact for fact in row.public))


@every_public_one
def test_only_public_cases_carry_facts_and_outcomes(name: str) -> None:
    """A public case has facts, what was reported later, and what is often told wrongly."""
    row = example(name)
    assert row.kind == "public"
    assert row.public
    assert row.outcome
    assert row.often_misreported


@every_public_one
def test_totals_are_the_published_ones(name: str) -> None:
    """The teams of a public case add up to the headcount and the posts that were published."""
    published = totals(example(name))
    for field in ("headcount", "planned_cuts"):
        assert sum(column(name, field)) == published[f"teams[*].{field}"]


@pytest.mark.parametrize(
    ("name", "headcount", "cuts"),
    [("meta-2022", 87_314, 11_000), ("klarna", 4_500, 1_000), ("ibm", 26_000, 7_800)],
)
def test_the_plans_are_those_of_the_press(name: str, headcount: int, cuts: int) -> None:
    """Headcount and posts are those that the companies gave."""
    assert (sum(column(name, "headcount")), sum(column(name, "planned_cuts"))) == (headcount, cuts)


@every_public_one
def test_outcomes_came_later(name: str) -> None:
    """What is shown as the outcome was reported after the first month of the plan."""
    start = date.fromisoformat(f"{example(name).scenario['start_month']}-01")
    for report in example(name).outcome:
        year, month, day = (*map(int, report.date.split("-")), 1, 1)[:3]
        assert date(year, month, day) > start


def test_meta_claimed_nothing_for_ai() -> None:
    """Without a claim no AI arrives, so the alternative that waits for it cuts nothing."""
    assert set(column("meta-2022", "ai_share_claimed")) == {0}
    assert float(evaluation("meta-2022").outcomes("phase").posts_cut.max()) == 0


def test_meta_severance_is_the_published_one() -> None:
    """Sixteen weeks and two for every year of service go to everyone, in every draw."""
    paid = evaluation("meta-2022").parameters.separation.exit_cost
    weeks = 16 + 2 * column("meta-2022", "tenure_years")[0]
    pay = column("meta-2022", "annual_salary")[0] * weeks / 52
    assert float(paid[0].min()) > pay
    assert float(paid[0].max()) < 1.2 * pay


def test_klarna_pay_is_near_the_published_average() -> None:
    """Average pay with benefits comes within 2% of the 126,000 dollars that were published."""
    heads, pay = column("klarna", "headcount"), column("klarna", "annual_salary")
    average = sum(h * p for h, p in zip(heads, pay, strict=True)) / sum(heads)
    assert average * load().value("load_factor") == pytest.approx(126_000, rel=0.02)


# Sources


def test_every_source_is_used_and_known() -> None:
    """Every fact names a source that can be shown, and every source shown is cited."""
    rows = examples().values()
    cited = {report.source for row in rows for report in (*row.public, *row.outcome)}
    assert cited == set(sources())
    assert all(source.reference for source in sources().values())


def test_a_fact_dates_itself() -> None:
    """A date is a year, a month or a day, and nothing else."""
    with pytest.raises(ValueError, match="date"):
        Fact(fact="It was said", source="said", date="May 2023", status="seen")


# Names


def test_an_unknown_name_gets_the_closest_one() -> None:
    """A misspelt name is answered with the closest one and with all there are."""
    with pytest.raises(InputError) as caught:
        example("Meta2022")
    text = str(caught.value)
    assert "Did you mean meta-2022?" in text
    assert ", ".join(NAMES) in text


def test_a_foreign_name_gets_the_list() -> None:
    """A name like no other is answered with all there are."""
    with pytest.raises(InputError, match=", ".join(NAMES)) as caught:
        example("zzzz")
    assert "Did you mean" not in str(caught.value)


# Files that break the grammar


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("ibm.yaml", "  - paths: [currency]\n", "  - paths: [seed]\n", "currency is covered 0"),
        ("ibm.yaml", "  - paths: [currency]\n", "  - paths: [seed]\n", "seed is not in the"),
        ("ibm.yaml", "paths: [currency]", "paths: [currency, start_month]", "covered 2 times"),
        ("ibm.yaml", "total: 7800", "total: 8000", "adds up to 7800, not 8000"),
        ("ibm.yaml", "    total: 7800\n", "", "adds up to 7800, not None"),
        ("ibm.yaml", "source: wsj_ibm_2025", "source: wsj", "source wsj is not in"),
        ("ibm.yaml", "status: second-hand", "status: certain", "public.0.status"),
        ("ibm.yaml", "planned_cuts: 1500", "planned_cuts: 9000", "above headcount"),
        ("ibm.yaml", "kind: public", "kind: made up", "take them out"),
        ("ibm.yaml", "\noften_misreported:", "\noften_told:", "often_told is no field"),
        ("ibm.yaml", "name: ibm", "name: imb", "name an example as its file"),
        ("midmarket.yaml", "kind: made up", "kind: public", "has public facts"),
        ("sources.yaml", "wsj_ibm_2025:", "spare:", "no example cites it"),
        ("sources.yaml", "wsj_ibm_2025:", "meta_2022:", "../sources.yaml too"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    """A file that breaks a rule is refused, with its name, the key and what is wrong."""
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        examples(folder)
    lines = [line for line in str(caught.value).splitlines() if told in line]
    assert lines, str(caught.value)
    assert re.match(r"[\w-]+\.yaml: [\w-]+: ", lines[0])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A folder without one of the examples is refused, and the file named."""
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder)
    (folder / "klarna.yaml").unlink()
    with pytest.raises(LibraryError, match=r"^klarna\.yaml: the file: is not there; put it back$"):
        examples(folder)
