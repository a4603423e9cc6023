"""Posts that end, by team and month: as planned, and as the law lets them."""

from typing import Final

from calculator.documents.workbook.column import Column

CUTS: Final = Column("posts", "Posts that end at the close of the month", "posts", "fte")
EXITS: Final = Column(
    "posts",
    "Posts that end at the close of the month",
    "posts",
    "fte",
    "IF({month}<MAX(1,{company.wait}),0,"
    "IF({month}=MAX(1,{company.wait}),SUM({cuts.posts@upto}),{cuts.posts}))",
)
