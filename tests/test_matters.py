"""What matters in a plan: as data, in words, on the command line."""

import json
import re
from functools import cache
from typing import Any

import numpy as np
import pytest

from calculator.cli import main
from calculator.examples import examples
from calculator.library import load
from calculator.matters.matters import Matters, matters
from calculator.matters.report import TOP, report
from calculator.scenario import scenario_from
from calculator.simulation.policies import POLICIES
from calculator.views.matters import charts, movers, tables, words
from calculator.views.matters.terminal import matters_text
from calculator.views.theme import DARK, LIGHT
from tests.running import one_team

LIBRARY = load()
DRAWS = 256
NOT_WORDS = re.compile(r"\b(nan|None|null|inf|will)\b|-\W*\d|\.\.|  ")


@cache
def found(name: str = "midmarket") -> Matters:
    """Return what matters in an example."""
    return matters(scenario_from(examples()[name].scenario), LIBRARY, draws=DRAWS)


def reported(name: str = "midmarket") -> dict[str, Any]:
    """Return it as data, as if read from JSON."""
    plain: dict[str, Any] = json.loads(json.dumps(report(found(name)), allow_nan=False))
    return plain


def nothing(policy: str = "planned", **changes: Any) -> dict[str, Any]:
    """Return what matters in a plan without a cut."""
    scenario = scenario_from({**one_team(planned_cuts=0), **changes})
    return report(matters(scenario, LIBRARY, policy, 64))


@pytest.mark.parametrize("name", ["midmarket", "ibm"])
def test_shares_are_sorted_bounded_and_graded(name: str) -> None:
    """The largest first, every figure in its interval, every grade the library's."""
    rows = reported(name)["sensitivity"]["shares"]
    values = [row["share"]["value"] for row in rows]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0.05
    for row in rows:
        share = row["share"]
        assert 0 <= share["low"] <= share["value"] <= share["high"] <= 1
        assert row["grade"] == LIBRARY.entries[row["id"]].grade


@pytest.mark.parametrize("name", ["midmarket", "ibm"])
def test_a_rank_is_given_only_where_no_interval_overlaps(name: str) -> None:
    """Counted pair by pair: a rank stands exactly where a row can be told from all others."""
    rows = reported(name)["sensitivity"]["shares"]
    for place, row in enumerate(rows, start=1):
        others = [other["share"] for other in rows if other is not row]
        apart = all(
            other["low"] > row["share"]["high"] or other["high"] < row["share"]["low"]
            for other in others
        )
        assert (row["rank"] == place) if apart else (row["rank"] is None)
        assert row["best_rank"] <= place <= row["worst_rank"]
    assert sum(row["rank"] is None for row in rows) > 5


def test_weak_grades_and_the_rest_make_up_the_whole() -> None:
    """What rests on D and E is part of what acts one by one; that and combinations are all."""
    spread = reported()["sensitivity"]
    assert 0 < spread["weak"]["value"] < spread["one_by_one"]["value"]
    whole = spread["one_by_one"]["value"] + spread["in_combination"]["value"]
    assert whole == pytest.approx(1)
    weak = [row["share"] for row in spread["shares"] if row["grade"] in "DE"]
    # No two weak ones are drawn together: they add up, but for what noise puts below nothing.
    assert spread["weak"]["value"] < sum(share["value"] for share in weak)
    assert spread["weak"]["high"] > sum(share["value"] for share in weak if share["low"] > 0)


@pytest.mark.parametrize(("id_", "weak"), [("slack", 1), ("quit_rate_factor", 0)])
def test_one_uncertainty_alone_has_all_of_the_spread(id_: str, weak: int) -> None:
    """With all else pinned the share is all there is, and so is what rests on its grade."""
    own = {
        other: LIBRARY.value(other)
        for other, entry in LIBRARY.entries.items()
        if entry.sampled and other != id_
    }
    scenario = scenario_from({**one_team(), "assumptions": own})
    known = scenario.model_copy(
        update={"company": scenario.company.model_copy(update={"slack": 0.05})}
    )
    spread = report(matters(scenario if id_ == "slack" else known, LIBRARY, draws=DRAWS))
    (row,) = spread["sensitivity"]["shares"]
    assert row["id"] == id_
    assert row["share"]["value"] > 0.97
    assert spread["sensitivity"]["weak"]["value"] == pytest.approx(weak, abs=0.03)
    assert f"one thing: {row['label'].lower()}" in words.verdict(spread)
    assert (id_ == "slack") == ("None of the spread rests" not in words.verdict(spread))


def test_finding_out_is_valued_against_the_means_of_the_same_draws() -> None:
    """The best alternative is that of the highest mean; the plan alone is compared with keep."""
    known, data = found(), reported()["finding_out"]
    wide, narrow = data["any_alternative"], data["go_or_not"]
    assert set(wide["means"]) == set(POLICIES)
    assert set(narrow["means"]) == {"keep", "planned"}
    assert wide["means"]["planned"] == pytest.approx(known.net_value.mean())
    assert wide["means"]["keep"] == 0
    for choice in (wide, narrow):
        assert choice["means"][choice["best"]] == max(choice["means"].values())
        assert len(choice["top"]) == TOP
        worths = [row["worth"]["value"] for row in choice["top"]]
        assert worths == sorted(worths, reverse=True)
        assert 0 <= worths[-1] <= worths[0] <= choice["everything"]


