"""A release goes to a server by real rsync, ssh and nginx, and is shown in one step; so is the former."""

from __future__ import annotations

import getpass
import hashlib
import http.client
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

import releases
from browser import nginx
from sitegen import cli
from sitegen.core import Project, SetupError
from sitegen.deploy import own_server
from sitegen.deploy.targets import PublishTarget

CONFIG = """
daemon off;
worker_processes 2;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{ listen 127.0.0.1:{port}; include {www}/current/main.conf; }}
}}
"""
NOTHING = ["true"]
PATIENCE = 60.0
SSHD = shutil.which("sshd", path=nginx.SEARCH_PATH)


@pytest.fixture
def project(small: Project, small_site: Path, tmp_path: Path) -> Project:
    """A clone with a release in dist/."""
    return releases.lay_out(small, small_site, tmp_path / "clone")


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """The folder of releases."""
    return tmp_path / "www"


def aim(project: Project, www: Path, **more: object) -> None:
    """Write deploy.yml with one target, and commit it; what is built is of that commit."""
    row = {"id": "webben", "kind": "server", "path": str(www), "reload": NOTHING, **more}
    (project.root / "deploy.yml").write_text(yaml.safe_dump([row]), "utf-8")
    releases.git(project, "add", "-A")
    releases.git(project, "commit", "-qm", "Ett mål")
    releases.record(project)


def run(project: Project, *arguments: str) -> int:
    return cli.main(["--root", str(project.root), *arguments])


def publish(project: Project) -> str:
    """Publish, and return the release that is then shown."""
    assert run(project, "publish", "webben") == 0
    return shown(Path(yaml.safe_load((project.root / "deploy.yml").read_text("utf-8"))[0]["path"]))


def shown(www: Path) -> str:
    return os.readlink(www / "current").rpartition("/")[2]


def kept(www: Path) -> set[str]:
    return {path.name for path in (www / "releases").iterdir()}


