"""Work for the crew's tests: importable by its processes."""

import os
import threading
from datetime import timedelta

from foreigndesk.errors import RejectedError, TransientError


def work(task: str) -> object:
    match task:
        case "stop":
            raise RejectedError("not this", gone=True)
        case "later":
            raise TransientError("not now", timedelta(seconds=9))
        case "bug":
            raise ZeroDivisionError("a bug")
        case "lock":
            return threading.Lock()
        case "hang":
            threading.Event().wait(60)
        case "die":
            os._exit(3)
        case "swell":
            return len(bytearray(8 * 1024**3))
    return task.upper()
