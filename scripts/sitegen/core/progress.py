"""Tell a person what is being done, how long each phase took, and how much it made.

On a terminal one line says what is waited for and is written anew; elsewhere each phase has a line when it
begins and one when it ends. Phases may run side by side. Where nobody listens a phase costs nothing.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from sitegen.core.parallel import HARMLESS

BEAT = 0.5
"""So many seconds pass before the line on a terminal is written anew."""
CLEAR = "\r\x1b[K"


@dataclass
class Step:
    """A step of a run; `count` is how much it made, in its own unit, once that is known."""

    name: str
    count: int | None = None
    seconds: float = 0.0

    def line(self) -> str:
        """Return the phase as a line: `main: sidor, 721, 8.6 s`."""
        made = "" if self.count is None else f", {self.count:,}"
        return f"{self.name}{made}, {self.seconds:.1f} s"


@dataclass
class Listener:
    """Hears of phases and writes of them; `out` is None where only their times are wanted."""

    out: TextIO | None
    live: bool
    done: list[Step] = field(default_factory=list)
    running: dict[int, tuple[Step, float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)

    def begin(self, phase: Step) -> None:
        """Note that a phase begins."""
        with self.lock:
            self.running[id(phase)] = (phase, time.monotonic())
            if not self.live:
                self._write(f"{phase.name} …\n")

    def end(self, phase: Step) -> None:
        """Note that a phase has ended."""
        with self.lock:
            _, start = self.running.pop(id(phase))
            phase.seconds = time.monotonic() - start
            self.done.append(phase)
            self._write(f"{CLEAR if self.live else ''}{phase.line()}\n")

    def beat(self) -> None:
        """Write again and again what is waited for, until all is over."""
        while not self.over.wait(BEAT):
            with self.lock:
                if waited := self.waited():
                    self._write(f"{CLEAR}väntar på {waited}")

    def waited(self) -> str:
        """Return what is being done, each with the seconds it has taken: `main: sidor 12 s`."""
        now = time.monotonic()
        return " · ".join(f"{phase.name} {now - start:.0f} s" for phase, start in self.running.values())

    def _write(self, text: str) -> None:
        if self.out:
            self.out.write(text)
            self.out.flush()


_listeners: list[Listener] = []


@contextmanager
def listening(out: TextIO | None) -> Iterator[Listener]:
    """Tell of all phases until the end of this context; `out` is where, on a terminal as one line."""
    listener = Listener(out, live=out is not None and out.isatty())
    _listeners.append(listener)
    if listener.live:
        threading.Thread(target=listener.beat, name=HARMLESS, daemon=True).start()
    try:
        yield listener
    finally:
        listener.over.set()
        _listeners.remove(listener)
        if out and listener.live:
            out.write(CLEAR)


@contextmanager
def phase(name: str) -> Iterator[Step]:
    """Do a step of a run under a name; set its `count` to tell how much it made."""
    step = Step(name)
    heard = tuple(_listeners)
    for listener in heard:
        listener.begin(step)
    try:
        yield step
    finally:
        for listener in heard:
            listener.end(step)


def table(phases: list[Step]) -> str:
    """Return where the time went, the longest first; what ran side by side counts for each."""
    rows = sorted(phases, key=lambda phase: -phase.seconds)
    return "\n".join(f"{row.seconds:8.1f} s  {row.name}" for row in rows)


def save_json(path: Path, phases: list[Step]) -> None:
    """Write the phases in the order in which they ended: name, count, seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"phases": [asdict(one) for one in phases]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