class TestOnThisMachine:
    def test_a_release_arrives_whole_and_is_shown(self, project: Project, www: Path) -> None:
        aim(project, www)
        release = publish(project)
        folder = www / "releases" / release
        built = {path.name for path in (project.dist / "main").iterdir()}
        assert {path.name for path in (folder / "main").iterdir()} == built
        assert f"root {folder}/main;" in (folder / "main.conf").read_text("utf-8")
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
        assert kept(www) == {release}

    def test_what_is_the_same_is_not_stored_twice(self, project: Project, www: Path) -> None:
        aim(project, www)
        first = publish(project)
        releases.again(project, "ändrat")
        second = publish(project)
        one, other = (www / "releases" / release / "main" for release in (first, second))
        assert (one / "favicon.ico").samefile(other / "favicon.ico")
        assert not (one / "index.html").samefile(other / "index.html")

    def test_the_last_releases_are_kept_and_no_more(self, project: Project, www: Path) -> None:
        aim(project, www, keep=2)
        made = [publish(project)]
        for change in ("a", "b", "c"):
            time.sleep(0.02)
            releases.again(project, change)
            made.append(publish(project))
        assert len(set(made)) == 4
        assert kept(www) == set(made[-2:])

    def test_rollback_shows_the_former_and_says_so(
        self, project: Project, www: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        aim(project, www)
        first = publish(project)
        releases.again(project, "fel nummer")
        second = publish(project)
        capsys.readouterr()
        assert run(project, "rollback", "webben") == 0
        assert shown(www) == first
        assert f"webben: visar {first} igen, inte {second}" in capsys.readouterr().out
        assert run(project, "rollback", "webben") == 1
        assert "visas redan" in capsys.readouterr().err
        assert run(project, "rollback", "webben", "--to", second) == 0
        assert shown(www) == second

    def test_without_a_former_release_there_is_no_way_back(
        self, project: Project, www: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        aim(project, www)
        publish(project)
        assert run(project, "rollback", "webben") == 1
        assert "ingen tidigare utgåva" in capsys.readouterr().err

    def test_files_that_were_changed_on_the_server_are_not_shown_again(
        self, project: Project, www: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        aim(project, www)
        first = publish(project)
        releases.again(project, "b")
        second = publish(project)
        (www / "releases" / first / "main" / "index.html").write_text("<p>ring hit")
        assert run(project, "rollback", "webben") == 1
        assert "filerna på servern är inte de som skickades" in capsys.readouterr().err
        assert shown(www) == second

    def test_a_build_of_another_commit_is_not_sent(
        self, project: Project, www: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        aim(project, www)
        first = publish(project)
        releases.add(project.data / "audiences.yml", "# ny\n")
        releases.git(project, "commit", "-qam", "Ändrat, och bygget gick inte")
        assert run(project, "publish", "webben") == 1
        assert "publiceras inte:" in capsys.readouterr().err
        assert kept(www) == {first}


@dataclass
class Visitors:
    """People who ask for the start page again and again, each time anew, and note what they got."""

    url: str
    got: list[tuple[str, bool]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def visit(self) -> None:
        """Ask until it is over."""
        while not self.over.is_set():
            try:
                self.got.append(ask(self.url))
            except (OSError, http.client.HTTPException, AssertionError) as error:
                self.faults.append(repr(error))

    @contextmanager
    def coming(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.visit) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()


def ask(url: str) -> tuple[str, bool]:
    """What the start page is, and whether it has the header of the second build."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    try:
        connection.request("GET", "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        assert answer.status == 200
        digest = hashlib.sha256(answer.read()).hexdigest()
        return digest, "Content-Security-Policy" in answer.headers
    finally:
        connection.close()


@contextmanager
def server(work: Path, www: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """A real nginx with workers that shows `current`; its address, and how it is tested and reloaded."""
    port, config = nginx.free_port(), work / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(CONFIG.format(work=work, port=port, www=www, user=user), "utf-8")
    command = [nginx.nginx(), "-e", f"{work}/error.log", "-p", str(work), "-c", str(config)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/", {"test": [*command, "-t"], "reload": [*command, "-s", "reload"]}
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            ask(url)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


class TestUnderNginx:
    @pytest.fixture
    def first(self, project: Project, www: Path) -> str:
        """The digest of the start page of the release that is shown when the server starts."""
        aim(project, www)
        publish(project)
        return digest(project)

    def test_visitors_meet_one_release_or_the_other_and_no_fault(
        self, project: Project, www: Path, first: str, tmp_path: Path
    ) -> None:
        """The second build differs in its page and in its headers: an answer has both of one build."""
        with server(tmp_path, www) as (url, commands):
            aim(project, www, **commands)
            releases.again(project, "nytt nummer")
            second, visitors = digest(project), Visitors(url)
            with visitors.coming():
                publish(project)
                self.wait_until(url, second)
                assert run(project, "rollback", "webben") == 0
                self.wait_until(url, first)
        assert visitors.faults == []
        assert set(visitors.got) == {(first, False), (second, True)}
        assert len(visitors.got) > 20

    def wait_until(self, url: str, wanted: str) -> None:
        """Wait until the server shows a page, ten times in a row."""
        end, seen = time.monotonic() + PATIENCE, 0
        while seen < 10 and time.monotonic() < end:
            seen = seen + 1 if ask(url)[0] == wanted else 0
        assert seen == 10

    def test_what_nginx_will_not_have_leaves_the_former_release(
        self, project: Project, www: Path, first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = shown(www)
        with server(tmp_path, www) as (url, commands):
            aim(project, www, **commands)
            (project.dist / "main" / "_nginx.conf").write_text("add_heder X y;\n", "utf-8")
            releases.record(project)
            assert run(project, "publish", "webben") == 1
            assert "nginx godtog inte utgåvan, så" in (said := capsys.readouterr().err)
            assert "add_heder" in said
            assert shown(www) == before
            assert ask(url) == (first, False)


def digest(project: Project) -> str:
    """The digest of the start page in dist/."""
    return hashlib.sha256((project.dist / "main" / "index.html").read_bytes()).hexdigest()


@contextmanager
def ssh_server(work: Path) -> Iterator[tuple[str, ...]]:
    """A real sshd on the loopback for whoever runs the tests; gives the options that reach it."""
    keys, port = work / "ssh", nginx.free_port()
    keys.mkdir(mode=0o700)
    for name in ("host", "own"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys / name], check=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    settings = (
        *(f"HostKey={keys}/host", f"AuthorizedKeysFile={keys}/own.pub", f"PidFile={keys}/pid"),
        *("ListenAddress=127.0.0.1", "UsePAM=no", "StrictModes=no", "PasswordAuthentication=no"),
    )
    given = [word for setting in settings for word in ("-o", setting)]
    command = [str(SSHD), "-D", "-f", "/dev/null", "-p", str(port), "-E", str(keys / "log"), *given]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    known = ("-o", "StrictHostKeyChecking=accept-new", "-o", f"UserKnownHostsFile={keys}/known")
    try:
        yield ("-p", str(port), "-i", str(keys / "own"), "-o", "IdentitiesOnly=yes", *known)
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.skipif(SSHD is None, reason="no sshd on this desk; a machine of CI gets one")
def test_by_ssh_the_same_is_done_on_another_machine(
    project: Project, www: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ssh_server(tmp_path) as options:
        _wait_for_ssh(tmp_path)
        aim(project, www, host=f"{getpass.getuser()}@127.0.0.1", ssh=list(options))
        first = publish(project)
        releases.again(project, "b")
        second = publish(project)
        assert (shown(www), kept(www)) == (second, {first, second})
        assert run(project, "rollback", "webben") == 0
    assert shown(www) == first
    assert run(project, "rollback", "webben", "--to", second) == 1
    assert "ssh: " in capsys.readouterr().err


def _wait_for_ssh(work: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not (work / "ssh" / "pid").is_file() and time.monotonic() < end:
        time.sleep(0.05)


def test_a_program_that_is_missing_is_said(tmp_path: Path) -> None:
    target = PublishTarget(id="x", kind="server", path=f"/{tmp_path.name}", reload=("true",))
    with pytest.raises(SetupError, match="programmet finns-inte saknas"):
        own_server.done(["finns-inte"])
    with pytest.raises(SetupError, match="finns inte på servern"):
        own_server.Server(target.model_copy(update={"path": str(tmp_path)})).back("2026-12-01-000000000000")
