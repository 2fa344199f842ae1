"""Story → draft report: chosen sentences of the press, ordered and attributed; nothing invented."""

from foreigndesk.write.changes import Change, changes, due, written_from
from foreigndesk.write.compose import Making, compose, hold, provenance
from foreigndesk.write.draft import Draft, Spoken, draft, to_translate
from foreigndesk.write.plan import Original, Plan, plan

__all__ = [
    "Change",
    "Draft",
    "Making",
    "Original",
    "Plan",
    "Spoken",
    "changes",
    "compose",
    "draft",
    "due",
    "hold",
    "plan",
    "provenance",
    "to_translate",
    "written_from",
]
