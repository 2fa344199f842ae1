"""The crew: does one thing for many, in worker processes with limits of time and memory.

Threads cannot be killed; processes can. Hostile input that hangs or swells takes one worker with
it, not the day.
"""

import os
import resource
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from foreigndesk.errors import DeskError, RejectedError
from foreigndesk.ports import Result, Task

_START = timedelta(seconds=120)
"""How long a worker may take to come up, and to import what its work needs, on a busy machine."""
_BEGUN = "begun"
"""What a worker says when it has all it needs and starts on its task."""
_AHEAD = 4
"""How many tasks a worker the results may run ahead of the one that is waited for."""


def _outcome(function: Callable[[Any], Any], task: Any) -> Any:
    """Return a function's result, or the error that its caller gets to see.

    This is a worker's outermost loop: whatever a task breaks stays with that task.
    """
    try:
        return function(task)
    except DeskError as error:
        return error
    except Exception:  # noqa: BLE001 - the outermost loop; the traceback is stored with the task
        return RejectedError(f"the work broke off: {traceback.format_exc(limit=-8)}")


class HereCrew:
    """Meets the port `Crew` in the process that calls, without limits; for tests and small work."""

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Exception]:
        """Yield one result a task, in order."""
        for task in tasks:
            yield _outcome(function, task)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


@dataclass(slots=True)
class _Worker:
    """A process that waits for tasks, and what it is busy with."""

    process: BaseProcess
    pipe: "Connection[Any, Any]"
    index: int = -1
    """Which task it has; negative when it has none."""
    until: float = float("inf")
    """When its time is over, on the monotonic clock."""


@dataclass(slots=True)
class _Round:
    """One call of `map`: what is to be done and what came back."""

    function: Callable[[Any], Any]
    tasks: Sequence[Any]
    todo: deque[int]
    results: dict[int, Any] = field(default_factory=dict)
    due: int = 0
    """Which result is to be yielded next."""


class ProcessCrew:
    """Meets the port `Crew` with processes of this machine.

    Functions and tasks must be picklable; one `map` at a time.

    Args:
        workers: how many processes.
        limit: for one task, once what it needs is imported.
        memory_bytes: address space of one worker.
    """

    def __init__(
        self,
        workers: int = 2,
        limit: timedelta = timedelta(seconds=60),
        memory_bytes: int = 4 * 1024**3,
    ) -> None:
        self._count = workers
        self._limit = limit
        self._memory = memory_bytes
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Exception]:
        """Yield one result a task, in order.

        A task that breaks a limit, or the function on it, yields a RejectedError with the reason;
        a desk error that the function raised is yielded as it is.
        """
        round_ = _Round(function, tasks, deque(range(len(tasks))))
        try:
            while round_.due < len(tasks):
                self._hand_out(round_)
                self._take_in(round_)
                while round_.due in round_.results:
                    round_.due += 1
                    yield round_.results.pop(round_.due - 1)
        finally:
            for worker in [each for each in self._workers if each.index >= 0]:
                self._dismiss(worker)

    def _hand_out(self, round_: _Round) -> None:
        """Give every idle worker a task, not too far ahead of the one that is waited for."""
        horizon = round_.due + _AHEAD * self._count
        while round_.todo and round_.todo[0] < horizon and (worker := self._idle()):
            index = round_.todo.popleft()
            worker.index = index
            worker.until = time.monotonic() + _START.total_seconds()
            try:
                worker.pipe.send((round_.function, round_.tasks[index]))
            except (BrokenPipeError, ConnectionError):
                self._lose(worker, round_, "the worker died before it had the task")

    def _idle(self) -> _Worker | None:
        """Return a worker without a task, a new one if there may be one more."""
        for worker in self._workers:
            if worker.index < 0:
                return worker
        return self._hire() if len(self._workers) < self._count else None

    def _hire(self) -> _Worker:
        """Return a new worker that has reported for work."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._memory), daemon=True)
        process.start()
        theirs.close()
        if not ours.poll(_START.total_seconds()):
            process.kill()
            raise RuntimeError("a worker process did not come up")
        ours.recv()
        worker = _Worker(process=process, pipe=ours)
        self._workers.append(worker)
        return worker

    def _take_in(self, round_: _Round) -> None:
        """Wait for a result or for the end of somebody's time, and note it."""
        busy = {worker.pipe: worker for worker in self._workers if worker.index >= 0}
        first_end = min((worker.until for worker in busy.values()), default=time.monotonic())
        ready = wait(list(busy), timeout=max(0.0, first_end - time.monotonic()))
        for pipe, worker in busy.items():
            if pipe in ready:
                self._receive(worker, round_)
            elif worker.until <= time.monotonic():
                seconds = self._limit.total_seconds()
                self._lose(worker, round_, f"it took longer than {seconds:g} s")

    def _receive(self, worker: _Worker, round_: _Round) -> None:
        """Note what a worker sent; a closed pipe means that it died."""
        try:
            said = worker.pipe.recv()
        except (EOFError, ConnectionError):
            worker.process.join(5)
            self._lose(worker, round_, f"the worker died ({worker.process.exitcode})")
            return
        if said == _BEGUN:
            worker.until = time.monotonic() + self._limit.total_seconds()
            return
        (round_.results[worker.index],) = said
        worker.index = -1
        worker.until = float("inf")

    def _lose(self, worker: _Worker, round_: _Round, reason: str) -> None:
        """Reject a worker's task and let the worker go."""
        round_.results[worker.index] = RejectedError(f"the work was stopped: {reason}")
        self._dismiss(worker)

    def _dismiss(self, worker: _Worker) -> None:
        """End a worker, whatever it is doing."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def close(self) -> None:
        """End all workers."""
        for worker in list(self._workers):
            self._dismiss(worker)


def _work(pipe: "Connection[Any, Any]", memory_bytes: int) -> None:
    """Serve tasks until the desk goes away; the whole life of a worker process."""
    # Ctrl-C reaches the whole group; the desk decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Numeric libraries reserve address space a thread, which would eat the limit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    pipe.send(None)
    while True:
        try:
            function, task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_BEGUN)
        _reply(pipe, _outcome(function, task))


def _reply(pipe: "Connection[Any, Any]", result: Any) -> None:
    """Send a result; one that cannot travel becomes a rejection."""
    problem = _outcome(pipe.send, (result,))
    if isinstance(problem, DeskError):
        pipe.send((problem,))
