"""The assumptions as data: complete, sourced, in range, and refused where they are not."""

import hashlib
import json
import re
from pathlib import Path

import numpy as np
import pytest

from calculator.ai_programme import WorkItemsDone
from calculator.calibration import calibration
from calculator.compliance import EMPLOYMENT_PLACES
from calculator.entries import Entry
from calculator.legal_entries import DRIVERS, LayoffRule, Obligation, SeveranceMinimum
from calculator.library import ASSUMPTIONS, SEQUENCE_COLUMNS, as_rows, load
from calculator.scenario import ROLE_FAMILIES
from tests.assumption_folder import Folder, Mend

LIBRARY = load()
ENTRIES = list(LIBRARY.entries.values())
SAMPLED = [entry for entry in ENTRIES if entry.sampled]
REGISTER_SHA256 = (
    "4fc482e4c5903591162f7fd9026a54fad3ed1df03207f5bd9038fbe16b94bb3c"  # of the first 52 ids
)
README = (ASSUMPTIONS / "README.md").read_text(encoding="utf-8")

LAW: list[Obligation | LayoffRule | SeveranceMinimum] = [
    *LIBRARY.law.obligations.values(),
    *LIBRARY.law.layoff_rules.values(),
    *LIBRARY.law.severance.values(),
]

by_id = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
by_sampled_id = pytest.mark.parametrize("entry", SAMPLED, ids=lambda entry: entry.id)
by_row_of_law = pytest.mark.parametrize("row", LAW, ids=lambda row: row.id)

# The data


@by_id
def test_words_are_sentences(entry: Entry) -> None:
    """Descriptions and caveats are sentences, labels are names, and none is padded."""
    for text in (entry.description, entry.caveat, *(c.finding for c in entry.counter_evidence)):
        assert re.fullmatch(r"[A-Z0-9].*\.", text), text
    assert re.fullmatch(r"[A-Z].{3,80}[^.]", entry.label), entry.label
    assert "  " not in entry.label + entry.description + entry.caveat


@by_sampled_id
def test_p5_and_p95_are_those_of_the_shape(entry: Entry) -> None:
    """The range shown is the range drawn, within 3% or half a point."""
    drawn = entry.distribution.ppf(np.array([0.05, 0.95]))
    assert drawn == pytest.approx([entry.p5, entry.p95], rel=0.03, abs=0.005)


@by_sampled_id
def test_the_centre_is_near_the_value_shown(entry: Entry) -> None:
    """The median of a shape lies within a fifth of the range of the value shown."""
    assert abs(entry.distribution.median - entry.value) < 0.2 * (entry.p95 - entry.p5)


@by_sampled_id
def test_extreme_draws_are_possible(entry: Entry) -> None:
    """No draw, however extreme, leaves the physical range or fails to be a number."""
    draws = entry.distribution.ppf(np.array([0.0, 1e-9, 0.5, 1 - 1e-9, 1.0]))
    assert np.all(np.isfinite(draws))
    assert np.all((draws >= entry.low) & (draws <= entry.high))


@by_id
def test_status_and_grade_agree(entry: Entry) -> None:
    """A judgement is graded E and names itself; memory is never first-rate; the rest was read."""
    if entry.status == "judgement":
        assert entry.grade == "E"
        assert entry.sources == ("judgement",)
        assert "judgement" in entry.caveat.lower()
        return
    assert "judgement" not in entry.sources
    assert not entry.anchors
    if entry.status == "recalled":
        assert entry.grade not in {"A", "B"}
        assert "memory" in entry.caveat
    else:
        assert entry.grade != "E"
        assert any(LIBRARY.sources[key].accessed for key in entry.sources)


@by_id
def test_nothing_judged_reads_as_cited(entry: Entry) -> None:
    """Labels and descriptions say what a number is, never who is said to have found it."""
    said = (entry.label + entry.description).lower()
    assert not re.search(r"according to|study|studies|survey|evidence shows|\(\d{4}\)", said)


@by_id
def test_reviews_are_due_within_a_year(entry: Entry) -> None:
    """What rests on AI or on law is looked at again after half a year, the rest after a year."""
    moves_fast = entry.topic in {"programme", "response", "compliance"}
    assert entry.review_date == ("2027-05" if moves_fast else "2027-11")


