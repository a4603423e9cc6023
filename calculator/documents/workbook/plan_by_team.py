"""A month of each team under the plan."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.equation import part
from calculator.documents.workbook.shared import (
    WHEN,
    at_the_gate,
    building,
    priced,
    worth_of_work,
)

_MONTH: Final = "plan_month"
_LEFT: Final = "{remaining@prev}"


def _output_left(before: str, leaving: str, people: str, relative: str) -> str:
    """Write output after some have left: less than the average goes with few, all with all."""
    share = part(leaving, people)
    return f"({before})*(1-{share}*({relative}+(1-{relative})*{share}))"


_HIRING: Final = (
    Column("backfilled", "Hired for people who quit", "people", "fte",
           "{backfills@prev}*{team.filled}"),
    Column("refilled_now", "Hired for reopened posts", "people", "fte",
           "{reopenings@prev}*{team.filled}"),
    Column("hires", "Hired", "people", "fte", "{backfilled}+{refilled_now}"),
    Column("graduates", "Newcomers who have learnt the work", "people", "fte",
           "{newcomers@prev}*{team.graduating}"),
    Column("spared", "Hired and knowing the work", "people", "fte",
           "{refilled_now}*{company.returning}"),
    Column("at_work", "Experienced people at work", "people", "fte",
           "{experienced@prev}+{graduates}+{spared}"),
    Column("their_output", "Their output, before losses", "FTE", "fte",
           "{output_left@prev}+{graduates}+{spared}"),
    Column("novices", "Newcomers at work", "people", "fte",
           "{newcomers@prev}+{hires}-{graduates}-{spared}"),
    Column("people", "Everyone at work", "people", "fte", "{at_work}+{novices}"),
    Column("hire_price", "Price of a hire, dearer in a rush", "money", "price",
           "{team.hire_cost}*IF({backfills@prev}+{reopenings@prev}"
           ">{assume.rehire_uplift_threshold}*{given.headcount},{assume.rehire_uplift},1)"),
    Column("hired", "Hired so far", "people", "fte", "{hired@prev}+{hires}", "0"),
    Column("hire_spend", "Spent on them so far, at prices of month 1", "money", "money",
           "{hire_spend@prev}+{hires}*{hire_price}", "0"),
    Column("refilled", "Reopened posts filled so far", "posts", "fte",
           "{refilled@prev}+{refilled_now}", "0"),
)  # fmt: skip
_OUTPUT: Final = (
    Column("unknown_needed", "Knowledge missing of what is needed", "share", "share",
           f"{{unknown@prev}}*{_LEFT}"),
    Column("on_notice", "People who work their notice", "people", "fte",
           "MIN({at_work},SUMPRODUCT({exits.posts@row}*({exits.month@row}>={month})"
           "*({exits.month@row}<{month}+{company.notice_worked})))"),
    Column("able", "Output of the experienced", "FTE", "fte",
           "{their_output}*(1-{assume.knowledge_output_loss}*{unknown_needed})*{plan_month.effort}"
           f"*(1-(1-{{assume.notice_output}})*{part('{on_notice}', '{at_work}')})"),
    Column("teaching", "Time for teaching newcomers", "FTE", "fte",
           "MIN({able},({hires}-{spared})*{assume.instruction_weeks}*12/52)"),
    Column("learning", "Output newcomers do not give yet", "FTE", "fte",
           "{novices}*(1-{assume.ramp_start})/2"),
    Column("output", "Output of all", "FTE", "fte", "{able}-{teaching}+{novices}-{learning}"),
)  # fmt: skip
_WORK: Final = (
    Column("covered", "Work that AI does", "FTE", "fte",
           "{given.headcount}*{keep.ordinary}*{team.realised}*{in_use}*({team.replaces}*" + _LEFT
           + "+(1-{team.replaces})*{assume.cover_share}*MIN({people}/{given.headcount}," + _LEFT
           + "))"),
    Column("work", "Work that would be missed", "FTE", "fte", "{keep.work}*" + _LEFT),
    Column("capacity", "Capacity for it, with AI", "FTE", "fte",
           "{output}*(1-{dip})*(1-{team.programme_share}*{plan_month.used}"
           "-{given.compliance_share}*{plan_month.legal_used})+{covered}"),
)  # fmt: skip
_RESPONSE: Final = (
    Column("excess_gap", "Work left undone beyond keep's", "FTE", "fte",
           "MAX(0,{gap}-{keep.gap})"),
    Column("posts_covered", "Posts whose work AI does", "posts", "fte",
           part("{covered}", "{keep.ordinary}")),
    Column("uncovered", "Posts ended that nothing makes up for", "posts", "fte",
           "(1-{given.function_ends})"
           "*MAX(0,{ended@prev}-{given.headcount}*{team.slack}-{posts_covered})"),
    Column("gap_to_fill", "Gap in posts that stays", "posts", "fte",
           f"MAX(0,{part('{excess_gap}', '{keep.ordinary}')}"
           "-({backfills@prev}-{backfilled}+{learning}))"),
    Column("reopened_now", "Posts reopened", "posts", "fte",
           "IF({since_cut@prev}>=MAX(1,{company.review_months}),"
           "MAX(0,MIN({company.reopened_share}*({gap_to_fill}+{refilled}),"
           "{ended@prev}-{withdrawn@prev})-({reopened@prev}-{withdrawn@prev})),0)"),
    Column("reopened", "Posts reopened so far", "posts", "fte",
           "{reopened@prev}+{reopened_now}", "0"),
    Column("reopened_soon", "Of them, within the window after their cut", "posts", "fte",
           "{reopened_soon@prev}+MAX(0,{reopened}-MAX({reopened@prev},{ended@window}))", "0"),
)  # fmt: skip
_EXITS: Final = (
    Column("due", "Posts due to end at the month's close", "posts", "fte", "{exits.posts}"),
    Column("vacated", "Of these, open for people who quit", "posts", "fte",
           "MIN({due},{backfills@prev}-{backfilled})"),
    Column("withdrawn_now", "Of these, reopened and still open", "posts", "fte",
           "MIN({due}-{vacated},{reopenings@prev}-{refilled_now}+{reopened_now})"),
    Column("chosen", "Experienced people laid off", "people", "fte",
           "MIN(({due}-{vacated}-{withdrawn_now})*" + part("{at_work}", "{people}")
           + ",{at_work})"),
    Column("novices_chosen", "Newcomers laid off", "people", "fte",
           "MIN({due}-{vacated}-{withdrawn_now}-{chosen},{novices})"),
    Column("laid_off", "People laid off", "people", "fte", "{chosen}+{novices_chosen}"),
    Column("quits", "People who quit out of unrest", "people", "fte",
           "MIN({at_work}*{team.leaving}*{company.unrest_excess}*{plan_month.turnover_level@prev},"
           "{at_work}-{chosen})"),
    Column("experienced", "Experienced people after that", "people", "fte",
           "{at_work}-{chosen}-{quits}", "{given.headcount}"),
    Column("output_left", "Their output, before losses", "FTE", "fte",
           _output_left(_output_left("{their_output}", "{chosen}", "{at_work}",
                                     "{assume.leaver_output}"),
                        "{quits}", "({at_work}-{chosen})", "{assume.quitter_output}"),
           "{given.headcount}"),
    Column("newcomers", "Newcomers after that", "people", "fte",
           "{novices}-{novices_chosen}", "0"),
    Column("backfills", "Posts open for people who quit", "posts", "fte",
           "{backfills@prev}-{backfilled}-{vacated}+{quits}", "0"),
    Column("reopenings", "Reopened posts still open", "posts", "fte",
           "{reopenings@prev}-{refilled_now}+{reopened_now}-{withdrawn_now}", "0"),
    Column("withdrawn", "Reopened posts ended again so far", "posts", "fte",
           "{withdrawn@prev}+{withdrawn_now}", "0"),
    Column("ended", "Posts ended so far", "posts", "fte",
           "{ended@prev}+{laid_off}+{vacated}+{withdrawn_now}", "0"),
    Column("since_cut", "Months since the first post ended", "months", "whole",
           "{since_cut@prev}+IF({ended}>0,1,0)", "0"),
    Column("remaining", "Share of the function that still exists", "share", "share",
           "IF(1-{given.function_ends}*{ended}/{given.headcount}>0.000000000001,"
           "1-{given.function_ends}*{ended}/{given.headcount},0)", "1"),
)  # fmt: skip
_KNOWLEDGE: Final = (
    Column("gone", "Share of the original people gone", "share", "share",
           "MIN(1,{gone@prev}+({chosen}+{quits})/{given.headcount}*IF({at_work}>0,"
           "MIN(1,(1-{gone@prev})*{given.headcount}/{at_work}),1))", "0"),
    Column("orphaned", "Systems that nobody knows any more", "share", "share",
           "{gone}*EXP(-({given.holders}-1)*(1-{gone}))", "0"),
    Column("unknown", "Knowledge missing", "share", "share",
           "MIN(1,{unknown@prev}*(1-MIN(1,{at_work}/{given.headcount}/{assume.relearn_months}))"
           "+{team.in_heads}*MAX(0,{orphaned}-{orphaned@prev}))", "0"),
)  # fmt: skip
_MONEY: Final = (
    Column("planned", "Posts planned to end so far", "posts", "fte",
           "{planned@prev}+{cuts.posts}", "0"),
    Column("claimed_pay", "Saving claimed", "money", "money",
           "{planned@prev}*{team.monthly_cost}*{plan_month.pay}"),
    Column("payroll", "Payroll", "money", "money",
           "{people}*{team.monthly_cost}*{plan_month.pay}"),
    Column("exit_cost", "Severance, outplacement, notice paid", "money", "money",
           "{laid_off}*{team.exit_cost}*{plan_month.pay}"),
    Column("replacement_cost", "Replacing those who leave as ever", "money", "money",
           "{people}*{team.leaving}*{team.hire_cost}*{plan_month.pay}"),
    Column("hiring_cost", "Hiring", "money", "money", "{hires}*{hire_price}*{plan_month.pay}"),
    Column("premium_cost", "Dearer pay of those hired", "money", "money",
           "MIN({hired},{people})*{assume.market_pay_premium}*{team.monthly_cost}*{plan_month.pay}"),
    *priced(_MONTH, seats="({team.replaces}*{given.headcount}*" + _LEFT
            + "+(1-{team.replaces})*{people})"),
    Column("incident_cost", "Incidents beyond today's", "money", "money",
           "{team.incidents}*{unknown_needed}*{plan_month.pay}"),
    Column("rehire_cost", "Of it, for reopened posts", "money", "money",
           "{hiring_cost}*" + part("{refilled_now}", "{hires}")
           + "+{premium_cost}*" + part("{refilled}", "{hired}")),
    Column("cash", "Cash", "money", "money",
           "-({payroll}+{exit_cost}+{replacement_cost}+{hiring_cost}+{premium_cost}"
           "+{contractor_cost}+{consultant_cost}+{running_cost}+{incident_cost})"),
    Column("net_so_far", "Net value so far", "money", "money",
           "{net_so_far@prev}+({cash}-{keep.cash}+{work_value}-{keep.work_value})"
           "*{plan_month.discount}", "0"),
)  # fmt: skip

PLAN_BY_TEAM: Final = (
    *WHEN,
    *_HIRING,
    *_OUTPUT,
    Column("staff", "Time on the AI programme", "FTE", "fte", "{team.programme_share}*{able}"),
    *building(_MONTH, remaining=_LEFT),
    Column("legal_time", "Time for compliance", "FTE", "fte",
           "{given.compliance_share}*{output}"),
    *at_the_gate(_MONTH, remaining=_LEFT),
    Column("later", "Live under keep and not here", "initiatives", "factor",
           "{team.awaited}*({keep.going}-{going})"),
    *_WORK,
    *worth_of_work(),
    *_RESPONSE,
    *_EXITS,
    *_KNOWLEDGE,
    *_MONEY,
)  # fmt: skip
