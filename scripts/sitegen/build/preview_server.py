"""Show a preview to a browser on this machine, and let the page that is open follow what is saved."""

from __future__ import annotations

import json
import mimetypes
import os
import posixpath
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitegen.build.preview import Preview, ShownFile

HOST = "127.0.0.1"
NEWS = "/_preview/"
"""Where an open page asks whether anything was saved after the version that it shows."""
PATIENCE = 20.0
"""So many seconds such a question waits for an answer."""
GLANCE = 0.1
"""So many seconds pass between two looks at what is written."""
WRITTEN = ("data", "docs", "locales", "overrides", "campaigns")
BOX = (
    "position:fixed;inset:0 0 auto;z-index:2147483647;max-height:70vh;overflow:auto;margin:0;padding:1em;"
    "background:#fff;color:#900;border-bottom:.3em solid #900;font:1rem/1.4 monospace;white-space:pre-wrap"
)
FOLLOW = (
    "<script>(function ask(){{fetch({address}).then(function(r){{return r.text()}}).then(function(now)"
    "{{now=={version}?ask():location.reload()}},function(){{setTimeout(ask,1000)}})}})()</script>"
)

FileStates = Mapping[str, tuple[int, int]]
"""When each file was written, and its size."""


@dataclass
class Watch:
    """Looks for what is saved in some folders, and tells a preview of it."""

    preview: Preview
    folders: tuple[Path, ...]
    news: threading.Condition = field(default_factory=threading.Condition)

    def follow(self) -> None:
        """Look again and again, for as long as the process lives."""
        known = states(self.folders)
        while True:
            time.sleep(GLANCE)
            if (now := states(self.folders)) != known:
                known = now
                with self.news:
                    self.preview.change()
                    self.news.notify_all()

    def version_after(self, seen: int) -> int:
        """Return the version once it is another than the one seen, or when patience ends."""
        with self.news:
            self.news.wait_for(lambda: self.preview.version != seen, PATIENCE)
        return self.preview.version


def states(folders: Iterable[Path]) -> FileStates:
    """Return the state of every file in some folders. Hidden files, which programs write, are left out."""
    found: dict[str, tuple[int, int]] = {}
    waiting: list[str | Path] = [*folders]
    while waiting:
        with suppress(FileNotFoundError, NotADirectoryError):  # gone since it was listed
            for one in [*os.scandir(waiting.pop())]:
                waiting += _looked_at(one, found)
    return found


def _looked_at(one: os.DirEntry[str], found: dict[str, tuple[int, int]]) -> list[str]:
    """Note the state of a file or folder; return the folder, when it is one to look into."""
    if one.name.startswith((".", "#")) or one.name.endswith(("~", ".tmp")):
        return []
    with suppress(FileNotFoundError):
        state = one.stat()
        found[one.path] = (state.st_mtime_ns, state.st_size)
    return [one.path] if one.is_dir(follow_symlinks=False) else []


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview to this machine alone; port 0 is any that is free."""

    def __init__(self, preview: Preview, watch: Watch, port: int) -> None:
        self.preview, self.watch = preview, watch
        super().__init__((HOST, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        if asked.startswith(NEWS):
            self._tell_news(asked.removeprefix(NEWS))
            return
        preview = self.server.preview
        version = preview.version  # before the page is made: what is saved meanwhile makes it anew
        path = file_at(asked)
        answer = preview.answer(path)
        if answer.content is None and not path.endswith(".html"):
            self._lead_into_folder(path)
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        self._send(*page_of(preview, answer, kind, version))

    def _tell_news(self, seen: str) -> None:
        version = self.server.watch.version_after(int(seen) if seen.isdigit() else -1)
        self._send(200, "text/plain", str(version).encode())

    def _lead_into_folder(self, path: str) -> None:
        preview = self.server.preview
        if preview.answer(posixpath.join(path, "index.html")).content is None:
            self._send(*page_of(preview, ShownFile(None), "text/html", preview.version))
            return
        self.send_response(302)
        self.send_header("Location", f"/{path}/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is fetched; faults are told on the page."""


def file_at(asked: str) -> str:
    """Return the file that an address means, from the site's root; never one outside it."""
    path = posixpath.normpath(f"/{asked}").lstrip("/")
    return posixpath.join(path, "index.html") if asked.endswith("/") else path


def page_of(preview: Preview, answer: ShownFile, kind: str, version: int) -> tuple[int, str, bytes]:
    """Return status, kind and bytes of an answer: a page follows what is saved, and shows what is wrong."""
    if answer.content is not None and kind != "text/html":
        return 200, kind, answer.content
    status = 200 if answer.content is not None else 500 if answer.fault else 404
    content = answer.content or preview.answer("404.html").content or b"<!doctype html><title>404</title>"
    added = FOLLOW.format(address=json.dumps(f"{NEWS}{version}"), version=json.dumps(str(version)))
    if answer.fault:
        added += f'<pre role="alert" lang="sv" dir="ltr" style="{BOX}">{escape(answer.fault)}</pre>'
    head, end, rest = content.rpartition(b"</body>")
    return status, "text/html", head + added.encode() + end + rest