def test_the_text_speaks_for_itself() -> None:
    """No file points at working papers or their row numbers."""
    for file in ASSUMPTIONS.glob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\bT\d+-\d+|\bCE-\d+|\bDS-\d+|\bR-(high|med|low)|model\.md", text), (
            file
        )


@by_row_of_law
def test_law_is_in_sentences(row: Obligation | LayoffRule | SeveranceMinimum) -> None:
    """Labels are names, caveats are sentences, and none is padded."""
    assert re.fullmatch(r"[A-Z].{3,80}[^.]", row.label), row.label
    texts = [row.caveat, getattr(row, "description", None), getattr(row, "cap", None)]
    texts += [getattr(row, "sanction", None), getattr(row, "disclosure", None)]
    for text in filter(None, texts):
        assert re.fullmatch(r"[A-Z0-9].*\.", text), text
        assert "  " not in text


@by_row_of_law
def test_law_is_no_better_than_its_weakest_part(
    row: Obligation | LayoffRule | SeveranceMinimum,
) -> None:
    """What was judged or remembered is graded E and says so; what was read names where."""
    assert row.sources
    if row.status == "judgement":
        assert row.grade == "E"
        assert "judgement" in row.caveat.lower()
    elif row.status == "recalled":
        assert row.grade == "E"
        assert "memory" in row.caveat
    else:
        assert row.grade in {"B", "C", "D"}
        assert any(LIBRARY.sources[key].accessed for key in row.sources)


@by_row_of_law
def test_law_is_dated_by_its_set(row: Obligation | LayoffRule | SeveranceMinimum) -> None:
    """Law is stated as of the set and looked at again within half a year."""
    assert row.as_of == LIBRARY.as_of
    assert row.review_date == "2027-05"


def test_money_of_law_can_be_converted() -> None:
    """Each currency of a cap, a fee or a limit of severance is one of the table of rates."""
    duties = LIBRARY.law.obligations.values()
    named = {row.cap_currency for row in duties if row.cap_currency}
    named |= {row.external.currency for row in duties if row.external}
    named |= {row.currency for row in LIBRARY.law.severance.values() if row.currency}
    assert {"EUR", "GBP", "USD", "KRW"} <= named <= set(LIBRARY.units_per_usd)


def test_every_place_has_a_rule_and_severance_once() -> None:
    """A place that a scenario can name has its rule of layoffs, and one row of severance."""
    ruled = {place for row in LIBRARY.law.layoff_rules.values() for place in row.places}
    paid = [place for row in LIBRARY.law.severance.values() for place in row.places]
    assert ruled == set(EMPLOYMENT_PLACES)
    assert sorted(paid) == sorted(EMPLOYMENT_PLACES)


def test_every_driver_is_asked_for() -> None:
    """Each kind of AI system that a scenario counts is counted by some duty."""
    assert {row.per for row in LIBRARY.law.obligations.values()} == DRIVERS


def test_shared_work_is_the_same_work() -> None:
    """Duties that share work state the same effort, for the same kind of thing."""
    shared: dict[str, list[Obligation]] = {}
    for row in LIBRARY.law.obligations.values():
        if row.shared_work:
            shared.setdefault(row.shared_work, []).append(row)
    assert set(shared) == {"human_review", "hr_tools", "clinical_tools", "korea_and_texas"}
    for rows in shared.values():
        assert len(rows) > 1
        assert len({(row.per, row.once, row.yearly) for row in rows}) == 1


def test_every_source_is_used() -> None:
    """A publication stands in the list because a number, or what speaks against one, needs it."""
    used = {key for entry in ENTRIES for key in entry.cited}
    used |= {key for column in LIBRARY.family_columns.values() for key in column.cited}
    used |= {key for row in LIBRARY.families.values() for key in row.salary_sources or ()}
    used |= {key for pair in LIBRARY.correlations for key in pair.sources}
    used |= set(LIBRARY.exchange_rates.sources)
    used |= {key for target in calibration().targets.values() for key in target.sources}
    used.add(calibration().readiness_mix.source)
    used |= {key for row in LAW for key in row.sources}
    assert used == set(LIBRARY.sources)


def test_a_source_not_read_says_so() -> None:
    """A publication without a month of access says that it was written down from memory."""
    unread = {key: s for key, s in LIBRARY.sources.items() if not s.accessed and key != "judgement"}
    assert unread
    assert all("from memory" in source.note for source in unread.values())


