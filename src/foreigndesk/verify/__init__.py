"""Draft → verdicts → what may be printed."""
