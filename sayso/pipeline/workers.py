"""Examining many documents, here or in a pool of processes; results come in the order of the tasks either way."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from sayso.errors import ReadingFailed, WorkersFailed
from sayso.pipeline.examine import Done, Setting, Task, examine, set_aside

# Tasks handed out ahead, a process: enough that none waits for the one that writes.
AHEAD = 3


def examined(tasks: Iterable[Task], setting: Setting) -> Generator[Done, None, None]:
    """The results of the tasks, in their order, whatever the number of processes (`config.jobs`)."""
    if setting.config.jobs > 1:
        yield from _Pool(setting).examined(tasks)
    else:
        yield from (examine(task, setting) for task in tasks)


class _Pool:
    """A pool of processes that outlives a document which kills the process that reads it.

    When one dies, all that was under way is suspect. Each suspect is tried again alone: what kills a process then is
    quarantined.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._executor: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None

    def examined(self, tasks: Iterable[Task]) -> Iterator[Done]:
        waiting: deque[tuple[Task, Future[Done] | None]] = deque()
        remaining = iter(tasks)
        try:
            while True:
                while len(waiting) < self._setting.config.jobs * AHEAD and (task := next(remaining, None)) is not None:
                    waiting.append((task, self._submitted(task)))
                if not waiting:
                    return
                task, future = waiting.popleft()
                try:
                    yield self._alone(task) if future is None else future.result()
                except BrokenProcessPool:
                    self._stop_all()
                    suspects = [(task, None), *((t, f if _is_sound(f) else None) for t, f in waiting)]
                    waiting = deque(suspects)
        finally:
            self._stop_all()

    def _submitted(self, task: Task) -> Future[Done] | None:
        if self._executor is None:
            self._executor = _started(self._setting, self._setting.config.jobs)
        try:
            return self._executor.submit(_work, task)
        except BrokenProcessPool:
            return None

    def _alone(self, task: Task) -> Done:
        if self._single is None:
            self._single = _started(self._setting, 1)
            try:
                self._single.submit(_nothing).result()
            except BrokenProcessPool:
                raise WorkersFailed from None
        try:
            return self._single.submit(_work, task).result()
        except BrokenProcessPool:
            _end(self._single)
            self._single = None
            died = ReadingFailed(task.input.path, "a process", "it died while reading it")
            return set_aside(task.input, died, self._setting)

    def _stop_all(self) -> None:
        for executor in (self._executor, self._single):
            if executor is not None:
                _end(executor)
        self._executor = self._single = None


def _is_sound(future: Future[Done] | None) -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _started(setting: Setting, jobs: int) -> ProcessPoolExecutor:
    # A process that is forked from one with threads may hang; a spawned one is the same on every system.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(setting,))


def _end(executor: ProcessPoolExecutor) -> None:
    """Stop now: a document under way may take long, and its result is wanted no more."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


# In a worker: what it was given when it started.
_setting: Setting | None = None


def _start(setting: Setting) -> None:
    global _setting  # noqa: PLW0603 (the one way to give something to a process of a pool)
    _setting = setting
    # Ctrl-C reaches every process of the terminal; the one that writes decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(task: Task) -> Done:
    assert _setting is not None
    return examine(task, _setting)


def _nothing() -> None:
    """What a sound process can do."""
