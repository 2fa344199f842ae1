"""The day's work on one thing at a time: what `desk.py` calls between the archive and the rooms."""
