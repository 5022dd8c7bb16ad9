"""One measured run of a command: wall, processor and memory, as the kernel counts them."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class RunError(Exception):
    """A command that was measured failed; the message carries its output."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of processor (user and system, children too), MB of its largest process."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder to its end. Raises `RunError` when it fails."""
    with (folder / ".output").open("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env={**os.environ, **(environment or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RunError(f"{' '.join(command)}: {output.read()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
