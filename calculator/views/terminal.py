"""The answer and the examples as text for a terminal."""

from collections.abc import Mapping, Sequence
from textwrap import fill

from calculator.answer import Answer
from calculator.views import money
from calculator.views.bridge.names import PARTS, STEPS
from calculator.views.bridge.tables import short
from calculator.views.overdue import overdue
from calculator.views.wording import POLICIES, basis, verdict

WIDTH = 100


def answer_text(answer: Answer) -> str:
    """Return the verdict, the headline figures and the alternatives."""
    title = f"{answer['scenario']['name']} · {answer['policy']}"
    foot = (
        f"Model {answer['model_version']}, assumptions {answer['assumptions_version']}, "
        f"seed {answer['seed']}, {answer['draws']:,} draws. "
        "Most ranges are judgements: `python -m calculator assumptions`."
    )
    parts = [
        title,
        fill(verdict(answer), WIDTH),
        fill(basis(answer), WIDTH),
        table(("", "P10", "P50", "P90"), _headline_rows(answer)),
        table(
            ("Bridge of means, and its two orders", "Mean", "Lower", "Higher", "At medians"),
            _bridge_rows(answer),
        ),
        table(
            ("Alternative", "", "Net P10", "P50", "P90", "Loses", "Beats plan", "Posts cut"),
            _alternative_rows(answer),
        ),
        fill(foot, WIDTH),
    ]
    return "\n\n".join(parts)


def examples_text(rows: Sequence[Mapping[str, str]]) -> str:
    """Return the examples: name, kind, title."""
    return table(
        ("name", "kind", "title"), [(row["name"], row["kind"], row["title"]) for row in rows]
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns; those that hold numbers are aligned on the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    numeric = [
        column > 0 and all(_is_number(row[column]) for row in rows) for column in range(len(header))
    ]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )


def _is_number(text: str) -> bool:
    return not text or any(character.isdigit() for character in text) or text == money.NONE


def _headline_rows(answer: Answer) -> list[tuple[str, ...]]:
    headline, currency = answer["headline"], answer["currency"]

    def amount(value: float | None) -> str:
        return money.money(value, currency)

    kinds = (
        ("Net value", "net_value", amount),
        ("  cash", "cash_value", amount),
        ("  work", "work_value", amount),
        ("Claimed saving", "claimed_saving", amount),
        ("Net value, last 12 months", "net_value_last_12_months", amount),
        ("Payback (month)", "payback_month", _month),
        ("Work covered again (month)", "work_covered_month", _month),
        ("AI catches up (month)", "ai_catches_up_month", _month),
        ("Months with work undone", "timing_gap_months", _months),
        ("Programme delay (months)", "programme_delay_months", _months),
        ("Knowledge lost", "knowledge_lost_share", money.percent),
        ("Posts reopened", "roles_reopened_share", money.percent),
        ("Rehire premium (of annual pay)", "rehire_premium_per_salary_cut", money.percent),
        ("Cost of coming back", "rehire_cost", amount),
        ("Compliance shortfall (FTE-months)", "compliance_shortfall_fte_months", money.number),
        ("Consultants for compliance", "consultants_cost", amount),
    )
    rows = [
        (label, *(written(headline[name][quantile]) for quantile in ("p10", "p50", "p90")))
        for label, name, written in kinds
    ]
    slack = headline["probability_of_loss_by_slack"].items()
    known = ", ".join(f"{float(share):.0%} {money.probability(loss)}" for share, loss in slack)
    loss = money.probability(headline["probability_of_loss"])
    lines = (overdue(answer), f"Probability of loss {loss}; by slack: {known}")
    return [*rows, *((line, "", "", "") for line in lines)]


def _bridge_rows(answer: Answer) -> list[tuple[str, ...]]:
    """Write the bridge down; what the residual is made of stands under it."""
    currency, rows = answer["currency"], []
    for row in answer["bridge"]:
        value = row["value"]
        figures = (short(value[name], currency) for name in ("mean", "low", "high", "centre"))
        rows.append((STEPS[row["step"]], *figures))
        rows += [
            (
                f"  of which: {PARTS[name]}",
                short(part["mean"], currency),
                "",
                "",
                short(part["centre"], currency),
            )
            for name, part in row.get("parts", {}).items()
        ]
    return rows


def _months(value: float) -> str:
    return f"{value:.0f}"


def _month(value: float | None) -> str:
    return "beyond" if value is None else f"{value:.0f}"


def _alternative_rows(answer: Answer) -> list[tuple[str, ...]]:
    currency = answer["currency"]
    return [
        (
            row["policy"],
            POLICIES[row["policy"]],
            *(money.money(row["net_value"][q], currency) for q in ("p10", "p50", "p90")),
            money.probability(row["probability_of_loss"]),
            money.NONE
            if row["beats_planned_probability"] is None
            else money.probability(row["beats_planned_probability"]),
            money.posts(row["posts_cut"]["p50"]),
        )
        for row in answer["alternatives"]
    ]
