"""The readiness questionnaire: answers become one of the four levels, never above a weak link."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.ai_programme import READINESS_LEVELS, Readiness
from calculator.defaults import complete, warnings
from calculator.errors import InputError
from calculator.library import load
from calculator.readiness import FOUNDATIONS, answered, readiness_level, readiness_score
from calculator.scenario import Scenario, scenario_from
from tests.running import one_team

LIBRARY = load()
DIMENSIONS = tuple(Readiness.model_fields)
scores = st.floats(1, 5)
questionnaires = st.dictionaries(st.sampled_from(DIMENSIONS), scores, min_size=1)
complete_ones = st.fixed_dictionaries(dict.fromkeys(DIMENSIONS, scores))


def company(answers: dict[str, float], **said: Any) -> Scenario:
    """Return a scenario with these answers."""
    programme = {"readiness": answers, **said.pop("programme", {})}
    return scenario_from({**one_team(**said.pop("team", {})), "ai_programme": programme, **said})


def score(answers: dict[str, float], **said: Any) -> float:
    """Return what the answers come to."""
    found = readiness_score(company(answers, **said), LIBRARY)
    assert found is not None
    return found


def level(answers: dict[str, float], **said: Any) -> int:
    """Return the level the model takes."""
    return readiness_level(company(answers, **said), LIBRARY)


def test_the_weights_are_all_of_it() -> None:
    """Each dimension has a weight, and together they are one."""
    weights = [LIBRARY.value(f"readiness_weight_{name}") for name in DIMENSIONS]
    assert min(weights) > 0
    assert sum(weights) == pytest.approx(1)


def test_without_answers_the_level_given_stands() -> None:
    """No questionnaire, no score; the level is the company's own word."""
    assert readiness_score(company({}), LIBRARY) is None
    assert level({}) == 2
    assert level({}, programme={"readiness_level": 4}) == 4


@pytest.mark.parametrize(("answer", "expected"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4)])
def test_the_same_answer_throughout_is_that_level(answer: int, expected: int) -> None:
    """Eight equal answers are their own mean; beyond four there is no level."""
    answers = dict.fromkeys(DIMENSIONS, float(answer))
    assert score(answers) == pytest.approx(answer)
    assert level(answers) == expected


@pytest.mark.parametrize(("mean", "expected"), [(2.49, 2), (2.5, 3), (3.49, 3), (3.5, 4)])
def test_halves_are_rounded_up(mean: float, expected: int) -> None:
    """A score half way between two levels is the higher one."""
    assert level({"adoption": mean}) == expected


@pytest.mark.parametrize("foundation", FOUNDATIONS)
def test_a_weak_foundation_caps_the_rest(foundation: str) -> None:
    """Fours everywhere and a one in data, engineering or talent are no more than a two."""
    answers = {**dict.fromkeys(DIMENSIONS, 4.0), foundation: 1.0}
    assert score(answers) == 2
    assert level(answers) == 2


def test_a_weak_dimension_of_another_kind_only_weighs() -> None:
    """A one in adoption costs its weight, 0.08 of three points."""
    answers = {**dict.fromkeys(DIMENSIONS, 4.0), "adoption": 1.0}
    assert score(answers) == pytest.approx(4 - 0.08 * 3)


def test_a_missing_answer_leaves_its_weight_to_the_others() -> None:
    """Two answers of weights 0.1 and 0.12 are their own weighted mean, and cap nothing."""
    answers = {"strategy": 5.0, "infrastructure": 1.0}
    assert score(answers) == pytest.approx((0.1 * 5 + 0.12 * 1) / 0.22)
    assert set(answered(company(answers).ai_programme.readiness)) == {"strategy", "infrastructure"}


def test_weights_of_ones_own_are_used() -> None:
    """A company that weighs only strategy hears its answer on strategy."""
    own = {f"readiness_weight_{name}": 0 for name in DIMENSIONS if name != "strategy"}
    answers = {**dict.fromkeys(DIMENSIONS, 3.0), "strategy": 4.0}
    assert score(answers, assumptions=own) == pytest.approx(4)


def test_without_any_weight_the_weakest_answer_counts() -> None:
    """Where nothing weighs anything, the most cautious reading stands."""
    own = {f"readiness_weight_{name}": 0 for name in ("strategy", "adoption")}
    assert score({"strategy": 4.0, "adoption": 2.0}, assumptions=own) == 2


@given(questionnaires)
def test_a_score_lies_among_its_answers(answers: dict[str, float]) -> None:
    """No score is below the lowest answer or above the highest; a level is one of four."""
    found = score(answers)
    assert min(answers.values()) - 1e-9 <= found <= max(answers.values()) + 1e-9
    assert level(answers) in READINESS_LEVELS
    weakest = min((answers[name] for name in FOUNDATIONS if name in answers), default=5)
    assert found <= weakest + 1


@given(complete_ones, st.sampled_from(DIMENSIONS), st.floats(0, 4))
def test_a_better_answer_never_lowers_the_level(
    answers: dict[str, float], dimension: str, more: float
) -> None:
    """To be readier in one dimension is never to be less ready."""
    better = {**answers, dimension: min(5.0, answers[dimension] + more)}
    assert score(better) >= score(answers) - 1e-9
    assert level(better) >= level(answers)


def test_the_model_takes_the_level_of_the_answers() -> None:
    """A complete scenario carries the level of its answers, not the one beside them."""
    answers = dict.fromkeys(DIMENSIONS, 3.0)
    scenario = complete(company(answers, programme={"readiness_level": 1}), LIBRARY)
    assert scenario.ai_programme.readiness_level == 3


def test_answers_that_are_missing_are_named() -> None:
    """A questionnaire that was begun and not finished is a warning with what is missing."""
    given_answers = {name: 3.0 for name in DIMENSIONS if name not in {"data", "talent"}}
    lines = [
        str(problem) for problem in warnings(complete(company(given_answers), LIBRARY), LIBRARY)
    ]
    (line,) = [line for line in lines if line.startswith("ai_programme.readiness: ")]
    assert "no answer on data, talent" in line
    for answers in ({}, dict.fromkeys(DIMENSIONS, 3.0)):
        found = warnings(complete(company(answers), LIBRARY), LIBRARY)
        assert not [problem for problem in found if "no answer on" in problem.rule]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"data": 0}, "ai_programme.readiness.data: 0 must be at least 1"),
        ({"data": 6}, "ai_programme.readiness.data: 6 must be at most 5"),
        ({"data": "good"}, "'good' is not a number"),
        ({"luck": 3}, "ai_programme.readiness.luck: is not a name this scenario knows"),
    ],
)
def test_answers_off_the_scale_are_refused(answers: dict[str, Any], words: str) -> None:
    """An answer is a number from 1 to 5 on a dimension there is."""
    with pytest.raises(InputError) as caught:
        company(answers)
    assert any(words in str(problem) for problem in caught.value.problems)