def test_judgement_is_a_source_with_words() -> None:
    """The judgement of this project is a source like others, and explains itself."""
    judgement = LIBRARY.sources["judgement"]
    assert judgement.kind == "judgement"
    assert "No study gives the number" in judgement.reference


def test_counter_evidence_stands_where_findings_disagree() -> None:
    """Knowledge loss, survivors, unrest, incidents and slack show what speaks against them."""
    expected = {
        "knowledge_output_loss": "thompson_2007",
        "knowledge_tail": "collaborator_loss_2022",
        "survivor_output_loss": "heinz_2020",
        "unrest_turnover_multiplier": "visier_2023",
        "incident_multiplier": "donadelli_2015",
        "reopened_share": "visier_rehires_2025",
        "slack": "love_nohria_2005",
    }
    for id_, source in expected.items():
        assert source in {item.source for item in LIBRARY.entries[id_].counter_evidence}, id_


def test_figures_known_to_be_wrong_are_absent() -> None:
    """Discredited figures are no default: retention, load, days to fill, cost ratio, regret."""
    assert not [entry.id for entry in ENTRIES if "retention" in entry.id + entry.label.lower()]
    assert LIBRARY.value("load_factor") == pytest.approx(1.29)
    numbers = {number for entry in ENTRIES for number in (entry.value, entry.p5, entry.p95)}
    assert not numbers & {142.0, 1.27, 1.43}
    days = {row.time_to_fill_days for row in LIBRARY.families.values()}
    assert max(days) < 142
    text = " ".join(json.dumps(as_rows(LIBRARY)).split())
    assert not re.search(r"142 days|1\.27|55% (of employers|regret)|regret", text)


def test_the_work_items_add_up_to_one() -> None:
    """The nine work items are those of a scenario, and are all of the effort."""
    shares = {name: LIBRARY.value(f"work_item_{name}") for name in WorkItemsDone.model_fields}
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    named = {entry.id for entry in ENTRIES if entry.id.startswith("work_item_")}
    assert named == {f"work_item_{name}" for name in shares}


def test_readier_companies_do_better() -> None:
    """From level to level more initiatives reach production, and sooner."""
    levels = range(1, 5)
    reached = [LIBRARY.entries[f"reach_production_level_{n}"].distribution.median for n in levels]
    months = [LIBRARY.value(f"lead_months_level_{n}") for n in levels]
    assert reached == sorted(reached)
    assert months == sorted(months, reverse=True)


def test_the_curve_of_unrest_passes_near_what_was_published() -> None:
    """Extra leaving at cuts of 0.5, 1 and 10% is that of Trevor and Nyberg within 5 points."""
    excess, reference, exponent = (
        LIBRARY.value("unrest_turnover_multiplier") - 1,
        LIBRARY.value("unrest_reference_cut"),
        LIBRARY.value("unrest_exponent"),
    )
    published = {0.005: 13.0 / 10.4 - 1, 0.01: 0.31, 0.10: 15.5 / 10.4 - 1}
    for cut, extra in published.items():
        assert excess * (cut / reference) ** exponent == pytest.approx(extra, abs=0.05)


def test_the_register_gives_every_sampled_entry_a_column() -> None:
    """Sampled ids, and at most retired ones besides, have one column each of the sequence."""
    assert {entry.id for entry in SAMPLED} <= set(LIBRARY.register)
    assert len(set(LIBRARY.register)) == len(LIBRARY.register) <= SEQUENCE_COLUMNS


def test_the_register_was_only_appended_to() -> None:
    """The first columns stay as they were released, or old seeds would give other draws."""
    first = "\n".join(LIBRARY.register[:52]).encode()
    assert hashlib.sha256(first).hexdigest() == REGISTER_SHA256


def test_correlated_pairs_can_be_drawn() -> None:
    """The correlations imposed are a valid correlation matrix."""
    ids = sorted({id_ for pair in LIBRARY.correlations for id_ in pair.between})
    matrix = np.eye(len(ids))
    for pair in LIBRARY.correlations:
        i, j = (ids.index(id_) for id_ in pair.between)
        matrix[i, j] = matrix[j, i] = pair.value
    assert np.linalg.eigvalsh(matrix).min() > 0


