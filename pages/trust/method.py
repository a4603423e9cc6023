"""Method: what is computed, what is assumed, what is left out."""

import re
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
PAPERS = (ROOT / "docs" / "METHOD.md", ROOT / "assumptions" / "README.md")
READABLE = 860  # pixels; longer lines are hard to read

paper = next(paper for paper in PAPERS if paper.exists()).read_text(encoding="utf-8")
# Links between files of the repository lead nowhere in the app; the library has a page of its own.
linked = re.sub(r"\]\((?!https?:|#)[^)]*assumptions[^)]*\)", "](/assumptions)", paper)
with st.container(width=READABLE):
    st.markdown(re.sub(r"\[([^\]]*)\]\((?!https?:|#|/)[^)]*\)", r"\1", linked))
