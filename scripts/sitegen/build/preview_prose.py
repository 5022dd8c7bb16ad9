"""Keep MkDocs at hand in a preview: the prose is built once, and then a page at a time is made anew.

While it builds, MkDocs leaves a process behind for each language, which still knows all of it: navigation,
files, templates. Such a process answers on a socket that is named after its language, and ends with the
process that asked for the build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from sitegen.build.mkdocs_input import SiteContent
from sitegen.build.site_build import environment, mkdocs_command
from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.core.errors import BuildError
from sitegen.core.problems import template_fault
from sitegen.records import Site

SOCKETS, LIFELINE = "SITEGEN_PREVIEW", "SITEGEN_PREVIEW_LIFELINE"
"""Variables of the process of MkDocs: the folder of the sockets, and a pipe that closes with the preview."""


@dataclass
class MkDocsPages:
    """The pages of a site's prose; the first that is asked for lets all of them be built."""

    project: Project
    site: Site
    _place: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix=f"preview-of-{os.getpid()}-")))
    _lifeline: int | None = None
    _frame: Mapping[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def make(self, path: str, content: Callable[[], SiteContent]) -> str:
        """Make the page at a path anew, if it is of the prose; return what MkDocs warns of."""
        with self._lock:
            self._begin_if_needed()
            return self._make(path, content) if path.endswith(".html") else ""

    def begin(self) -> None:
        """Build all of the prose, so that its pages are at hand when the first is asked for."""
        with self._lock, suppress(BuildError):  # whoever opens a page of it is told
            self._begin_if_needed()

    def _begin_if_needed(self) -> None:
        frame = dict(self._around())
        if self._lifeline is None or frame != self._frame:
            self._begin()
            self._frame = frame

    def _make(self, path: str, content: Callable[[], SiteContent]) -> str:
        language = path.partition("/")[0]
        socket = self._place / language
        with Client(str(socket if socket.exists() else self._place / SOURCE_LANGUAGE)) as asked:
            asked.send(path)
            if not asked.recv():
                return ""
            asked.send(content())
            fault, warnings = asked.recv()
        if fault:
            raise BuildError(fault)
        return str(warnings)

    def file(self, path: str) -> bytes | None:
        """Return a file as it was last built."""
        file = self._place / "site" / path
        return file.read_bytes() if file.is_file() else None

    def close(self) -> None:
        """Let the processes of MkDocs end."""
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None

    def remove(self) -> None:
        """End, and remove what was built."""
        self.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def _begin(self) -> None:
        """Build all of the prose. Raises `BuildError` with what MkDocs said."""
        self.close()
        for socket in self._place.glob("??"):
            socket.unlink()
        end, lifeline = os.pipe()
        said = self._place / "said"
        with said.open("w") as log:
            done = subprocess.run(
                [*mkdocs_command(self.project, self.site), "--quiet", "-d", str(self._place / "site")],
                cwd=self.project.root,
                env={**environment(self.project), SOCKETS: str(self._place), LIFELINE: str(end)},
                stdout=log,
                stderr=log,
                pass_fds=(end,),
                check=False,
            )
        os.close(end)
        if done.returncode:
            os.close(lifeline)
            text = said.read_text("utf-8")
            raise BuildError(template_fault(text) or text.strip() or "mkdocs build misslyckades")
        self._lifeline = lifeline

    def _around(self) -> Iterator[tuple[str, int]]:
        """Yield what every page of the prose depends on: which others there are, configuration, templates."""
        root = self.project.root
        for path in sorted(root.glob("mkdocs*.yml")):
            yield str(path), path.stat().st_mtime_ns
        for path in sorted((self.project.overrides / "material").rglob("*")):
            yield str(path), path.stat().st_mtime_ns
        for path in sorted(self.project.docs.rglob("*.md")):
            yield str(path), 0


def stay(language: str, has: Callable[[str], bool], make: Callable[[str, SiteContent], str]) -> None:
    """Answer for the pages of one language until the preview ends; in a process that MkDocs leaves behind.

    `has` tells whether a page is of the prose, and `make` makes it and returns what MkDocs warns of; what it
    raises is told as a fault.
    """
    threading.Thread(target=_end_with_the_preview, daemon=True).start()
    with Listener(str(Path(os.environ[SOCKETS]) / language)) as listener:
        while True:
            with listener.accept() as asked:
                _answer(asked, has, make)


def _answer(asked: Connection, has: Callable[[str], bool], make: Callable[[str, SiteContent], str]) -> None:
    path = asked.recv()
    found = has(path)
    asked.send(found)
    if found:
        try:
            content = asked.recv()
        except EOFError:  # there is a fault in what the page is made of, which the preview tells
            return
        try:
            asked.send(("", make(path, content)))
        except Exception as error:  # whatever it is, the editor is told and the process goes on
            asked.send((str(error) or type(error).__name__, ""))


def _end_with_the_preview() -> None:
    os.read(int(os.environ[LIFELINE]), 1)  # nothing is ever written: it ends when the other side closes
    os._exit(0)