def test_the_plan_is_looked_at_that_was_asked_for() -> None:
    """Another alternative has a spread of its own."""
    scenario = scenario_from(examples()["ibm"].scenario)
    other = matters(scenario, LIBRARY, "attrition", 64)
    assert np.array_equal(other.net_value, other.evaluation.outcomes("attrition").net_value[:-1])
    assert set(report(other)["finding_out"]["go_or_not"]["means"]) == {"keep", "attrition"}


def test_progress_goes_up_and_what_it_raises_ends_the_work() -> None:
    """The share told never falls; a reader who turns away stops it."""
    scenario = scenario_from(one_team())
    told: list[float] = []
    matters(scenario, LIBRARY, draws=64, notice=told.append)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        matters(scenario, LIBRARY, draws=64, notice=stop)


@pytest.mark.parametrize("policy", ["planned", "keep"])
def test_a_plan_without_a_cut_says_that_there_is_nothing(policy: str) -> None:
    """No spread, no share, no bar: one sentence that says so, in data and in words."""
    data = nothing(policy)
    assert data["sensitivity"] is None
    assert data["tornado"] is None
    assert data["finding_out"] == {"any_alternative": None, "go_or_not": None}
    assert data["spread"] == {"p10": 0, "p90": 0, "standard_deviation": 0}
    assert words.is_nothing(data)
    assert words.verdict(data) == data["note"]
    assert "A plan that ends no posts" in data["note"]
    assert "No assumption graded D or E" in movers.sentence(data)
    assert movers.table(data).empty


@pytest.mark.parametrize("name", ["midmarket", "ibm", "klarna"])
def test_every_sentence_is_fit_to_print(name: str) -> None:
    """A capital at the start, a stop at the end, no code word, no hyphen for a minus."""
    data = reported(name)
    for text in (
        words.verdict(data),
        words.shares_sentence(data),
        words.tornado_sentence(data, "EUR"),
        words.finding_sentence(data, "EUR"),
        movers.sentence(data),
    ):
        assert text.endswith(".")
        assert text[0].isupper() or text[0].isdigit()
        assert not NOT_WORDS.search(text), text


def test_the_few_that_make_up_most_are_named_with_their_ties() -> None:
    """Together at least half; whatever cannot be told from the last of them is named too."""
    spread = reported()["sensitivity"]
    most = spread["most"]
    rows = {row["id"]: row["share"] for row in spread["shares"]}
    assert most["share"]["value"] >= 0.5
    last = min((rows[id_] for id_ in most["ids"]), key=lambda share: share["value"])
    unnamed = [share for id_, share in rows.items() if id_ not in most["ids"]]
    assert all(share["high"] < last["high"] for share in unnamed)
    text = words.verdict(reported())
    assert words.COUNTS[len(most["ids"])] in text
    spread["most"] = None
    assert "No few assumptions" in words.most_sentence(spread)


def test_where_nothing_would_change_the_choice_the_words_say_so() -> None:
    """Without a worth above nothing there is no sum, only the best alternative."""
    data = reported()
    for choice in data["finding_out"].values():
        for row in choice["top"]:
            row["worth"] = {"value": 0.0, "low": 0.0, "high": 0.0}
    text = words.finding_sentence(data, "USD")
    assert text.count("nothing that could be found out") == 2
    assert tables.finding_out(data, "USD")[0].empty
    assert len(tables.finding_out_to_read(data, "USD")) == 2 * TOP


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_charts_tell_apart_by_more_than_colour(colours: Any) -> None:
    """Weak and strong, up and down: a shape each; every bar has its row in the table."""
    data = reported()
    frame = tables.shares(data)
    assert set(frame["kind"]) == {tables.WEAK, tables.STRONG}
    assert set(frame["assumption"].str[:-4]) <= set(tables.shares_to_read(data)["Assumption"])
    bars, base, unit = tables.tornado(data, "USD")
    assert unit == "$ million"
    assert (bars["base"] == base).all()
    drawn = charts.tornado(bars, base, unit, colours), charts.shares(frame, colours)
    for chart in drawn:
        layers = chart.to_dict()["layer"]
        (scale,) = [
            layer["encoding"]["shape"]["scale"] for layer in layers if "shape" in layer["encoding"]
        ]
        assert len(set(scale["range"])) == 2
    assert len(tables.tornado_to_read(data, "USD")) == len(data["tornado"]["bars"])


def test_the_command_prints_the_same_bytes_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, beside the headline it belongs to; as text, with the verdict first."""
    call = ["sensitivity", "example:ibm", "--draws", "64"]
    assert main([*call, "--json"]) == 0
    once = capsys.readouterr().out
    assert main([*call, "--json"]) == 0
    assert capsys.readouterr().out == once
    data = json.loads(once)
    centre = data["headline"]["net_value"]["centre"]
    assert data["tornado"]["base"] == pytest.approx(centre)
    assert main(call) == 0
    text = capsys.readouterr().out
    assert text == f"{matters_text(data)}\n"
    assert text.split("\n\n")[1].startswith(("Most of the spread", "No few assumptions"))


def test_the_command_says_that_there_is_nothing_and_what_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a cut a sentence, and no error; an unknown alternative is an error with its fix."""
    teams = [team["team"] for team in examples()["midmarket"].scenario["teams"]]
    kept = [part for name in teams for part in ("--set", f"teams[{name}].planned_cuts=0")]
    assert main(["sensitivity", "example:midmarket", *kept]) == 0
    assert "there is no spread to explain" in " ".join(capsys.readouterr().out.split())
    assert main(["sensitivity", "example:midmarket", "--policy", "fire", "--draws", "100"]) == 2
    errors = capsys.readouterr().err
    assert "no policy 'fire'" in errors
    assert "100 draws" in errors
