"""A real nginx that serves the built site as the file tells it that the build writes for its operators."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SNIPPET = "_nginx.conf"
PATIENCE, PORTS = 30.0, 3
SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])

# One process and no daemon: it runs as whoever runs the tests, and ends by its own pid. All that a reader
# notices comes from the included file.
CONFIG = """
daemon off;
master_process off;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ worker_connections 1024; }}
http {{
  access_log {log};
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port}{secured};
    root {root};
    include {snippet};
  }}
}}
"""


@contextmanager
def serve(
    root: Path, work: Path, *, snippet: Path | None = None, log: str = "", key: Path | None = None
) -> Iterator[str]:
    """Serve a built site while the block runs, on a free port of the loopback; gives its address.

    `snippet` is the file to include, the site's own unless told; `log` is where requests are noted. With a
    `key` (a file that holds its certificate too) it speaks https, as localhost.
    """
    secured = f" ssl; ssl_certificate {key}; ssl_certificate_key {key}" if key else ""
    process, port = _start(root, work, snippet or root / SNIPPET, log or f"{work}/access.log", secured)
    try:
        yield f"https://localhost:{port}/" if key else f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _start(
    root: Path, work: Path, snippet: Path, log: str, secured: str
) -> tuple[subprocess.Popen[bytes], int]:
    """A server that answers, and its port; somebody else may take a free port first, so another is tried."""
    for _ in range(PORTS):
        port = free_port()
        config = configure(root, work, port, snippet, log, secured)
        process = subprocess.Popen(_command(work, config), stdin=subprocess.DEVNULL)
        if _answers(port, process, work / "nginx.pid"):
            return process, port
        process.kill()
        process.wait(PATIENCE)
    raise RuntimeError("nginx did not start: " + (work / "error.log").read_text("utf-8"))


def configure(root: Path, work: Path, port: int, snippet: Path, log: str, secured: str = "") -> Path:
    """Write a configuration that does nothing but listen and include the snippet."""
    config = work / "nginx.conf"
    said = CONFIG.format(root=root, work=work, port=port, snippet=snippet, log=log, secured=secured)
    config.write_text(said, "utf-8")
    return config


def check(root: Path, work: Path) -> str:
    """What `nginx -t` says of a site's snippet. Raises when it is refused."""
    config = configure(root, work, 1, root / SNIPPET, "off")
    command = [*_command(work, config), "-t"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def _command(work: Path, config: Path) -> list[str]:
    return [nginx(), "-e", f"{work}/error.log", "-p", str(work), "-c", str(config)]


def nginx() -> str:
    """Where nginx is; it is often outside a user's path."""
    found = shutil.which("nginx", path=SEARCH_PATH)
    assert found, "nginx is missing; `make test` installs it where it may"
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int, process: subprocess.Popen[bytes], pid: Path) -> bool:
    """Whether it is this server that comes to listen, before it ends or the time is up.

    It notes its number when it has got the port: until then somebody else might answer there.
    """
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            ours = pid.is_file() and pid.read_text("utf-8").strip() == str(process.pid)
            if ours and probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.02)
    return False
