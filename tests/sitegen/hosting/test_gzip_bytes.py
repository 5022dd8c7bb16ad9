"""Packed files are the same bytes, whichever Python packs them."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.hosting import gzip_bytes

CONTENT = [b"", b"x", "Sök hjälp på ditt språk. ".encode() * 2000, bytes(range(256)) * 99]
CODE = """
import runpy, sys
made = runpy.run_path(sys.argv[1])["gzipped"]
sys.stdout.buffer.write(made(sys.stdin.buffer.read()))
"""


def pythons() -> Iterator[str]:
    """Every other Python from 3.11 that stands beside this one, or on the way to programs."""
    homes = [Path(folder) for folder in os.environ["PATH"].split(os.pathsep)]
    homes += sorted(Path(sys.base_prefix).parent.glob("3.*/bin"))
    for minor in range(11, 15):
        for python in (home / f"python3.{minor}" for home in homes):
            asked = [python, "-c", "import sys; print(sys.version_info[:2])"]
            if python.is_file() and subprocess.run(asked, capture_output=True, check=False).returncode == 0:
                yield str(python)
                break


@pytest.mark.parametrize("content", CONTENT, ids=len)
def test_the_header_says_nothing_of_the_machine(content: bytes) -> None:
    """RFC 1952: no name, no time, packed as hard as can be, and the system that made it not told."""
    packed = gzip_bytes.gzipped(content)
    assert packed[:10] == bytes.fromhex("1f8b0800000000 0002ff".replace(" ", ""))
    assert gzip.decompress(packed) == content


@pytest.mark.parametrize("content", CONTENT, ids=len)
def test_it_is_as_small_as_gzip_makes_it(content: bytes) -> None:
    assert len(gzip_bytes.gzipped(content)) == len(gzip.compress(content, 9, mtime=0))


@pytest.mark.slow
def test_every_python_that_is_here_gives_the_same_bytes() -> None:
    """Every other Python of the machine starts, to pack the same bytes."""
    path = gzip_bytes.__file__
    for python in [sys.executable, *pythons()]:
        for content in CONTENT:
            run = subprocess.run([python, "-c", CODE, path], input=content, capture_output=True, check=True)
            assert run.stdout == gzip_bytes.gzipped(content), python
