"""Method: what is computed, what is assumed, what is left out."""

from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
PAPERS = (ROOT / "docs" / "METHOD.md", ROOT / "assumptions" / "README.md")

st.markdown(next(paper for paper in PAPERS if paper.exists()).read_text(encoding="utf-8"))
