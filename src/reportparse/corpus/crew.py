"""Worker processes with one file each at a time, and what happens when one does not return.

A document that crashes or hangs its worker, or asks for too much memory, is tried once more when
no other is under way. Where that fails, too, it is recorded as failed; its neighbours never
notice.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing import connection as connections
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from reportparse.corpus.results import Result
from reportparse.corpus.working import failure, main, too_slow
from reportparse.errors import ReportparseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from reportparse.corpus.working import Work

__all__ = ["Task", "completed"]

_SPAWN: Final = get_context("spawn")
_START_SECONDS: Final = 300.0
"""Loading the stages takes seconds, on a machine that is very busy a minute."""
_END_SECONDS: Final = 5.0
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Each worker is one thread: more would only compete, and reserve memory for each."""


@dataclass(frozen=True, slots=True)
class Task:
    """One content to process."""

    content: str
    """SHA-256 of the data."""
    document_id: str
    """Where it was found, for the progress bar."""
    data: bytes = field(repr=False)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    task: Task | None = None
    deadline: float = 0.0
    ready: bool = False

    def end(self) -> None:
        """Let an idle worker end."""
        self.connection.close()
        self.process.join(_END_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the process whatever it is doing."""
        self.connection.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


@contextmanager
def _start_conditions() -> Iterator[None]:
    """Have a new process ignore Ctrl-C from its first moment, and use one thread.

    Ctrl-C reaches every process of the terminal; the coordinator alone decides what it means.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    can_block = hasattr(signal, "pthread_sigmask")
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
    try:
        yield
    finally:
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _started(work: Work) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=main, args=(theirs, work), daemon=True)
    try:
        with _start_conditions():
            process.start()
    except OSError as error:
        message = f"No worker process can be started ({error.strerror}); call with --workers 1."
        raise ReportparseError(message) from error
    finally:
        theirs.close()
    return _Worker(process, ours)


def _cause(process: SpawnProcess) -> tuple[str, bool]:
    """Say how a process ended that should not have, and whether that was by chance."""
    process.join(_END_SECONDS)
    code = process.exitcode
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return name, -code in {signal.SIGKILL, signal.SIGTERM}
    return f"exit code {code}", False


class _Crew:
    """The workers, and the files that are under way."""

    def __init__(self, size: int, work: Work) -> None:
        self._size = size
        self._work = work
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    @property
    def is_full(self) -> bool:
        return len(self._busy) >= self._size

    @property
    def is_busy(self) -> bool:
        return bool(self._busy)

    def give(self, task: Task, *, fresh: bool = False) -> None:
        """Hand a file to a worker, to a new one if there is no idle one or a fresh one is asked."""
        worker = _started(self._work) if fresh or not self._idle else self._idle.pop()
        worker.task = task
        worker.deadline = time.monotonic() + _START_SECONDS
        self._busy.append(worker)
        if worker.ready:
            self._send(worker)

    def wait(self) -> Iterator[tuple[Task, Result]]:
        """Wait until at least one worker is done, gone or overdue; yield what came of it."""
        patience = max(0.0, min(worker.deadline for worker in self._busy) - time.monotonic())
        ready = connections.wait([worker.connection for worker in self._busy], patience)
        for worker in list(self._busy):
            if worker.connection in ready:
                result = self._received(worker)
            elif time.monotonic() >= worker.deadline:
                result = self._overdue(worker)
            else:
                continue
            if result is not None and worker.task is not None:
                yield worker.task, result

    def _received(self, worker: _Worker) -> Result | None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            return self._gone(worker)
        if isinstance(message, Result):
            self._busy.remove(worker)
            if message.within:
                worker.kill()
            else:
                self._idle.append(worker)
            return message
        if message:
            reason = f"The workers cannot start ({message})."
            raise ReportparseError(reason)
        worker.ready = True
        self._send(worker)
        return None

    def _send(self, worker: _Worker) -> None:
        """Hand the file to a worker that waits for it; the time starts."""
        worker.deadline = time.monotonic() + self._work.limits.seconds
        if worker.task is not None:
            with suppress(OSError):  # it is gone; the next look at it finds out how
                worker.connection.send_bytes(worker.task.data)

    def _gone(self, worker: _Worker) -> Result:
        self._busy.remove(worker)
        cause, by_chance = _cause(worker.process)
        worker.kill()
        if not worker.ready and not by_chance:
            message = (
                f"The workers cannot start ({cause}); if memory is short, raise --memory-limit, "
                "or call with --workers 1."
            )
            raise ReportparseError(message)
        advice = "call again to try it again" if by_chance else "leave it out, and report the error"
        data = worker.task.data if worker.task else b""
        result = failure(f"Processing this file ended its process ({cause}); {advice}.", data)
        return replace(result, within=str(self._work.limits), by_chance=by_chance)

    def _overdue(self, worker: _Worker) -> Result:
        self._busy.remove(worker)
        worker.kill()
        if not worker.ready:
            message = f"The workers did not start within {_START_SECONDS:g} seconds."
            raise ReportparseError(message)
        data = worker.task.data if worker.task else b""
        limits = self._work.limits
        return replace(failure(too_slow(limits), data), within=str(limits))

    def end(self) -> None:
        """Let all idle workers end, and kill the others."""
        for worker in self._busy:
            worker.kill()
        for worker in self._idle:
            worker.connection.close()
        for worker in self._idle:
            worker.end()
        self._busy, self._idle = [], []


def completed(tasks: Iterator[Task], work: Work, size: int) -> Iterator[tuple[Task, Result]]:
    """Process files in worker processes.

    Args:
        tasks: the files; each is asked for only when a worker is free to take it.
        work: what to do with each.
        size: number of workers, at least one.

    Yields:
        Each task with its result, in the order in which they are done.

    Raises:
        ReportparseError: no worker can be started.

    """
    crew = _Crew(size, work)
    suspects: deque[Task] = deque()
    try:
        waiting = True
        while True:
            while waiting and not suspects and not crew.is_full:
                task = next(tasks, None)
                if task is None:
                    waiting = False
                else:
                    crew.give(task)
            if crew.is_busy:
                for task, result in crew.wait():
                    if result.within:
                        suspects.append(task)
                    else:
                        yield task, result
            elif suspects:
                yield _alone(suspects.popleft(), crew)
            elif not waiting:
                return
    finally:
        crew.end()


def _alone(task: Task, crew: _Crew) -> tuple[Task, Result]:
    """Process one file while no other is under way, in a process that has seen no other."""
    crew.give(task, fresh=True)
    while True:
        for outcome in crew.wait():
            return outcome
