"""What one worker does with one file: all stages, or the reason why not."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import threading
import traceback
from dataclasses import dataclass, field, replace
from multiprocessing import connection as connections
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from reportparse.corpus.results import result_fingerprint, result_of
from reportparse.dataset.rows import failed_rows, rows_of
from reportparse.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from types import FrameType

    from reportparse.configuration import Configuration
    from reportparse.corpus.results import Result
    from reportparse.records import Report

__all__ = ["Analyse", "Limits", "Work", "analysed", "failure", "main", "timed", "too_slow"]

_PACKAGE: Final = Path(__file__).parents[1]
_MIB: Final = 1 << 20


class Analyse(Protocol):
    """The stages: :func:`reportparse.pipeline.analyse`, or what a test puts in its place."""

    def __call__(self, data: bytes, configuration: Configuration, /) -> Report:
        """Return a report with local ids, or raise."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 300.0
    """A report of 500 pages takes about a minute on a slow machine."""
    memory: int = 4 << 30
    """Bytes of address space of a worker, of which the libraries alone take about one GiB."""

    def __str__(self) -> str:
        """Return what results that follow from the limits are filed under."""
        return f"{self.seconds:g} s, {self.memory // _MIB} MiB"


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker is told when it starts; it must survive pickling."""

    configuration: Configuration
    limits: Limits = field(default_factory=Limits)
    analyse: Analyse | None = None
    """The stages; None for those of the pipeline."""
    expected: str = ""
    """Fingerprint under which the results are kept; a worker that runs other code must not
    work. Empty where the stages are not those of the pipeline."""

    def stages(self) -> Analyse:
        """Load the stages, which takes a while the first time."""
        if self.analyse is not None:
            return self.analyse
        from reportparse import pipeline  # noqa: PLC0415 - loads all stages

        return pipeline.analyse


def failure(message: str, data: bytes) -> Result:
    """Return the result of a document that could not be processed."""
    return result_of(failed_rows(message, hashlib.sha256(data).hexdigest()))


def _place(error: BaseException) -> str:
    """Name the innermost line of ours at which an error came up."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            return f"{path.relative_to(_PACKAGE).as_posix()}:{line}"
    return "unknown place"


def analysed(data: bytes, work: Work) -> Result:
    """Take a file through all stages, whatever happens.

    Args:
        data: its bytes.
        work: the stages, their configuration and limits.

    Returns:
        The result. A result that follows from the limits says so.

    """
    try:
        return result_of(rows_of(work.stages()(data, work.configuration)))
    except DocumentError as error:
        return failure(str(error), data)
    except MemoryError:
        return replace(failure(_too_large(work.limits), data), within=str(work.limits))
    except TimeoutError:
        return replace(failure(too_slow(work.limits), data), within=str(work.limits))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one document never stops the others
        message = (
            f"reportparse failed on this file ({type(error).__name__} at {_place(error)}); "
            "leave it out, and report the error."
        )
        return failure(message, data)


def _too_large(limits: Limits) -> str:
    return (
        f"Processing needs more than {limits.memory // _MIB} MiB of memory; "
        "split the file, or raise --memory-limit."
    )


def too_slow(limits: Limits) -> str:
    """Say that the time limit was exceeded, and what to do."""
    return (
        f"Processing takes longer than {limits.seconds:g} seconds; "
        "split the file, or raise --time-limit."
    )


@contextlib.contextmanager
def timed(seconds: float) -> Iterator[None]:
    """Interrupt Python code of the main thread after a while, where the system can do that.

    Raises:
        TimeoutError: the time is over.

    """
    usable = hasattr(signal, "setitimer") and (
        threading.current_thread() is threading.main_thread()
    )
    if not usable:
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _limit_memory(limits: Limits) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even in the middle of a document."""
    parent = parent_process()
    if parent is None:  # pragma: no cover - only where this is no child
        return

    def watch() -> None:
        connections.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _silence() -> None:
    """Keep what libraries print off the terminal: it would tear the progress bar apart."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def main(connection: Connection, work: Work) -> None:
    """Process files until there are no more: what a worker process runs.

    Args:
        connection: bytes of files come in, one result for each goes out; before the first, an
            empty string when the worker is ready, or the reason why it cannot work.
        work: what to do.

    """
    _silence()
    _end_with_parent()
    _limit_memory(work.limits)
    try:
        work.stages()
        if work.expected and result_fingerprint(work.configuration) != work.expected:
            connection.send("the program has changed since it was started; start it again")
            return
    except Exception as error:  # noqa: BLE001 - told to the coordinator, which stops
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send("")
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            result = analysed(connection.recv_bytes(), work)
            connection.send(result)
            if result.within:  # memory may be in pieces now
                return
