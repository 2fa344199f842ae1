"""Passages → English: marks what must come through unharmed, asks the engines, checks after."""

from foreigndesk.translate.english import finished, key, render
from foreigndesk.translate.marking import mark

__all__ = ["finished", "key", "mark", "render"]
