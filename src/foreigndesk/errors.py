"""Errors, sorted by what the caller must do.

    DeskError
    ├── SettingsError     stop: somebody must change a setting, a file or the machine
    ├── TransientError    later: the same call may succeed, not before `retry_after`
    │   └── EngineError   an engine gave no answer: ask the next one, or later
    └── RejectedError     never: this input will not be accepted; store the reason

Anything else is a bug and must be seen.
"""

from datetime import timedelta


class DeskError(Exception):
    """Something that the desk has a remedy for."""


class SettingsError(DeskError):
    """Stop: the message names the thing and the remedy."""


class TransientError(DeskError):
    """Later: the same call may succeed.

    Args:
        message: what happened, for an editor.
        retry_after: not before; None where nobody said.
        http_status: what the server answered, where it was one.
    """

    def __init__(
        self,
        message: str,
        retry_after: timedelta | None = None,
        http_status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.http_status = http_status


class EngineError(TransientError):
    """An engine gave no answer."""


class RejectedError(DeskError):
    """Never: this input will not be accepted.

    Args:
        reason: for an editor; it is stored.
        gone: whether the thing itself is gone for good (410, repeated 404).
        http_status: what the server answered, where it was one.
    """

    def __init__(self, reason: str, *, gone: bool = False, http_status: int | None = None) -> None:
        super().__init__(reason)
        self.gone = gone
        self.http_status = http_status