def test_role_families_are_those_of_a_plan() -> None:
    """Every role family of a plan has a row, and no row gives away more than all of its time."""
    assert tuple(LIBRARY.families) == ROLE_FAMILIES
    for row in LIBRARY.families.values():
        assert row.programme_share + row.compliance_share <= 1
        assert row.sign_on == row.agency


def test_salaries_say_where_they_come_from() -> None:
    """A salary that is no official figure says so in its row."""
    for name in ("machine_learning", "platform_sre", "sales_marketing", "general_admin", "other"):
        row = LIBRARY.families[name]
        assert (row.salary_status, row.salary_grade) == ("judgement", "E")
    assert LIBRARY.families["software_engineering"].salary_status is None


def test_rates_cover_the_currencies_people_plan_in() -> None:
    """The dated table holds the dollar at one and over thirty other currencies."""
    assert len(LIBRARY.units_per_usd) >= 32
    assert LIBRARY.units_per_usd["USD"] == 1
    assert {"EUR", "GBP", "JPY", "CHF", "INR", "CNY", "BRL"} <= set(LIBRARY.units_per_usd)
    assert LIBRARY.rates_as_of == "2024-12-31"


def test_the_readme_knows_every_unit_and_field() -> None:
    """The grammar in the README names each field of an entry and each unit in use."""
    units = re.split(r"## ", README.split("## Units")[1])[0]
    named = {word.strip() for row in units.splitlines() for word in row.split("|")[1:2]}
    known = {unit.strip() for cell in named for unit in cell.split(",")}
    used = {item.unit for item in [*ENTRIES, *LIBRARY.family_columns.values()]}
    assert used <= known
    fields = set(Entry.model_fields) - {"id", "topic"}
    assert {field for field in fields if f"`{field}`" not in README} == set()


# What others read


def test_rows_are_plain_json() -> None:
    """Each entry is one JSON object with the public keys, its publications written out."""
    rows = as_rows(LIBRARY)
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert [row["id"] for row in rows] == list(LIBRARY.entries)
    public = {"id", "label", "unit", "value", "p5", "p95", "shape", "grade", "status", "sources"}
    for row in rows:
        assert public | {"caveat", "review_date"} <= set(row)
        assert row["sources"]
        assert not set(row["sources"]) & set(LIBRARY.sources)
    load_factor = next(row for row in rows if row["id"] == "load_factor")
    assert "Employer Costs for Employee Compensation" in load_factor["sources"][0]


def test_the_default_library_is_read_once() -> None:
    """Every caller of the default gets the same read-only object."""
    assert load() is LIBRARY
    with pytest.raises(TypeError):
        LIBRARY.entries["load_factor"] = ENTRIES[0]  # type: ignore[index] # the point of the test
    with pytest.raises(TypeError):
        LIBRARY.units_per_usd["EUR"] = 1.0  # type: ignore[index] # the point of the test
    with pytest.raises(ValueError, match="frozen"):
        ENTRIES[0].value = 1.0  # type: ignore[misc] # what is tested


def test_a_value_is_asked_for_by_id() -> None:
    """An id gives its default; an unknown one is a KeyError."""
    assert LIBRARY.value("discount_rate") == pytest.approx(0.08)
    with pytest.raises(KeyError, match="no_such_id"):
        LIBRARY.value("no_such_id")


# A broken folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound copy of the assumptions."""
    return Folder(tmp_path)


def test_a_sound_copy_is_the_same_library(folder: Folder) -> None:
    """A copy that nobody touched loads to the same rows."""
    assert as_rows(folder.load()) == as_rows(LIBRARY)


REQUIRED = {
    *("sources", "unit", "grade", "p5", "p95", "low", "high"),
    *("value", "label", "description", "shape", "status", "caveat", "review_date"),
}


@pytest.mark.parametrize("field", sorted(REQUIRED))
def test_an_entry_must_be_complete(folder: Folder, field: str) -> None:
    """An entry that lacks a field is refused by file, key and field."""
    folder.change("hiring.yaml", lambda data: data["ramp_start"].pop(field))
    assert f"hiring.yaml: ramp_start: {field} is missing; give it" in folder.refusal()


