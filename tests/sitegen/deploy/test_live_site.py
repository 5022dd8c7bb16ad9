"""A real nginx serves a right site, then one broken in a single way: each is found and said."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import sealed_sites
from browser import nginx
from sitegen import cli
from sitegen.deploy.asking import Limits
from sitegen.deploy.certificates import trust
from sitegen.deploy.findings import HostFinding
from sitegen.deploy.live_site import SiteVerdict, Visit, verdict
from sitegen.hosting.manifest import Manifest, read_manifest

PAGE = "sok-hjalp/index.html"
DAYS = 3


@pytest.fixture
def folder(small_site: Path, tmp_path: Path) -> Path:
    """A sealed site, to break."""
    sealed_sites.lay_out(small_site, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def built(folder: Path) -> Manifest:
    """What the site was when it was built."""
    return read_manifest(folder / "_manifest.json")


@pytest.fixture
def live(folder: Path, tmp_path: Path, built: Manifest) -> Iterator[str]:
    """The address of the site, in a server that reads its files as they are when they are asked for."""
    (tmp_path / "work").mkdir()
    with nginx.serve(folder, tmp_path / "work") as url:
        yield url


def look(url: str, manifest: Manifest, *, authority: Path | None = None, **told: object) -> SiteVerdict:
    limits = Limits(4, 10, time.monotonic() + 60)
    return verdict(Visit(url, manifest, limits, trust(authority), certificate_days=21, **told))


def only(found: SiteVerdict, kind: str) -> HostFinding:
    """The one finding there is."""
    assert [one.kind for one in found.findings] == [kind], found.findings
    return found.findings[0]


def test_a_right_site_has_no_fault_and_is_asked_for_every_file(live: str, built: Manifest) -> None:
    found = look(live, built)
    assert found.findings == ()
    assert found.served == built.build
    assert found.asked > len([path for path in built.files if path.endswith(".html")]) * 2


def test_one_flipped_byte_is_found(live: str, folder: Path, built: Manifest) -> None:
    content = bytearray((folder / PAGE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / PAGE).write_bytes(content)
    found = only(look(live, built), "tampered")
    assert found.addresses == ("/sok-hjalp/",)
    assert found.sentence.startswith("/sok-hjalp/: innehållet är ett annat än det byggda; publicera om")


def test_a_packed_form_that_holds_something_else_is_found(live: str, folder: Path, built: Manifest) -> None:
    """The plain file is right; browsers get the other."""
    (folder / f"{PAGE}.gz").write_bytes(gzip.compress(b"<p>ring 0900"))
    found = only(look(live, built), "tampered")
    assert "webbläsare" in found.sentence and found.addresses == ("/sok-hjalp/",)


def test_a_missing_file_is_found(live: str, folder: Path, built: Manifest) -> None:
    for form in ("", ".gz", ".br"):
        (folder / f"{PAGE}{form}").unlink()
    found = only(look(live, built), "missing")
    assert found.addresses == ("/sok-hjalp/",) and "404 i stället för 200" in found.sentence


def test_a_missing_header_is_told_once_for_all_addresses(
    folder: Path, built: Manifest, tmp_path: Path
) -> None:
    lines = (folder / "_nginx.conf").read_text("utf-8").splitlines(keepends=True)
    assert any("Strict-Transport-Security" in line for line in lines)
    kept = [line for line in lines if "Strict-Transport-Security" not in line]
    (tmp_path / "poorer.conf").write_text("".join(kept), "utf-8")
    with nginx.serve(folder, tmp_path, snippet=tmp_path / "poorer.conf") as url:
        found = only(look(url, built), "header")
        assert look(url, built, skipped={"header"}).findings == ()
    assert len(found.addresses) > 50
    assert "Strict-Transport-Security saknas" in found.sentence
    assert f"och {len(found.addresses) - 1} adresser till" in found.sentence


def test_a_header_with_another_value_is_found(folder: Path, built: Manifest, tmp_path: Path) -> None:
    text = (folder / "_nginx.conf").read_text("utf-8")
    (tmp_path / "other.conf").write_text(text.replace("no-referrer", "unsafe-url"), "utf-8")
    with nginx.serve(folder, tmp_path, snippet=tmp_path / "other.conf") as url:
        found = only(look(url, built), "header")
    assert "Referrer-Policy är “unsafe-url” i stället för “no-referrer”" in found.sentence.replace("”", "”")


def test_a_dead_short_address_is_found(folder: Path, built: Manifest, tmp_path: Path) -> None:
    """The page is there; the capitals that a printed code holds lead nowhere."""
    lines = (folder / "_nginx.conf").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if " /T" not in line]
    assert len(kept) < len(lines)
    (tmp_path / "no-capitals.conf").write_text("".join(kept), "utf-8")
    with nginx.serve(folder, tmp_path, snippet=tmp_path / "no-capitals.conf") as url:
        found = look(url, built).findings
    assert {one.kind for one in found} == {"code", "redirect"}
    (code,) = (one for one in found if one.kind == "code")
    assert code.addresses == ("/T",) and "den tryckta koden leder inte till sin sida (404)" in code.sentence


def test_an_older_build_is_called_stale_and_not_tampered(
    folder: Path, built: Manifest, tmp_path: Path
) -> None:
    page = (folder / PAGE).read_text("utf-8")
    (folder / PAGE).write_text(page.replace("</title>", " i går</title>"), "utf-8")
    for form in (".gz", ".br"):
        (folder / f"{PAGE}{form}").unlink()
    older = sealed_sites.reseal(folder, day=dt.date(2026, 11, 30), time="2026-11-30T00:00:00Z")
    with nginx.serve(folder, tmp_path) as url:
        found = look(url, built)
    assert {one.kind for one in found.findings} == {"stale"} and found.served == older.build
    assert f"bygge {older.build}, äldre än {built.build}" in found.findings[0].sentence
    assert "/sok-hjalp/" in [address for one in found.findings for address in one.addresses]


def test_a_host_that_is_slow_to_show_the_build_is_waited_for(
    live: str, folder: Path, built: Manifest
) -> None:
    right = (folder / "build.txt").read_text("utf-8")
    (folder / "build.txt").write_text(right.replace(built.build, "2026-11-30-000000000000"), "utf-8")
    later = threading.Timer(1, lambda: (folder / "build.txt").write_text(right, "utf-8"))
    later.start()
    try:
        assert look(live, built).findings != ()
        assert look(live, built, wait=30).findings == ()
    finally:
        later.join()


def test_a_newer_build_asks_for_another_comparison(folder: Path, built: Manifest, tmp_path: Path) -> None:
    sealed_sites.reseal(folder, day=dt.date(2026, 12, 2))
    with nginx.serve(folder, tmp_path) as url:
        assert "nyare än" in only(look(url, built), "stale").sentence


def test_what_should_not_be_there_is_found(live: str, folder: Path, built: Manifest) -> None:
    """A page that has gone from the build and not from the host; the repository served by mistake."""
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "gammal").mkdir()
    (folder / "gammal" / "index.html").write_text("<p>gammalt nummer")
    found = look(live, built, former=("gammal/index.html", "borta/index.html"))
    assert [(one.kind, one.addresses) for one in found.findings] == [
        ("extra", ("/.git/HEAD",)),
        ("extra", ("/gammal/",)),
    ]


def test_everything_wrong_is_told_at_once(live: str, folder: Path, built: Manifest) -> None:
    (folder / PAGE).write_bytes(b"<p>x")
    (folder / "robots.txt").unlink()
    (folder / "404.html").write_text("<p>x")
    kinds = {one.kind for one in look(live, built).findings}
    assert kinds == {"tampered", "missing", "error-page"}


def test_a_server_that_is_gone_is_one_sentence(built: Manifest) -> None:
    url = f"http://127.0.0.1:{nginx.free_port()}/"
    assert only(look(url, built), "silent").sentence.startswith("/build.txt: inget svar (")


class TestACertificate:
    @pytest.fixture
    def key(self, tmp_path: Path) -> Path:
        """A key with a certificate of its own, which ends in three days."""
        return certificate(tmp_path, DAYS)

    def test_near_its_end_is_found(self, folder: Path, built: Manifest, tmp_path: Path, key: Path) -> None:
        with nginx.serve(folder, tmp_path, key=key) as url:
            found = look(url, built, authority=key)
        assert only(found, "certificate").sentence.startswith("localhost:")
        assert "certifikatet gäller 2 dagar till" in found.findings[0].sentence
        assert found.certificate_days == DAYS - 1

    def test_that_nobody_vouches_for_is_found(
        self, folder: Path, built: Manifest, tmp_path: Path, key: Path
    ) -> None:
        with nginx.serve(folder, tmp_path, key=key) as url:
            found = look(url, built).findings
        assert [one.kind for one in found] == ["certificate", "silent"]
        assert "certifikatet godtas inte (self-signed certificate)" in found[0].sentence

    def test_with_months_left_is_no_fault(self, folder: Path, built: Manifest, tmp_path: Path) -> None:
        key = certificate(tmp_path, 60)
        with nginx.serve(folder, tmp_path, key=key) as url:
            assert look(url, built, authority=key).findings == ()


def certificate(folder: Path, days: int) -> Path:
    """A file with a key and a certificate for localhost, signed by itself, made by openssl."""
    key, shown, both = folder / "key.pem", folder / "shown.pem", folder / "both.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ]
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", str(days)]
    subprocess.run([*command, *named, "-keyout", key, "-out", shown], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + shown.read_bytes())
    assert ssl.create_default_context(cafile=str(both)).cert_store_stats()["x509"] == 1
    return both


class TestTheVerb:
    Ask = Callable[..., int]

    @pytest.fixture
    def ask(self, live: str, folder: Path) -> Ask:
        return lambda *options: cli.main(
            ["verify", live, "--manifest", str(folder / "_manifest.json"), *options]
        )

    def test_ends_well_for_a_right_site(self, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
        assert ask() == 0
        assert "inga fel" in capsys.readouterr().out

    def test_says_by_its_code_that_something_differs(
        self, ask: Ask, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / PAGE).write_bytes(b"<p>x")
        assert ask() == 3
        assert "tampered: /sok-hjalp/: " in capsys.readouterr().out

    def test_tells_programs_all_addresses(
        self, ask: Ask, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.rmtree(folder / "skylt")
        assert ask("--json") == 3
        told = json.loads(capsys.readouterr().out)
        (missing,) = (one for one in told["findings"] if one["kind"] == "missing")
        assert missing["addresses"] == ["/skylt/"] and missing["sentence"].startswith("/skylt/: ")

    def test_asks_which_site_it_is_when_the_address_does_not_tell(
        self, live: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["verify", live]) == 1
        assert "--site main|215|kop-inte" in capsys.readouterr().err

    def test_gives_up_when_its_time_is_over(self, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
        assert ask("--within", "0") == 3
        assert "tiden var slut" in capsys.readouterr().out
