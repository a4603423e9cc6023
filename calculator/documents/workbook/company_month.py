"""Columns of the company's month in every alternative: its programme, its law, its calendar."""

from dataclasses import replace
from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.equation import part

CALENDAR: Final = (
    Column("month", "Month", "", "whole"),
    Column("pay", "Pay, of that of month 1", "x", "factor",
           "(1+{assume.wage_drift})^(({month}-1)/12)"),
    Column("discount", "Present value of one unit", "x", "factor",
           "(1+{input.discount_rate})^(-{month}/12)"),
)  # fmt: skip


def summed(teams: str, *columns: Column) -> tuple[Column, ...]:
    """Columns that add up those of the teams."""
    return tuple(
        replace(column, equation=f"SUM({{{teams}.{column.name}}})", opening=None)
        for column in columns
    )


def programme(teams: str, delay: str, everyone: str) -> tuple[Column, ...]:
    """Columns of the AI programme; `everyone` is its time had nobody left."""
    return (
        Column("staff", "Time on the AI programme", "FTE", "fte", f"SUM({{{teams}.staff}})"),
        Column("builders", "Of it, not taken by urgent work", "FTE", "fte",
               f"{{staff}}-SUM({{{teams}.diverted}})"),
        Column("upkeep", "Upkeep of what is built", "FTE", "fte", f"SUM({{{teams}.upkeep}})"),
        Column("missing", "Effort still missing", "FTE-months", "fte",
               f"SUM({{{teams}.missing}})"),
        Column("served", "Of it, what this month's people can do", "share", "share",
               f"MIN(1,{part('MAX(0,{builders}-{upkeep})', '{missing}')})"),
        Column("neglect", "Upkeep that is not done", "share", "share",
               part("MAX(0,{upkeep}-{builders})", "{upkeep}")),
        Column("delay", "Lead time over that with everyone there", "x", "factor", delay),
        Column("used", "Programme time in use", "share", "share",
               f"IF({{staff}}>0.000000000001*{everyone},"
               f"MIN(1,(MIN({{builders}},{{upkeep}})+SUM({{{teams}.build_time}}))/{{staff}}),0)"),
    )  # fmt: skip


def legal_desk(teams: str, layoffs: str) -> tuple[Column, ...]:
    """Columns of the work that the law asks for; `layoffs` is 1 in a month with layoffs."""
    return (
        Column("behind_gate", "Legal work before AI may go live", "FTE", "fte",
               f"{{law.scheduled_gate}}+{{law.gate_effort}}*SUM({{{teams}.systems_built}})"),
        Column("need", "Legal work that comes in", "FTE", "fte",
               "{behind_gate}+{law.scheduled}"
               f"+{{law.launch_effort}}*SUM({{{teams}.systems_launched}})"
               f"+{{law.system_upkeep}}*SUM({{{teams}.systems_run}})"
               f"+{{input.process_effort}}*{layoffs}"),
        Column("legal_time", "Time of own people for it", "FTE", "fte",
               f"{{company.law_asks}}*SUM({{{teams}.legal_time}})"),
        Column("legal_own", "Done by own people", "FTE", "fte",
               "MIN({legal_time},{backlog@prev}+{need})"),
        Column("legal_bought", "Done by consultants", "FTE", "fte",
               "{assume.consultant_share}*MAX(0,{need}-{legal_time})"),
        Column("backlog", "Left over", "FTE-months", "fte",
               "{backlog@prev}+{need}-{legal_own}-{legal_bought}", "0"),
        Column("legal_used", "Compliance time in use", "share", "share",
               part("{legal_own}", "{legal_time}")),
        Column("gate_finished", "Done before the gate", "FTE", "fte",
               "MIN({gate_backlog@prev}+{behind_gate},{legal_own}+{legal_bought})"),
        Column("gate_backlog", "Left over before the gate", "FTE-months", "fte",
               "{gate_backlog@prev}+{behind_gate}-{gate_finished}", "0"),
        Column("consultants", "Consultants", "money", "money",
               "({legal_bought}+IF({month}={input.horizon},{backlog},0))"
               "*{company.consultant}*{pay}"),
    )  # fmt: skip