@pytest.mark.parametrize("field", ["sources", "unit", "grade", "low", "high", "caveat", "status"])
def test_a_column_must_be_complete(folder: Folder, field: str) -> None:
    """A column of the role families that lacks its evidence is refused by file and name."""
    folder.change("role_families.yaml", lambda data: data["columns"]["ramp_months"].pop(field))
    assert f"role_families.yaml: ramp_months: {field} is missing; give it" in folder.refusal()


@pytest.mark.parametrize(
    ("field", "given", "rule"),
    [
        ("sources", [], "sources"),
        ("sources", ["no_such_publication"], "source no_such_publication is not in sources.yaml"),
        ("anchors", ["nobody"], "source nobody is not in sources.yaml"),
        ("counter_evidence", [{"source": "nobody", "finding": "No."}], "source nobody"),
        ("counter_evidence", [{"finding": "No."}], "counter_evidence.0.source is missing"),
        ("unit", "", "unit ''"),
        ("grade", "F", "grade 'F'"),
        ("status", "known", "status 'known'"),
        ("shape", "uniform", "shape 'uniform'"),
        ("review_date", "soon", "review_date 'soon'"),
        ("value", "0.25", "value '0.25'"),
        ("value", True, "value True"),
        ("value", float("nan"), "value nan"),
        ("value", 0.04, "p5 0.05 <= value 0.04 <= p95 0.55 must hold"),
        ("value", 0.6, "p5 0.05 <= value 0.6 <= p95 0.55 must hold"),
        ("p5", 0.3, "p5 0.3 <= value 0.25 <= p95 0.55 must hold"),
        ("high", 0.2, "value 0.25 must lie between low 0 and high 0.2"),
        ("low", 0.1, "p5 0.05 must lie between low 0.1 and high 1"),
        ("parameters", {"mu": 1.0, "sigma": 2.0}, "parameters mu, sigma are not those of"),
        ("parameters", {"a": -1.0, "b": 2.0}, "a and b must be above 0"),
        ("currency", "USD", "a unit of money, and no other"),
        ("unit", "USD per hire", "a unit of money, and no other"),
        ("colour", "red", "colour is no field of the grammar"),
        ("id", "another", "id follows from its place"),
    ],
)
def test_an_entry_must_keep_the_grammar(
    folder: Folder, field: str, given: object, rule: str
) -> None:
    """What breaks the grammar of an entry is refused by file, key, what was given and the rule."""
    folder.change("hiring.yaml", lambda data: data["ramp_start"].update({field: given}))
    lines = folder.refusal()
    assert any(line.startswith("hiring.yaml: ramp_start: ") and rule in line for line in lines)


def test_all_problems_come_at_once(folder: Folder) -> None:
    """One error carries the problems of every file."""
    folder.change("hiring.yaml", lambda data: data["ramp_start"].pop("unit"))
    folder.change("work.yaml", lambda data: data["slack"].update(p5=0.2))
    folder.change("sources.yaml", lambda data: data["heinz_2020"].pop("title"))
    folder.change("exchange_rates.yaml", lambda data: data["units_per_usd"].update(EUR=-1))
    places = {line.split(": ")[0] for line in folder.refusal()}
    assert places >= {"hiring.yaml", "work.yaml", "sources.yaml", "exchange_rates.yaml"}


def test_an_id_stands_once_in_a_file(folder: Folder) -> None:
    """YAML's silent last-one-wins is an error that names the id."""
    folder.append("finance.yaml", "\ndiscount_rate:\n  value: 0.1\n")
    assert any("finance.yaml" in line and "discount_rate" in line for line in folder.refusal())


def test_an_id_stands_once_in_all_files(folder: Folder) -> None:
    """The same id in two files is refused, naming both."""
    text = (folder.path / "work.yaml").read_text(encoding="utf-8")
    folder.append("response.yaml", "\n" + text[text.index("slack:") : text.index("slack_corr")])
    lines = folder.refusal()
    assert "response.yaml: slack: stands in work.yaml too; keep one" in lines


def test_a_sampled_id_needs_a_column(folder: Folder) -> None:
    """A sampled entry that is not in the register is refused."""
    folder.change("register.yaml", lambda ids: ids.remove("slack"))
    assert "register.yaml: slack: is sampled in work.yaml; append it here" in folder.refusal()


def test_a_column_has_one_id(folder: Folder) -> None:
    """An id that stands twice in the register is refused."""
    folder.append("register.yaml", "\n- slack\n")
    assert any(line.startswith("register.yaml: slack: stands more") for line in folder.refusal())


