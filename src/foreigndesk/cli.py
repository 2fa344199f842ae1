"""The command line: what a person types, and how an error reaches them.

Exit codes: 0 done · 1 a bug, with its traceback · 2 wrong use or a setting to change ·
3 not now, try again later · 4 refused for good.
"""

import select
import sys

import typer

from foreigndesk.commands import day, editing, inspecting, measuring, playing, probing, setting_up
from foreigndesk.commands.terminal import BadUseError, err, say
from foreigndesk.errors import RejectedError, SettingsError, TransientError

app = typer.Typer(
    help="Reads a country's press in its own languages and publishes it in English.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (playing, day, inspecting, probing, editing, measuring, setting_up):
    commands.register(app)


def main() -> None:
    """Run a command and leave with its exit code."""
    try:
        app()
    except (SettingsError, BadUseError) as error:
        _leave(error, 2)
    except TransientError as error:
        _leave(error, 3)
    except RejectedError as error:
        _leave(error, 4)
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as leaving:
        # The reader of our output left early (`| head`); typer says 1, but nothing went wrong.
        sys.exit(0 if leaving.code == 1 and _nobody_reads() else leaving.code)


def _nobody_reads() -> bool:
    """Say whether standard output is a pipe whose other end was closed."""
    poll = select.poll()
    poll.register(1, 0)
    return bool(poll.poll(0))


def _leave(error: Exception, code: int) -> None:
    say(f"foreigndesk: {error}", err)
    sys.exit(code)
