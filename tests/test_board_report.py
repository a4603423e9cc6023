"""The board's document: what it says, to everyone, in every plan, the same bytes each time."""

import datetime as dt
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from calculator.answer import answer
from calculator.compliance import JURISDICTIONS
from calculator.documents.board.blocks import (
    Block,
    Figure,
    Paragraph,
    Points,
    Section,
    Table,
    as_data,
)
from calculator.documents.board.report import TEMPLATE, PrintedLink, ToPrint, board_pdf, content
from calculator.documents.board.sections.law import MOST, law_section
from calculator.documents.findings import find
from calculator.documents.fonts import STAND_IN, covered
from calculator.documents.glyphs import drawable
from calculator.documents.typesetting import pdf as pdf_of
from calculator.evaluate import evaluate
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.simulation.policies import POLICIES
from calculator.views import wording
from calculator.views.tiles import tiles
from tests import documents
from tests.documents import findings, found, pages, plan, reader, squeezed, text
from tests.running import one_team

LETTER_WIDE, LETTER_HIGH = 180, 244  # mm between the margins
AROUND_A_PICTURE = 25  # mm: its title, and four lines below it
AXIS = re.compile(r'class="mark-text role-axis-label".*?</g>', re.DOTALL)
DAY = dt.date(2026, 11, 28)
ADDRESS = "https://plans.example.org/?s=1." + "Ab3-_x" * 80


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return the document of the first example, with a link."""
    link = PrintedLink(ADDRESS, "This address opens the plan.")
    return board_pdf(found(), ToPrint("a4", DAY, link))


def test_its_text_holds_the_figures_of_the_answer(pdf: bytes) -> None:
    """Verdict, odds, five figures with their ranges, every alternative, every team."""
    said, told = text(pdf), found().answer
    figures = [part for tile in tiles(told) for part in (tile.value, tile.range, tile.note)]
    labels = [wording.POLICIES[row["policy"]] for row in told["alternatives"]]
    teams = [row["team"] for row in told["teams"]]
    for words in (wording.verdict(told), wording.loss(told), *figures, *labels, *teams):
        assert squeezed(words) in said
    for words in (told["model_version"], told["assumptions_version"], "2026-11-28", "seed 1"):
        assert squeezed(words) in said


def test_it_says_all_that_a_board_asks(pdf: bytes) -> None:
    """Its parts, in their order."""
    heads = [
        "The plan by team",
        "Knowledge lost",
        "Coming back",
        "Compliance calendar",
        "What you would have to believe",
        "Signals to watch",
        "Assumptions that matter",
        "Method, and limits",
        "Open this plan",
    ]
    said, place = text(pdf), 0
    for head in heads:
        place = said.index(squeezed(head), place)


def test_what_was_warned_of_is_read_by_the_board_too(pdf: bytes) -> None:
    """Every warning of the plan, and no such list where there is none."""
    of_plan = findings(plan())
    assert of_plan.warnings
    said = text(board_pdf(of_plan))
    assert "compliance.jurisdictions" not in said  # a name of the file, not of the company
    for warning in of_plan.warnings:
        assert squeezed(warning.rule[1:]) in said
    assert bool(found().warnings) == (squeezed("worth a second look:") in text(pdf))


def test_everyone_can_read_it(pdf: bytes) -> None:
    """Title, language, tags, PDF/UA; every picture has words, every table heads, in order."""
    document = reader(pdf)
    root: Any = document.trailer["/Root"]
    assert document.metadata
    assert document.metadata.title == found().answer["scenario"]["name"]
    assert root["/Lang"].startswith("en")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    told = list(documents.elements(pdf))
    kinds = [element["/S"] for element in told]
    figures = [element for element in told if element["/S"] == "/Figure"]
    assert len(figures) >= len(content(found())["sections"])
    assert all(len(str(element.get("/Alt", ""))) > len("A chart") for element in figures)
    assert kinds.count("/Table") == kinds.count("/THead") >= len(("team", "believe", "signals"))
    levels = [kind for kind in kinds if kind in {"/H1", "/H2"}]
    assert levels[0] == "/H1"


def test_its_fonts_travel_with_it(pdf: bytes) -> None:
    """Every font is embedded, for Latin, Greek, Cyrillic and the signs of currencies."""
    fonts: dict[str, Any] = {}
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        for name, font in resources.get("/Font", {}).items():
            fonts[name] = font.get_object()
    assert fonts
    for font in fonts.values():
        (below,) = font["/DescendantFonts"]
        descriptor = below.get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
    assert covered().issuperset("ßÿŁőŞΑΩάώЖяЇ€£¥₹₽₺₩₫₪₦₱₴−–·×≤→")


def test_the_same_input_gives_the_same_bytes(pdf: bytes) -> None:
    """And another day other ones: no clock is in it."""
    link = PrintedLink(ADDRESS, "This address opens the plan.")
    assert board_pdf(found(), ToPrint("a4", DAY, link)) == pdf
    assert board_pdf(found(), ToPrint("a4", None, link)) != pdf


def test_a_link_can_be_copied_out_of_it(pdf: bytes) -> None:
    """Nothing stands between its letters but the ends of lines."""
    assert ADDRESS in text(pdf)
    targets = [
        annotation.get_object()["/A"]["/URI"]
        for page in reader(pdf).pages
        for annotation in page.get("/Annots", [])
    ]
    assert ADDRESS in targets


@pytest.mark.parametrize("name", list(examples()))
def test_no_page_is_empty_and_no_heading_is_left_alone(name: str) -> None:
    """Every page holds something, and something follows each heading on its page, on any paper."""
    data = content(found(name), ToPrint("a4", DAY))
    heads = {
        squeezed(title)
        for section in data["sections"]
        for title in (section["title"], *(b.get("title", "") for b in section["blocks"]))
        if title
    }
    for paper, width in {"a4": 595, "us-letter": 612}.items():
        made = pdf_of(TEMPLATE, {**data, "paper": paper})
        assert round(reader(made).pages[0].mediabox.width) == width
        for page in pages(made):
            lines = [squeezed(line) for line in page.splitlines() if line.strip()]
            body = lines[: -documents.FOOT]
            assert len("".join(body)) > len("a line or two of words and no more than that")
            assert body[-1] not in heads


ROWS = 4  # of a long table, at least, on the page of its title
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"/>'


@pytest.fixture(scope="module")
def frame() -> dict[str, Any]:
    """Return all that the template takes beside sections."""
    return content(found())


@pytest.mark.parametrize("lines", range(28, 50, 2))
def test_what_belongs_together_stays_on_one_page(lines: int, frame: dict[str, Any]) -> None:
    """However far down a page it begins: title and first rows, words and list, picture and key."""
    table = Table("The title", ["Head"], [[f"Row {n}."] for n in range(20)], [1], [False])
    points = Points([f"Point {n}." for n in range(5)])
    picture = Figure("A picture", PICTURE, "What it shows.", "The sentence.")
    together: list[tuple[Block, list[str]]] = [
        (table, ["The title", "Head", *(f"Row {n}." for n in range(ROWS))]),
        (points, list(points.items)),
        (picture, ["A picture", "The key."]),
    ]
    above = [Paragraph(f"Line {n}.") for n in range(lines)]
    for block, words in together:
        told = [*above, Paragraph("Before it."), block, Paragraph("The key.", small=True)]
        sections = [as_data(Section("First", [])), as_data(Section("Second", told))]
        made = pdf_of(TEMPLATE, {**frame, "sections": sections})
        (page,) = (
            squeezed(page) for page in pages(made) if squeezed("Before it.") in squeezed(page)
        )
        assert all(squeezed(word) in page for word in words)


def test_every_estimate_of_a_team_has_its_range() -> None:
    """Net value, knowledge and work left undone: a median alone says too much."""
    sections = content(found())["sections"]
    (by_team,) = (b for s in sections for b in s["blocks"] if b.get("title") == "By team")
    for name in ("Net value", "Knowledge lost", "Left undone, FTE-months"):
        place = by_team["columns"].index(name)
        assert all("(" in row[place] for row in by_team["rows"])


@pytest.mark.parametrize("name", ["midmarket", "klarna"])
def test_every_number_of_a_narrow_axis_is_read(name: str) -> None:
    """None is hidden: of four with room for all, only both ends were left."""
    beside = next(b for b in content(found(name))["sections"][0]["blocks"] if b["kind"] == "beside")
    figures = {each["title"]: each["svg"] for each in (*beside["left"], *beside["right"])}
    across, down = AXIS.findall(figures["Alternatives, ranked"])
    assert across.count("<text") > 1
    assert down.count("<text") > 1
    assert 'opacity="0"' not in across + down


HOSTILE = (
    "#panic()",
    "$x^2$ *bold* _it_ `code`",
    "= Heading",
    "[link](https://example.org) <script>alert(1)</script> @ref \\u{41}",
    '"); #read("/etc/passwd")',
)


@pytest.mark.parametrize("name", HOSTILE)
def test_text_of_users_is_only_ever_text(name: str) -> None:
    """Whatever markup a name holds, the document shows it letter by letter."""
    made = board_pdf(
        findings(plan(2, name=name, team="{}. " + name.replace("{", "{{").replace("}", "}}")))
    )
    assert squeezed(name) in text(made)


def test_letters_that_no_font_has_are_stood_in_for_and_told() -> None:
    """A PDF for everyone may not refer to a letter that its fonts lack."""
    made = board_pdf(findings(plan(1, name="设计 🎉 Ωμέγα Київ", team="فريق {}")))
    said = text(made)
    assert f"{STAND_IN}{STAND_IN}" in said
    assert "Ωμέγα" in said
    assert "Київ" in said
    assert squeezed("characters in names of this plan") in said
    assert drawable("a\N{LEFT-TO-RIGHT OVERRIDE}b\tc")[0] == "ab c"


@pytest.mark.parametrize(
    "made",
    [
        plan(1),
        plan(
            40, team="A department with a name that goes on and on, as names of departments do {}"
        ),
        plan(1, name="N" * 120, team="T" * 100 + "{}"),
    ],
    ids=["one team", "40 teams", "long names"],
)
def test_every_size_of_plan_is_told(made: Any) -> None:
    """One team, forty of them, names as long as may be: a document all the same."""
    document = board_pdf(findings(made))
    assert squeezed(made.teams[0].team) in text(document)
    assert len(pages(document)) < len(made.teams) + 15


def test_no_calendar_of_duties_is_cut_by_a_page() -> None:
    """With every duty there is switched on: each picture has room on the lower of both papers."""
    law = {
        "jurisdictions": list(JURISDICTIONS),
        "obligations": dict.fromkeys(load().law.obligations, True),
    }
    told = findings(scenario_from({**one_team(), "compliance": law}))
    figures = [
        block
        for block in as_data(law_section(told.answer))["blocks"]
        if block["kind"] == "figure" and block["title"].startswith("Calendar of obligations")
    ]
    assert len(told.answer["compliance"]["duties"]) == len(load().law.obligations) > MOST
    assert len(figures) > 1
    drawn = "".join(figure["svg"] for figure in figures)
    assert len(re.findall(r">[^<]*gate · [^<]*</t", drawn)) == len(load().law.obligations)
    for figure in figures:
        size = re.search(r'width="([\d.]+)" height="([\d.]+)"', figure["svg"])
        assert size
        width, height = map(float, size.groups())
        assert height * LETTER_WIDE / width < LETTER_HIGH - AROUND_A_PICTURE


def test_a_plan_without_cuts_is_told_too() -> None:
    """Every part says that there is nothing, and none is missing."""
    nothing = find(plan(planned_cuts=0), load(), draws=documents.DRAWS)
    assert "noposts" in text(board_pdf(nothing))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_alternative_has_its_document(policy: str) -> None:
    """Keeping everyone, of which there is least to tell, included."""
    whole = evaluate(plan(2), load(), policy, documents.DRAWS)
    made = board_pdf(replace(found(), answer=answer(whole), watched=None))
    assert squeezed(wording.verdict(answer(whole))) in text(made)


def test_another_alternative_is_named_where_the_figures_are_its_own() -> None:
    """On the first page; and what is of the plan all the same says so."""
    whole = evaluate(plan(2), load(), "attrition", documents.DRAWS)
    said = text(board_pdf(replace(found(), answer=answer(whole))))
    assert squeezed("describe an alternative, “Attrition only”") in said
    assert squeezed("This part alone is of the plan as given") in said


def test_two_readers_can_ask_at_once(pdf: bytes) -> None:
    """Each has the document, whoever came first."""
    link = PrintedLink(ADDRESS, "This address opens the plan.")
    with ThreadPoolExecutor(4) as readers:
        made = [readers.submit(board_pdf, found(), ToPrint("a4", DAY, link)) for _ in range(4)]
        assert all(future.result() == pdf for future in made)


def test_what_is_found_is_the_answer_of_the_engine() -> None:
    """`find` evaluates what every other door does."""
    scenario = scenario_from(examples()["midmarket"].scenario)
    assert found().answer == answer(evaluate(scenario, load(), draws=documents.DRAWS))


def test_the_scenario_is_attached_as_it_was_evaluated(pdf: bytes) -> None:
    """As JSON, to the letter."""
    (attached,) = reader(pdf).attachments["scenario.json"]
    assert json.loads(attached) == found().answer["scenario"]