def test_the_register_ends(folder: Folder) -> None:
    """More ids than the sequence has columns are refused."""
    folder.change("register.yaml", lambda ids: ids.extend(f"retired_{n}" for n in range(256)))
    count = len(LIBRARY.register) + 256
    assert any(
        line.startswith(f"register.yaml: the file: {count} ids") for line in folder.refusal()
    )


def test_a_retired_id_keeps_its_column(folder: Folder) -> None:
    """An id without an entry may stay in the register: its column is not given away."""
    folder.append("register.yaml", "\n- retired_assumption\n")
    assert folder.load().register[-1] == "retired_assumption"


@pytest.mark.parametrize(
    ("between", "rule"),
    [
        (["slack", "discount_rate"], "discount_rate is no sampled entry"),
        (["slack", "no_such_id"], "no_such_id is no sampled entry"),
        (["slack", "slack"], "a pair is two different ids"),
        (["unrest_turnover_multiplier", "survivor_output_loss"], "stands once"),
    ],
)
def test_only_drawn_pairs_correlate(folder: Folder, between: list[str], rule: str) -> None:
    """A pair is two different sampled ids and stands once, in either order."""
    pair = {"between": between, "value": 0.1, "grade": "E", "sources": ["judgement"], "caveat": "."}
    folder.change("correlations.yaml", lambda pairs: pairs.append(pair))
    lines = folder.refusal()
    assert any(line.startswith("correlations.yaml: pair 3: ") and rule in line for line in lines)


@pytest.mark.parametrize(
    ("mend", "line"),
    [
        (lambda d: d["families"].pop("other"), "other: families are exactly those of a plan"),
        (lambda d: d["columns"].pop("agency"), "agency: columns are exactly the numbers"),
        (
            lambda d: d["families"]["other"].update(annual_quit_rate=1.3),
            "other: annual_quit_rate 1.3 must lie between low 0 and high 1",
        ),
        (
            lambda d: d["families"]["other"].update(salary_sources=["nobody"]),
            "other: source nobody is not in sources.yaml",
        ),
        (lambda d: d.pop("columns"), "columns: holds no mapping"),
    ],
)
def test_role_families_keep_the_grammar(folder: Folder, mend: Mend, line: str) -> None:
    """Families are those of a plan, columns those of a family, numbers inside their columns."""
    folder.change("role_families.yaml", mend)
    assert any(found.startswith(f"role_families.yaml: {line}") for found in folder.refusal())


@pytest.mark.parametrize(
    ("mend", "rule"),
    [
        (lambda d: d["units_per_usd"].update(USD=2), "must give USD the value 1"),
        (lambda d: d["units_per_usd"].update(EUR=0), "units_per_usd.EUR 0"),
        (lambda d: d["units_per_usd"].update(Euro=0.9), "Euro"),
        (lambda d: d.pop("as_of"), "as_of is missing"),
        (lambda d: d.update(sources=["nobody"]), "source nobody is not in sources.yaml"),
    ],
)
def test_exchange_rates_keep_the_grammar(folder: Folder, mend: Mend, rule: str) -> None:
    """Rates are positive, dated, sourced, by currency code, and one for the dollar."""
    folder.change("exchange_rates.yaml", mend)
    lines = folder.refusal()
    assert any(
        line.startswith("exchange_rates.yaml: the table: ") and rule in line for line in lines
    )


@pytest.mark.parametrize("file", ["set.yaml", "sources.yaml", "survivors.yaml", "register.yaml"])
def test_a_missing_file_is_named(folder: Folder, file: str) -> None:
    """A file that is not there is refused by its name."""
    (folder.path / file).unlink()
    assert any(line == f"{file}: the file: is not there; put it back" for line in folder.refusal())


def test_broken_yaml_is_named(folder: Folder) -> None:
    """A file that is no YAML is refused on one line with its name."""
    folder.append("finance.yaml", "\n  : [")
    assert any(line.startswith("finance.yaml: the file: cannot be") for line in folder.refusal())


def test_a_source_can_be_found(folder: Folder) -> None:
    """A publication without an address or a citation is refused."""
    folder.change("sources.yaml", lambda data: data["swimm_2020"].pop("url"))
    assert any("sources.yaml: swimm_2020: has neither url" in line for line in folder.refusal())


