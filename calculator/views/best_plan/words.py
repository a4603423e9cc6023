"""The best plan in words: what to do differently, what it is worth, what limits it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from calculator.views.best_plan import changes
from calculator.views.money import DASH, exact, money, money_range, percent, probability, whole
from calculator.views.wording import POLICIES, Answer, in_draws

FOUND: Final = "found"
YEAR: Final = 12
NOTHING: Final = "The plan ends no posts, so there is nothing to compare a best plan with."
OPTIMISTIC: Final = (
    "Whatever is best on some draws owes part of that to those draws, so a figure that was "
    "searched for is optimistic; that on fresh draws is not."
)
INTRODUCTION: Final = (
    "Which posts, in which teams, and when? A search over posts and months by team, within your "
    "limits, on the draws that the Answer page uses. It knows what the model counts and nothing "
    "else, and says nothing about who should leave."
)
AIMS: Final = {
    "value": "the highest expected net value",
    "regret": "the smallest regret",
}
BETTER: Final = {"value": "a higher expected net value", "regret": "a smaller regret"}
AIM_BASIS: Final = {
    "value": "Expected net value is the mean over the draws.",
    "regret": (
        "Regret is how far a plan falls short, draw by draw, of the best of the options shown; "
        "nine draws in ten fall no further short than the figure given."
    ),
}
LIMITS: Final = {
    "cash_saving_at_least": "the cash to be saved",
    "knowledge_at_risk_at_most": "the limit on knowledge at risk",
    "probability_of_loss_at_most": "the limit on P(loss)",
    "protected": "the protection of teams",
    "at_most_planned": "the rule that no team loses more posts than planned",
}


def name(option: str) -> str:
    """Return what an option is called."""
    return "Best plan found" if option == FOUND else POLICIES[option]


def option(data: Answer, which: str, *, fresh: bool = False) -> Mapping[str, Any]:
    """Return one of the options, on the draws of the search or on fresh ones."""
    rows = data["fresh"]["options"] if fresh else data["options"]
    found: Mapping[str, Any] = next(row for row in rows if row["option"] == which)
    return found


def headline(data: Answer) -> str:
    """Say in one sentence what is best: the plan, nobody, an alternative, or other cuts."""
    best = data["found_is"] if data["best"] == FOUND and data["found_is"] else data["best"]
    if best == "planned":
        return "The best found is the plan as it is."
    if best == "keep":
        return "The best found is to cut nobody."
    if best == FOUND:
        return f"Best plan found: {changes.sentence(data)}."
    return f"{POLICIES[best]} does better than any cut by team and month that was found."


def reason(data: Answer) -> str:
    """Say what the best is worth against the plan, on these draws and on fresh ones."""
    best = data["best"]
    if best == "planned" or (best == FOUND and data["found_is"] == "planned"):
        return f"Nothing that was tried within the limits has {BETTER[data['aim']]}."
    return f"{_worth(data, best)} {_again(data, best)}"


def second(data: Answer) -> str:
    """Say what the best plan by team and month is where an alternative does better still."""
    if data["best"] == FOUND or data["scenario_found"] is None:
        return ""
    same = data["found_is"]
    if same == "keep":
        return (
            "Of plans that lay people off by team and month none does better than cutting nobody."
        )
    if same == "planned":
        return "Of plans that lay people off by team and month none does better than yours."
    return (
        f"Of plans that lay people off by team and month, the best found: "
        f"{changes.sentence(data)}. {_worth(data, FOUND)} {_again(data, FOUND)}"
    )


def limits_sentence(data: Answer) -> str:
    """Say which limits were set, and which of them keep something better out."""
    said = list(_limits(data))
    if not said:
        return "No limit was set; a team may lose up to all of its posts."
    first = f"Within the limits: {'; '.join(said)}."
    if not data["limits"]["at_most_planned"]:
        first += " Other teams may lose up to all of their posts."
    binding = [LIMITS[limit] for limit in data["binding"]]
    if not binding:
        return f"{first} None of them binds: nothing that was tried outside them does better."
    without = "it" if len(binding) == 1 else "one of them"
    return (
        f"{first} Binding: {' and '.join(binding)}; without {without} a plan that was tried does "
        "better."
    )


def options_sentence(data: Answer) -> str:
    """Say which option has the highest mean, and which are out because of a limit."""
    currency = data["currency"]
    ranked = sorted(data["options"], key=lambda row: -row["net_value"]["mean"])
    first = ranked[0]
    out = [name(row["option"]) for row in data["options"] if row["breaks"]]
    beyond = f" Outside the limits: {', '.join(out)}." if out else ""
    return (
        f"{name(first['option'])} has the highest mean, {_net(first, currency)}; bars are "
        f"P10{DASH}P90, points medians.{beyond} Alternatives other than the plan found end posts "
        "as the Answer page says, by rules of their own; the search is over layoffs by team and "
        "month alone."
    )


def fresh_sentence(data: Answer) -> str:
    """Say how far the gain of what was found moves on fresh draws."""
    currency, which = data["currency"], _searched(data)
    first, again = option(data, which), option(data, which, fresh=True)
    before, after = (row["against_planned"]["mean"] for row in (first, again))
    return (
        f"Against the plan, {name(which).casefold()} is worth {money(before, currency, plus=True)} "
        f"on the draws searched and {money(after, currency, plus=True)} on those of seed "
        f"{data['fresh']['seed']}."
    )


def search_sentence(data: Answer) -> str:
    """Say how the search went, and what it does not know."""
    search, draws = data["search"], data["draws"]
    tried = f"{whole(search['plans_tried'])}"
    if search["every_plan_was_tried"]:
        first = f"Every plan there is was tried on all {whole(draws)} draws, {tried} in all."
    elif search["first_draws"] == draws:
        first = f"{tried} plans were tried on all {whole(draws)} draws."
    else:
        first = (
            f"{tried} plans were tried, most of them on the first {search['first_draws']} draws, "
            f"the {search['plans_on_all_draws']} most promising on all {whole(draws)}."
        )
    if search["stopped"]:
        first += " The search was stopped: this is the best by then."
    elif not search["every_plan_was_tried"]:
        first += " A better plan may exist."
    return " ".join([first, *_coarse(search), AIM_BASIS[data["aim"]]])


def cautions(data: Answer) -> tuple[str, ...]:
    """Say where the answer leans on the end of the horizon, or does not hold on fresh draws."""
    return tuple(_cautions(data))


def _searched(data: Answer) -> str:
    """Return the option that was searched for, or the best one where none was found."""
    best: str = data["best"]
    return best if data["scenario_found"] is None else FOUND


def _worth(data: Answer, which: str) -> str:
    row, currency = option(data, which), data["currency"]
    gain = row["against_planned"]
    regret = (
        f" Its regret is at most {money(row['regret']['p90'], currency)} in nine draws of ten, the "
        f"plan's {money(option(data, 'planned')['regret']['p90'], currency)}."
        if data["aim"] == "regret"
        else ""
    )
    return (
        f"It is worth {_net(row, currency)} on average, {_more(gain, currency)} than the plan "
        f"(P10{DASH}P90: {money_range(gain, currency, plus=True)}), and is better "
        f"{in_draws(row['beats_planned_probability'])}.{regret}"
    )


def _again(data: Answer, which: str) -> str:
    row, currency = option(data, which, fresh=True), data["currency"]
    gain = row["against_planned"]
    return (
        f"On fresh draws: {_more(gain, currency)} "
        f"({money_range(gain, currency, plus=True)}), better "
        f"{in_draws(row['beats_planned_probability'], again=True)}{_regret_again(data, row)}."
    )


def _regret_again(data: Answer, row: Mapping[str, Any]) -> str:
    if data["aim"] != "regret":
        return ""
    return f", regret at most {money(row['regret']['p90'], data['currency'])}"


def _net(row: Mapping[str, Any], currency: str) -> str:
    return money(row["net_value"]["mean"], currency, plus=True)


def _more(gain: Mapping[str, Any], currency: str) -> str:
    word = "more" if gain["mean"] >= 0 else "less"
    return f"{money(abs(gain['mean']), currency)} {word}"


def _limits(data: Answer) -> Iterator[str]:
    limits, currency = data["limits"], data["currency"]
    cash = limits["cash_saving_at_least"]
    if cash is not None:
        yield f"cash of {money(cash, currency)} or more (median)"
    if limits["knowledge_at_risk_at_most"] is not None:
        yield f"knowledge at risk {percent(limits['knowledge_at_risk_at_most'])} or less"
    if limits["probability_of_loss_at_most"] is not None:
        yield f"P(loss) {probability(limits['probability_of_loss_at_most'])} or less"
    if limits["protected"]:
        yield f"no post ends in {', '.join(limits['protected'])}"
    if limits["at_most_planned"]:
        yield "no team loses more posts than planned"


def _coarse(search: Mapping[str, Any]) -> Iterator[str]:
    together = search["together"]
    if together:
        teams = sum(unit["teams"] for unit in together)
        yield (
            f"{teams} smaller teams were decided together by kind of work, each losing the same "
            "share of its posts; the largest ones one by one."
        )
    if search["steps"]:
        named = [f"{unit['unit']} {exact(unit['posts'])}" for unit in search["steps"]]
        yield f"Posts go in steps: {', '.join(named)}."


def _cautions(data: Answer) -> Iterator[str]:
    if data["scenario_found"] is None:
        return
    late = changes.late(data, YEAR)
    if late:
        yield (
            f"In {', '.join(late)} posts end in the last {YEAR} months of the horizon; what "
            "follows after it is not counted, so read that month with care."
        )
    for which in dict.fromkeys((data["best"], FOUND)):
        breaks = [LIMITS[limit] for limit in option(data, which, fresh=True)["breaks"]]
        if breaks and which in {FOUND, data["best"]}:
            yield (
                f"{name(which)}: on fresh draws it misses {' and '.join(breaks)}. A limit met "
                "exactly on some draws is missed on others; ask for a little more."
            )
