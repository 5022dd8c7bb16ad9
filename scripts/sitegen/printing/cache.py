"""Keep finished files by what they are made of, so that only what has changed is set anew.

A file follows from its document, from the fonts, and from the programs that set it: all of them are in
the name under which it is kept. Nothing else is: no address is fetched and no clock is read. What lies
here may be thrown away at any time.
"""

from __future__ import annotations

import ctypes
import hashlib
import multiprocessing
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from sitegen.core import DataError, Problem, Project, SetupError
from sitegen.printing import pdf_writer
from sitegen.printing.pdf_writer import PdfFile, PdfJob

OWN = str(Path(__file__).resolve().parents[2])
PROCESSES = 2
PROGRAMS = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2", "pillow", "pypdfium2")
PANGO = "libpango-1.0.so.0"
LIST_FONTS = ("fc-list", "--format", "%{file} %{fontversion}\n")
DAYS = 30
"""For so long a file is kept that nobody asks for."""


def made_files(project: Project, jobs: Sequence[PdfJob]) -> tuple[PdfFile, ...]:
    """Return the files in the order of the jobs: those that are kept, and the rest made on two processes.

    Faults are told in each file. A file with faults is not kept. Raises `SetupError` without fontconfig.
    """
    folder = project.print_cache
    known = {job: found for job in jobs if (found := _read(folder, job))}
    for job, made in _make([job for job in jobs if job not in known]):
        known[job] = made
        if not made.faults:
            _write(folder, job, made)
    _tidy(folder)
    return tuple(known[job] for job in jobs)


def pdfs(project: Project, wanted: Mapping[str, PdfJob]) -> dict[str, bytes]:
    """Return the PDFs by the paths of their jobs. Raises `DataError` when any file has a fault."""
    return {path: item.pdf for path, item in faultless(project, wanted).items()}


def faultless(project: Project, wanted: Mapping[str, PdfJob]) -> dict[str, PdfFile]:
    """Return the files by the paths of their jobs. Raises `DataError` when any file has a fault."""
    made = dict(zip(wanted, made_files(project, tuple(wanted.values())), strict=True))
    faults = tuple(Problem(path, 0, 0, fault) for path, item in made.items() for fault in item.faults)
    if faults:
        raise DataError(faults)
    return made


def _make(jobs: Sequence[PdfJob]) -> Sequence[tuple[PdfJob, PdfFile]]:
    """Return each job with its file. The longest begin first, so that both processes end together."""
    if len(jobs) < PROCESSES:
        return [(job, pdf_writer.made_pdf(job)) for job in jobs]
    longest = sorted(jobs, key=lambda job: -len(job.html))
    # New processes look where this one looks; MkDocs takes a hook's folder away again once it is loaded.
    if OWN not in sys.path:
        sys.path.append(OWN)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        return list(zip(longest, pool.map(pdf_writer.made_pdf, longest), strict=True))


def cache_name(job: PdfJob) -> str:
    """Return the name under which a file is kept: 64 hexadecimal digits, by all that it is made of."""
    return hashlib.sha256(repr((astuple(job), _tools())).encode()).hexdigest()


@cache
def _tools() -> tuple[str, ...]:
    """Return the programs that set a file, and the fonts of this machine, with their versions."""
    own = hashlib.sha256(Path(pdf_writer.__file__).read_bytes()).hexdigest()
    return (own, str(_pango_version()), *map(version, PROGRAMS), *_fonts())


def _pango_version() -> int:
    """Return the version of Pango; WeasyPrint, which takes a second to load, is asked only where it must."""
    try:
        return int(ctypes.CDLL(PANGO).pango_version())
    except OSError:
        from weasyprint.text.ffi import pango

        return int(pango.pango_version())


def _fonts() -> list[str]:
    try:
        listed = subprocess.run(LIST_FONTS, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        raise SetupError("programmet fc-list saknas; installera fontconfig") from None
    return sorted(listed.splitlines())


def _read(folder: Path, job: PdfJob) -> PdfFile | None:
    """Return the kept file, or None; a damaged one counts as none."""
    path = folder / f"{cache_name(job)}.zip"
    try:
        with zipfile.ZipFile(path) as kept:
            content, *previews = (kept.read(entry) for entry in kept.namelist())
            pages = int(kept.comment)
        os.utime(path)
    except (OSError, zipfile.BadZipFile, ValueError):
        return None
    return PdfFile(job.stem, content, pages, tuple(previews), ())


def _write(folder: Path, job: PdfJob, made: PdfFile) -> None:
    """Keep a file so that others see it whole or not at all."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as kept:
        for number, content in enumerate((made.pdf, *made.previews)):
            kept.writestr(str(number), content)
        kept.comment = str(made.pages).encode()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{cache_name(job)}.{os.getpid()}"
    part.write_bytes(buffer.getvalue())
    part.replace(folder / f"{cache_name(job)}.zip")


def _tidy(folder: Path) -> None:
    """Delete the files that nobody has asked for in `DAYS` days."""
    for path in folder.glob("*"):
        if path.stat().st_mtime < time.time() - DAYS * 24 * 60 * 60:
            path.unlink(missing_ok=True)
