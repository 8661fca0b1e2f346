"""Who is to be reminded of which report at this moment, and what became of each (nhắc hạn).

``rules`` says from which days on, ``moments`` what holds at one moment, ``ledger`` what a cell and
the office noted of a report: all pure. ``look`` reads what they need, ``planner`` writes the
letters, the outbox sends each once, and ``reports`` notes what came of them.
"""

from bot.reminders.hours import Hours
from bot.reminders.ledger import Entry, Standing, What
from bot.reminders.moments import due
from bot.reminders.rules import RULES, Chat, Owed, Reminder, Rule

__all__ = [
    "RULES",
    "Chat",
    "Entry",
    "Hours",
    "Owed",
    "Reminder",
    "Rule",
    "Standing",
    "What",
    "due",
]
