"""Job titles to kinds of work: the rules are data, and the data is held to a grammar."""

from pathlib import Path

import pytest
import yaml

from calculator.errors import LibraryError
from calculator.library import ASSUMPTIONS
from calculator.reading.employees.titles import family_of
from calculator.scenario import ROLE_FAMILIES


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Senior Software Engineer II", "software_engineering"),
        ("full-stack developer", "software_engineering"),
        ("Engineering Manager, QA", "engineering_management"),
        ("VP of Engineering", "engineering_management"),
        ("MAINFRAME DEVELOPER", "legacy_integration"),
        ("Lead Data Engineer", "data_engineering"),
        ("Machine-Learning Engineer", "machine_learning"),
        ("Site Reliability Engineer", "platform_sre"),
        ("QA Engineer", "quality_assurance"),
        ("Product Owner", "product_management"),
        ("AML Compliance Officer", "risk_compliance"),
        ("Customer Success Manager", "customer_support"),
        ("Account Executive", "sales_marketing"),
        ("HR Business Partner", "general_admin"),
        ("Office Manager", "general_admin"),
        ("Falconer", "other"),
        ("Airframe fitter", "other"),
        ("", "other"),
    ],
)
def test_a_title_names_a_kind_of_work(title: str, family: str) -> None:
    """Whole words, whatever their case and what stands between them; the special goes first."""
    assert family_of(title) == family


def test_every_family_but_other_has_keywords() -> None:
    """What no keyword names is other work."""
    data = yaml.safe_load((ASSUMPTIONS / "titles.yaml").read_text(encoding="utf-8"))

    assert set(data["families"]) == set(ROLE_FAMILIES) - {"other"}
    assert data["evidence"]["status"] == "judgement"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  grade: E\n", "", "evidence: grade is missing"),
        ("[judgement]", "[nobody]", "source nobody is not in sources.yaml"),
        ("  risk_compliance:", "  risks:", "risks: is no role family of a plan"),
        ("    - cobol\n", "    - Cobol\n", "'Cobol' is no keyword"),
        ("    - cobol\n", "    - cob.l\n", "'cob.l' is no keyword"),
        ("    - cobol\n", "    - sap\n", "sap stands twice"),
        ("    - cobol\n", "    - 400\n", "400 is no keyword"),
        ("families:", "others:", "holds no mapping"),
    ],
)
def test_unsound_rules_are_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    """File, key and rule are named, as for every assumption."""
    for file in ASSUMPTIONS.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        changed = text.replace(old, new, 1) if file.name == "titles.yaml" else text
        (tmp_path / file.name).write_text(changed, encoding="utf-8")

    with pytest.raises(LibraryError, match=r"titles\.yaml") as caught:
        family_of("Developer", tmp_path)
    assert words in str(caught.value)
