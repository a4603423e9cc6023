"""Where the figures come from: publications, and what the workbook was made with."""

from datetime import date

from calculator.documents.workbook.tables import Heading, Table
from calculator.evaluate import Evaluation
from calculator.views.wording import POLICIES, Answer


def sources(e: Evaluation) -> Table:
    """Return every publication that an assumption cites, by its key."""
    cited = {key for entry in e.library.entries.values() for key in entry.cited}
    return Table(
        "Sources",
        "Publications behind the assumptions; a judgement is one of this project.",
        (
            Heading("Key", width=30),
            Heading("Publication", width=90),
            Heading("Kind", width=20),
            Heading("Read", "month", 10),
            Heading("Note", width=50),
        ),
        [
            tuple(
                (text, "text")
                for text in (key, source.reference, source.kind, source.accessed, source.note)
            )
            for key, source in sorted(e.library.sources.items())
            if key in cited
        ],
    )


def about(e: Evaluation, answer: Answer, day: date | None) -> Table:
    """Return what the workbook was made from: enough to make it again."""
    scenario = e.scenario
    facts = {
        "Plan": scenario.name,
        "Month 1": str(scenario.start_month),
        **({"Date": day.isoformat()} if day else {}),
        "Horizon, months": str(scenario.horizon_months),
        "Currency": scenario.currency,
        "Alternative that Ranges describes": POLICIES[e.policy],
        "Model": answer["model_version"],
        "Assumption set": answer["assumptions_version"],
        "Seed": str(scenario.seed),
        "Draws": str(e.draws),
        "Assumptions of your own": ", ".join(scenario.assumptions) or "none",
    }
    notes = {f"Warning {at}": text for at, text in enumerate(answer["warnings"], start=1)}
    return Table(
        "About",
        "What this workbook was made from.",
        (Heading("What", width=36), Heading("Value", width=110)),
        [((name, "text"), (value, "text")) for name, value in {**facts, **notes}.items()],
    )
