"""The commands, one file a group; `cli.py` puts them together."""
