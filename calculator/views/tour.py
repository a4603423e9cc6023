"""A short tour of the app: what stands where, told with the figures of the open plan."""

from dataclasses import dataclass

from calculator.views.markdown import literal
from calculator.views.wording import Answer, loss, verdict


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: what it shows, as Markdown, and the pages where it is, as title and file."""

    label: str
    title: str
    text: str
    pages: tuple[tuple[str, str], ...] = ()


def stops(answer: Answer) -> tuple[Stop, ...]:
    """Return the stops in order, told with an answer's headline."""
    return (
        Stop(
            "Answer",
            "First, the answer",
            f"**{literal(verdict(answer))}** {literal(loss(answer))}\n\nEvery figure is measured "
            "against keeping everyone and running the same AI programme. P10 to P90 is what is not "
            "known: in eight of ten draws the figure lies between them.",
        ),
        Stop(
            "Your numbers",
            "Then, your own numbers",
            "Start from a made-up company of your sector and size, and answer six questions at the "
            "side. Each change is worked out at once; until a figure follows, it says so. The "
            "plan's rows, the AI programme and the law have pages of their own.",
            (
                ("Plan", "pages/decide/plan.py"),
                ("AI programme", "pages/decide/programme.py"),
                ("Compliance", "pages/decide/compliance.py"),
            ),
        ),
        Stop(
            "What matters",
            "What would change the answer",
            "Which facts matter most and what finding them out is worth; what one would have to "
            "believe for the plan to pay; how deep a cut may go.",
            (("What matters", "pages/understand/what_matters.py"),),
        ),
        Stop(
            "What else",
            "What to do instead, and after",
            "Cuts by team and month that are worth more within your limits; what coming back costs "
            "by month; which signals tell first whether the plan works.",
            (
                ("Best plan", "pages/understand/best_plan.py"),
                ("Coming back", "pages/understand/coming_back.py"),
                ("Signals", "pages/understand/signals.py"),
            ),
        ),
        Stop(
            "Compare",
            "Keep and compare",
            "Keep a copy under a name before you try something else, and lay up to four plans side "
            "by side on the same draws.",
            (("Compare", "pages/decide/compare.py"),),
        ),
        Stop(
            "Sources",
            "Where the figures come from",
            "Each default has a source, a grade, a range and a caveat, and is changed in place. "
            "The method says what the model does not do.",
            (
                ("Assumptions", "pages/trust/assumptions.py"),
                ("Method", "pages/trust/method.py"),
            ),
        ),
    )
