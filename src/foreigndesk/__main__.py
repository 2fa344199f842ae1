"""Start the command line: `python -m foreigndesk`."""

from foreigndesk.cli import main

main()
