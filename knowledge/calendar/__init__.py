"""From the rule of a duty to dates: when it is due, what is the last safe day, what is advised.

Pure: holidays are computed, the yearly decrees and the days of events are arguments.
"""

from knowledge.calendar.kinds import Basis
from knowledge.calendar.periods import containing, following, named, periods_between
from knowledge.calendar.rules import check_rule, due_days
from knowledge.calendar.workdays import WorkCalendar

__all__ = [
    "Basis",
    "WorkCalendar",
    "check_rule",
    "containing",
    "due_days",
    "following",
    "named",
    "periods_between",
]