# Broken law


@pytest.mark.parametrize(
    ("file", "id_"),
    [
        ("obligations.yaml", "eu_literacy"),
        ("layoff_rules.yaml", "us_warn"),
        ("severance_minima.yaml", "uk_statutory"),
    ],
)
@pytest.mark.parametrize(
    "field", ["label", "sources", "grade", "status", "caveat", "as_of", "review_date"]
)
def test_a_row_of_law_must_be_complete(folder: Folder, file: str, id_: str, field: str) -> None:
    """A row of law that lacks its evidence is refused by file, key and field."""
    folder.change(file, lambda data: data[id_].pop(field))
    assert f"{file}: {id_}: {field} is missing; give it" in folder.refusal()


@pytest.mark.parametrize(
    ("file", "id_", "given", "rule"),
    [
        ("obligations.yaml", "korea", {"sources": []}, "sources"),
        ("obligations.yaml", "korea", {"sources": ["nobody"]}, "source nobody is not in"),
        ("obligations.yaml", "korea", {"once": [2, 1, 3]}, "once must not fall"),
        ("obligations.yaml", "korea", {"yearly": [1, 2, 1]}, "yearly must not fall"),
        ("obligations.yaml", "korea", {"once": [1, 2]}, "once"),
        ("obligations.yaml", "korea", {"once": [-1, 0, 1]}, "once.0 -1"),
        ("obligations.yaml", "korea", {"jurisdictions": ["XX"]}, "unknown: XX"),
        ("obligations.yaml", "korea", {"jurisdictions": []}, "jurisdictions"),
        ("obligations.yaml", "korea", {"per": "robots"}, "unknown: robots"),
        ("obligations.yaml", "korea", {"start": "2026-02-30"}, "day"),
        ("obligations.yaml", "korea", {"start": "soon"}, "start 'soon'"),
        ("obligations.yaml", "korea", {"gate": "closed"}, "gate 'closed'"),
        ("obligations.yaml", "korea", {"cap_currency": None}, "go together"),
        ("obligations.yaml", "korea", {"review_date": "2026-11"}, "must come after as_of"),
        ("obligations.yaml", "korea", {"colour": "red"}, "colour is no field of the grammar"),
        ("layoff_rules.yaml", "it_223", {"places": ["Italy"]}, "unknown places: Italy"),
        ("layoff_rules.yaml", "it_223", {"places": []}, "places"),
        ("layoff_rules.yaml", "it_223", {"steps": []}, "steps"),
        ("layoff_rules.yaml", "it_223", {"steps": [{"posts": 0}]}, "steps.0.posts 0"),
        ("layoff_rules.yaml", "it_223", {"steps": [{"share": 1.5}]}, "steps.0.share 1.5"),
        (
            "layoff_rules.yaml",
            "it_223",
            {"practice": {"process_days": [9, 8, 7]}},
            "practice.process_days must not fall",
        ),
        ("severance_minima.yaml", "uk_statutory", {"currency": None}, "needs its currency"),
        ("severance_minima.yaml", "uk_statutory", {"kind": "usual"}, "kind 'usual'"),
        (
            "severance_minima.yaml",
            "uk_statutory",
            {"weeks_per_year": [1.5, 1, 0.5]},
            "weeks_per_year must not fall",
        ),
    ],
)
def test_law_must_keep_the_grammar(
    folder: Folder, file: str, id_: str, given: dict[str, object], rule: str
) -> None:
    """What breaks the grammar of law is refused by file, key and rule."""
    folder.change(file, lambda data: data[id_].update(given))
    assert any(line.startswith(f"{file}: {id_}: ") and rule in line for line in folder.refusal())


@pytest.mark.parametrize("file", ["obligations.yaml", "layoff_rules.yaml", "severance_minima.yaml"])
def test_a_missing_file_of_law_is_named(folder: Folder, file: str) -> None:
    """A file of law that is not there is refused by its name."""
    (folder.path / file).unlink()
    assert any(line == f"{file}: the file: is not there; put it back" for line in folder.refusal())


def test_the_readme_knows_every_field_of_a_duty() -> None:
    """The grammar in the README names each field of a duty."""
    assert {field for field in Obligation.model_fields if f"`{field}`" not in README} == {"id"}
