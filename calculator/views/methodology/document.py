"""The methodology: sections in their order, and all of them as one Markdown document."""

import inspect
from collections.abc import Iterable, Iterator
from typing import Final

from calculator import outcomes
from calculator.library import Library
from calculator.views.methodology import assumptions, code, mechanisms, outputs
from calculator.views.methodology.contents import steps
from calculator.views.methodology.readers import SIGNALS
from calculator.views.methodology.section import Section, joined, sentence
from calculator.views.model_card import CARD, version
from calculator.views.papers import METHOD, part

METHODOLOGY: Final = CARD.with_name("METHODOLOGY.md")
TITLE: Final = "Methodology"
COMMAND: Final = "python -m calculator methodology"
ABOUT, MONTH, AROUND = "What it answers, and for whom", "One month", "Around the month"
COMES_OUT, RESTS_ON, LIMITS = "What comes out", "What it rests on", "Limits"
AROUND_A_MONTH: Final = (
    "keep",
    "policies",
    "state",
    "month",
    "simulate",
    "undo",
    "record",
    "accounts",
)
READING: Final = (
    "A month is told in the order in which the model goes through it. Under each mechanism stand "
    "its functions, in the words of the code, with their equations; what it is given, with units; "
    "what it hands on; and the assumptions it rests on. An assumption that several read stands "
    "once, under the mechanism of its own topic, or else the first; the last column names all."
)
CONVENTIONS: Final = (
    "A name in an equation is a number for each alternative, team and draw, or for fewer of these "
    "where it does not differ. It is an argument of the function, something that an argument is "
    "made of (a name below another one says whose it is), a step of the function, or defined in "
    "the line above; an arrow gives a name a new value. Sums are over teams. What is divided by "
    "nothing is nothing. A condition in brackets is 1 where it holds and 0 elsewhere. Months count "
    "from 1 wherever they are shown, but `month` in an equation counts from 0, as inside the "
    "model. Shares are fractions, money is at the prices of month 1 where nothing else is said. "
    "The tests run the model and work out every equation beside the function it describes, call "
    "by call."
)


def sections(library: Library) -> list[Section]:
    """Return the methodology of a library, section by section."""
    return [
        *_about(),
        *_month(library),
        *_around(library),
        *_comes_out(library),
        *_rests_on(library),
        *_limits(),
    ]


def matching(told: Iterable[Section], word: str) -> list[Section]:
    """Return the sections that hold a word, in whatever case; all of them without one."""
    sought = word.strip().casefold()
    return [
        section
        for section in told
        if sought in f"{section.chapter}\n{section.title}\n{section.body}".casefold()
    ]


def markdown(library: Library) -> str:
    """Return the methodology as one document."""
    head = (
        f"{version(library)} Written by `{COMMAND}` from the docstrings of the model, the "
        "assumptions library and two papers; the tests hold this file to what it writes. Why the "
        "model is as it is, and where it departs from others, stands in the [method](METHOD.md); "
        "for whom it is, in the [model card](MODEL_CARD.md); which published figures moved, in the "
        "[changelog](../CHANGELOG.md)."
    )
    lines, chapter = [f"# {TITLE}", head], ""
    for section in sections(library):
        if section.chapter != chapter:
            chapter = section.chapter
            lines.append(f"## {chapter}")
        lines += [f"### {section.title}", section.body]
    return "\n\n".join(lines) + "\n"


def _about() -> Iterator[Section]:
    yield Section(ABOUT, "The question", part(METHOD, "The question"))
    yield Section(ABOUT, "Who should use it", part(CARD, "Who should use it"))
    yield Section(ABOUT, "Who should not use it", part(CARD, "Who should not"))
    yield Section(ABOUT, "What it does not do", part(METHOD, "What it does not do"))
    yield Section(ABOUT, "Time, money, draws", part(METHOD, "Time, money, draws"))
    yield Section(ABOUT, "How to read the equations", joined(READING, CONVENTIONS))


def _month(library: Library) -> Iterator[Section]:
    found = steps()
    listed = (
        f"{number}. {_step(step.title, step.sentence)}" for number, step in enumerate(found, 1)
    )
    yield Section(MONTH, "The steps", "\n".join(listed))
    for name in _of_a_month():
        yield _mechanism(MONTH, name, library)


def _around(library: Library) -> Iterator[Section]:
    others = code.mechanisms().keys() - {*AROUND_A_MONTH, *_of_a_month()}
    for name in (*AROUND_A_MONTH, *sorted(others)):
        yield _mechanism(AROUND, name, library)


def _comes_out(library: Library) -> Iterator[Section]:
    told = mechanisms.plain_prose(inspect.getdoc(outcomes) or "")
    rests = joined(
        mechanisms.given(mechanisms.OF_OUTPUTS),
        assumptions.of(mechanisms.OUTPUTS, library, mechanisms.home),
    )
    premium = mechanisms.function(outcomes.rehire_premium)
    yield Section(COMES_OUT, "Figures of the answer", joined(told, outputs.outputs()))
    yield Section(COMES_OUT, "Rehire premium", premium)
    yield Section(COMES_OUT, "Thresholds and readings", rests)
    bridge = joined(part(METHOD, "The bridge"), outputs.bridge_steps())
    yield Section(COMES_OUT, "The bridge", bridge)
    seen = joined(part(METHOD, "Signals"), assumptions.of(SIGNALS, library, mechanisms.home))
    yield Section(COMES_OUT, "Signals", seen)


def _rests_on(library: Library) -> Iterator[Section]:
    yield Section(RESTS_ON, "What a plan leaves out", assumptions.of_defaults(library))
    yield Section(RESTS_ON, "Rates, correlations, rows of law", assumptions.others(library))
    yield Section(RESTS_ON, "Evidence", part(CARD, "Evidence"))
    calibrated = joined(part(CARD, "Calibration"), assumptions.targets(library))
    yield Section(RESTS_ON, "Calibration", calibrated)
    yield Section(RESTS_ON, "Sources", assumptions.sources(library))


def _limits() -> Iterator[Section]:
    yield Section(LIMITS, "Known limits", part(CARD, "Limits"))
    yield Section(LIMITS, "Version", part(CARD, "Version"))


def _of_a_month() -> list[str]:
    """Return the mechanisms in the order in which a month comes to them."""
    names = dict.fromkeys(name for step in steps() for name in step.mechanisms)
    return [name for name in names if name not in AROUND_A_MONTH]


def _mechanism(chapter: str, name: str, library: Library) -> Section:
    return Section(chapter, _title(name), mechanisms.mechanism(name, library))


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _step(title: str, words: str) -> str:
    return f"**{title}.** {sentence(words)}".strip()
