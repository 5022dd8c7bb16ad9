"""Publish to a server of one's own: a folder a release, and one link that says which is shown.

    <path>/releases/<release>/main/ …, main.conf      what was built, and what nginx includes of it
    <path>/current -> releases/<release>              exchanged in one step (rename)
    <path>/previous -> releases/<release>             where `rollback` leads

nginx reads `current/<site>.conf`, which names the folder of that release: files and headers change together,
when nginx reads its configuration anew, and a request sees one release. What is sent is held against its
sums before it is shown. The same commands run on this machine, and by ssh on another.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import Project, SetupError, swap
from sitegen.deploy.targets import PublishTarget
from sitegen.hosting.manifest import built_files
from sitegen.web.file_addresses import NGINX

SUMS = "SHA256SUMS"
TRANSFER = ("rsync", "--recursive", "--checksum", "--delete", "--times", "--chmod=D755,F644")
SSH = ("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20")
STEPS = Path(__file__).with_name("own_server.sh")
PATIENCE = 900
"""So many seconds may a step take."""


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """Which release a server shows now, which it showed before, and those that it keeps."""

    current: str
    previous: str
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Server:
    """A server that releases are published to, or this machine."""

    target: PublishTarget

    @property
    def path(self) -> str:
        """The folder of all releases."""
        return str(self.target.path)

    def send(self, folder: Path, release: str) -> None:
        """Send a folder as a release, beside the one that is shown; what is the same is not sent again."""
        self.run("prepare", release)
        host = f"{self.target.host}:" if self.target.host else ""
        to = f"{host}{self.path}/releases/{release}/"
        shell = ("--rsh", shlex.join([*SSH, *self.target.ssh])) if self.target.host else ()
        done([*TRANSFER, *shell, f"--link-dest={self.path}/current/", f"{folder}/", to])

    def show(self, release: str) -> ShownRelease:
        """Show a release that has been sent; when nginx will not have it, the former stays."""
        return _shown(self.run("show", release))

    def back(self, release: str = "") -> ShownRelease:
        """Show the previous release, or one that is named, again."""
        return _shown(self.run("back", release))

    def state(self) -> ShownRelease:
        """Return what is shown and kept."""
        return _shown(self.run("state", ""))

    def run(self, step: str, release: str) -> str:
        """Do a step of `own_server.sh` on the server; return what it says. Raises `SetupError`."""
        test, reload = (shlex.join(words) for words in (self.target.test, self.target.reload))
        given = shlex.join([step, self.path, release, str(self.target.keep), test, reload])
        script = STEPS.read_text("utf-8")
        shell = f"sh -s -- {given}"
        if self.target.host:
            return done([*SSH, *self.target.ssh, self.target.host, shell], script)
        return done(["sh", "-c", shell], script)


def done(command: list[str], given: str = "") -> str:
    """Run a command; return what it says. Raises `SetupError` with what it complained of."""
    try:
        ran = subprocess.run(
            command, input=given, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except FileNotFoundError:
        raise SetupError(f"programmet {command[0]} saknas; installera det") from None
    except subprocess.TimeoutExpired:
        raise SetupError(
            f"{command[0]} blev inte klart på {PATIENCE} s; servern visar det den visade"
        ) from None
    if ran.returncode:
        said = (ran.stderr or ran.stdout).strip() or f"slut med {ran.returncode}"
        raise SetupError(f"{command[0]}: {said}")
    return ran.stdout


def _shown(said: str) -> ShownRelease:
    rows = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    return ShownRelease(rows["current"], rows["previous"], tuple(rows["kept"].split()))


def publish(project: Project, target: PublishTarget, release: str, names: Iterable[str]) -> ShownRelease:
    """Send parts of dist/ as a release, and show it. Raises `SetupError`; the former is then shown still."""
    server = Server(target)
    project.kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="release-", dir=project.kept.parent) as made:
        folder = Path(made)
        _lay_out(project, target, release, tuple(names), folder)
        server.send(folder, release)
    return server.show(release)


def _lay_out(
    project: Project, target: PublishTarget, release: str, names: tuple[str, ...], folder: Path
) -> None:
    """Put what is sent into a folder: the parts of dist/ as they are, what nginx includes, and the sums."""
    for name in names:
        (folder / name).mkdir()
        swap.link_missing_files(project.dist / name, folder / name)
        if (project.dist / name / NGINX).is_file():
            (folder / f"{name}.conf").write_text(
                _included(f"{target.path}/releases/{release}/{name}"), "utf-8"
            )
    sums = {path: file.sha256 for path, file in built_files(folder).items()}
    (folder / SUMS).write_text("".join(_sums(sums.items())), "utf-8")


def _included(root: str) -> str:
    """Return what nginx includes in the server block of a site."""
    return f"root {root};\ninclude {root}/{NGINX};\n"


def _sums(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{digest}  {path}\n" for path, digest in files)
