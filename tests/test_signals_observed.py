"""Observations that cannot be, said in words; those that can be, read from any file."""

from pathlib import Path

import pytest

from calculator.errors import InputError
from calculator.evaluate import Evaluation, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.signals.catalogue import SIGNALS
from calculator.signals.file import read_observed, read_observed_bytes
from calculator.signals.observed import Observation
from calculator.signals.sighting import sighting
from tests.running import one_team


def evaluation(name: str = "midmarket") -> Evaluation:
    """Return an example, run with few draws."""
    return evaluate_plan(scenario_from(examples()[name].scenario), load(), draws=64)


MIDMARKET = evaluation()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("seen.csv", "month,signal,value\n0,quits,180\n6,milestones,35%\n"),
        ("seen.csv", "Month;Signal;Value\n0;Quits;180\n6;AI milestones reached;0,35\n"),
        ("seen.csv", "note,value,signal,month\nx,180,quits,0\ny,0.35,milestones,6\n"),
        (
            "seen.json",
            (
                '[{"month": 0, "signal": "quits", "value": 180}, '
                '{"month": 6, "signal": "milestones", "value": "35%"}]'
            ),
        ),
        (
            "seen.yaml",
            (
                "observed:\n- {month: 0, signal: quits, value: 180}\n"
                "- {month: 6, signal: milestones, value: 0.35}\n"
            ),
        ),
    ],
)
def test_a_file_is_read_whatever_its_form(file: str, content: str) -> None:
    """CSV with any separator and decimal mark, columns in any order, JSON, YAML."""
    found = read_observed_bytes(content.encode(), file)
    assert [(one.month, one.signal, one.value) for one in found] == [
        (0, "quits", 180.0),
        (6, "milestones", 0.35),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("6,quitz,31", "row 2, column signal: 'quitz' is not a signal to watch. Closest: quits"),
        (",quits,31", "row 2, column month: the month is missing"),
        ("six,quits,31", "row 2, column month: 'six' is not a month"),
        ("6.5,quits,31", "row 2, column month: '6.5' is not a month"),
        ("6,quits,", "row 2, column value: the value is missing"),
        ("6,,31", "row 2, column signal: the signal is missing"),
        ("6,quits,many", "row 2, column value: 'many' is not a number"),
        ("6,quits,NaN", "row 2, column value: 'NaN' is not a finite number"),
        ("6,quits,12%", "row 2, column value: '12%' has a percent sign"),
        ("6,quits,$12", "row 2, column value: '$12' has a currency sign"),
        ("6,milestones,0,35", "row 2: the row has 4 cells, the header has 3"),
        ("6,quits,=1+1", "row 2, column value: '=1+1' is a formula"),
    ],
)
def test_a_figure_that_cannot_be_read_is_named(content: str, line: str) -> None:
    """File, row, column, what was given, the rule."""
    with pytest.raises(InputError) as error:
        read_observed_bytes(f"month,signal,value\n{content}\n".encode(), "seen.csv")
    assert str(error.value).startswith(f"seen.csv, {line}")


def test_everything_wrong_is_said_at_once() -> None:
    """Each figure has its own line."""
    with pytest.raises(InputError) as error:
        read_observed_bytes(b"month,signal,value\n6,x,1\n7,quits,y\nz,quits,1\n", "seen.csv")
    assert len(error.value.problems) == 3


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        ("a.csv", b"month,signal\n6,quits\n", "a.csv, row 1, column value: the column value"),
        ("a.csv", b"", "a.csv: the file is empty"),
        ("a.csv", b"month,signal,value\n", "a.csv, row 1: the file has a header and no rows"),
        ("a.json", b"{}", "a.json: the file holds no figures"),
        ("a.json", b"[1]", "a.json, observed[1]: int is no part of a figure"),
        ("a.json", b'[{"months": 1}]', "a.json, observed[1]: months is no part of a figure"),
        ("a.json", b"[{", "a.json, row 1"),
        ("a.yaml", b"- {month: 6, signal: quits, value: true}", "a.yaml, observed[1]: 'True'"),
    ],
)
def test_a_file_that_is_no_list_of_figures_says_why(file: str, content: bytes, line: str) -> None:
    """Never a traceback."""
    with pytest.raises(InputError) as error:
        read_observed_bytes(content, file)
    assert str(error.value).startswith(line)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(InputError, match="there is no file"):
        read_observed(str(tmp_path / "none.csv"))


def refused(*observations: Observation, of: Evaluation = MIDMARKET) -> list[str]:
    """Return the problems with which observations are refused."""
    with pytest.raises(InputError) as error:
        sighting(of, observations)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Observation(37, "quits", 10), "month 37 is not within the horizon of 36 months"),
        (Observation(-1, "quits", 10), "month -1 is not within the horizon"),
        (Observation(0, "milestones", 0.1), "only quits of the past count there"),
        (Observation(6, "milestones", 1.2), "1.2 is no figure for milestones"),
        (Observation(6, "milestones", 45.0), "Write 45% if that is meant"),
        (Observation(6, "quits", -1), "it takes a whole number from 0"),
        (Observation(6, "quits", 2.5), "it takes a whole number from 0"),
        (Observation(6, "release_cadence", 0.0), "a multiple from 0.01"),
        (Observation(6, "specialist_pay", -1.0), "a growth from"),
        (Observation(6, "quits", 800), "800 quit within 6 months, of 728 people"),
        (Observation(6, "reopened", 89), "89 posts reopened by month 6, where the plan has ended"),
    ],
)
def test_what_cannot_be_is_refused(one: Observation, words: str) -> None:
    """Past the horizon, out of range, more than there are."""
    (line,) = refused(one)
    assert words in line


def test_contradictions_are_refused() -> None:
    """The same figure twice, and a count that falls."""
    twice = Observation(6, "quits", 30), Observation(6, "quits", 31)
    assert "given twice, as 30 and as 31" in refused(*twice)[0]
    falling = Observation(3, "quits", 30), Observation(6, "quits", 12)
    assert "less than the 30 of month 3" in refused(*falling)[0]
    alike = Observation(6, "quits", 30), Observation(6, "quits", 30, path="again")
    assert len(sighting(MIDMARKET, alike).observations) == 1
    level = Observation(3, "compliance_backlog", 3.0), Observation(6, "compliance_backlog", 1.0)
    assert sighting(MIDMARKET, level).now == 6


def test_figures_of_what_a_plan_has_not_are_refused() -> None:
    """Without AI to build or law to keep, nothing is to be seen of them."""
    plain = evaluate_plan(scenario_from(one_team()), load(), draws=64)
    for signal in ("milestones", "feature_delay", "compliance_backlog", "compliance_hiring"):
        assert "tells nothing here" in refused(Observation(6, signal, 0.5), of=plain)[0]
    assert set(sighting(plain, ()).noises) < set(SIGNALS)


def test_a_plan_without_cuts_has_nothing_to_watch() -> None:
    """It is said, with figures or without; so it is of keeping everyone."""
    still = evaluate_plan(scenario_from(one_team(planned_cuts=0)), load(), draws=64)
    for seen in ((), (Observation(6, "quits", 3),)):
        (line,) = refused(*seen, of=still)
        assert line.startswith("the plan ends no posts under planned, so there is nothing to watch")
    kept = evaluate_plan(scenario_from(one_team()), load(), "keep", draws=64)
    assert "under keep" in refused(of=kept)[0]
