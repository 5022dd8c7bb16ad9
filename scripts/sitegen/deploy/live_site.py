"""Ask a live site whether it is what was built, and tell all that differs at once."""

from __future__ import annotations

import ssl
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from sitegen.deploy import expected
from sitegen.deploy.asking import AS_BROWSERS, PLAIN, Asker, Limits, Reply
from sitegen.deploy.certificates import days_left
from sitegen.deploy.expected import HostQuestion, questions
from sitegen.deploy.findings import AGAIN, HostDifference, HostFinding, differences, gathered
from sitegen.hosting.manifest import BUILD, TIME, Manifest

KINDS = (
    *("tampered", "stale", "missing", "extra", "header", "redirect", "error-page", "code"),
    *("certificate", "silent"),
)
"""Every kind of finding."""
PAUSE = 2.0
"""So many seconds pass before a host that shows another build is asked again."""
MOST_STEPS = 3
"""So many redirects may lead from a printed code to its page."""
CONTENT = frozenset({"tampered", "missing", "error-page"})
"""What is to be expected of a site that is of another build."""


@dataclass(frozen=True, slots=True)
class SiteVerdict:
    """What a live site was found to be: the build that it says it is, and what differs."""

    served: str
    asked: int
    seconds: float
    certificate_days: int | None
    findings: tuple[HostFinding, ...]


@dataclass(frozen=True)
class Visit:
    """Which site is asked, and how: what it must be, what it may take, what is trusted and passed over."""

    url: str
    manifest: Manifest
    limits: Limits
    trusted: ssl.SSLContext
    certificate_days: int
    former: tuple[str, ...] = ()
    skipped: Collection[str] = ()
    wait: float = 0
    """So many seconds a host is given until it shows the build: some keep files for a while."""


def verdict(visit: Visit) -> SiteVerdict:
    """Return what differs between a live site and a build."""
    start = time.monotonic()
    days, told = _certificate(visit)
    with Asker(visit.url, visit.limits, visit.trusted) as asker:
        build = _awaited(asker, visit)
        asked = list(questions(visit.manifest, visit.former)) if not build.fault else []
        found = [*told, *_build(visit.manifest, build), *_differences(asker, asked)]
    wanted = [one for one in found if one.kind not in visit.skipped]
    served = BUILD.search(build.body.decode("utf-8", "replace"))
    return SiteVerdict(
        served=served[1] if served else "",
        asked=len(asked) + 1,
        seconds=time.monotonic() - start,
        certificate_days=days,
        findings=gathered(_of_another_build(wanted)),
    )


def _awaited(asker: Asker, visit: Visit) -> Reply:
    """Return which build the site says it is, when that is the right one, or when it has had its time."""
    end = time.monotonic() + visit.wait
    while True:
        reply = asker.ask(expected.build_address())
        served = BUILD.search(reply.body.decode("utf-8", "replace"))
        if (served and served[1] == visit.manifest.build) or time.monotonic() + PAUSE > end:
            return reply
        time.sleep(PAUSE)


def _certificate(visit: Visit) -> tuple[int | None, list[HostDifference]]:
    """Return the days that are left of the certificate, and what is wrong with it."""
    host = urlsplit(visit.url).netloc
    try:
        days = days_left(visit.url, visit.trusted, visit.limits.left)
    except OSError as error:
        said = error.verify_message if isinstance(error, ssl.SSLCertVerificationError) else str(error)
        what = f"certifikatet godtas inte ({said})"
        return None, [HostDifference("certificate", host, what, "förnya det hos värden i dag")]
    if days is None or days >= visit.certificate_days:
        return days, []
    what = f"certifikatet gäller {days} dagar till"
    return days, [
        HostDifference(
            "certificate", host, what, "förnya det, och se efter varför det inte sker av sig självt"
        )
    ]


def _build(manifest: Manifest, reply: Reply) -> Iterator[HostDifference]:
    """Yield what is wrong with the build that a site says it is."""
    address = expected.build_address()
    if reply.fault:
        yield from differences(HostQuestion(expected.FILE, address), reply)
        return
    told = reply.body.decode("utf-8", "replace")
    served, made = BUILD.search(told), TIME.search(told)
    if reply.status != 200 or not served:
        what = f"säger inte vilket bygge som visas ({reply.status})"
        yield HostDifference("stale", address, what, AGAIN)
    elif served[1] != manifest.build:
        is_older = (served[1][:10], made[1] if made else "") <= (str(manifest.day), manifest.time)
        age, way_out = (
            ("äldre", AGAIN) if is_older else ("nyare", "hämta det bygget, eller bygg om, och fråga igen")
        )
        yield HostDifference(
            "stale", address, f"värden visar bygge {served[1]}, {age} än {manifest.build}", way_out
        )


def _differences(asker: Asker, asked: Sequence[HostQuestion]) -> Iterator[HostDifference]:
    replies = asker.ask_all([(one.address, _encoding(one)) for one in asked])
    for question, reply in zip(asked, replies, strict=True):
        is_code = question.kind == expected.CODE
        yield from differences(question, _followed(asker, question.address, reply) if is_code else reply)


def _encoding(question: HostQuestion) -> str:
    return AS_BROWSERS if question.kind == expected.PACKED else PLAIN


def _followed(asker: Asker, address: str, reply: Reply) -> Reply:
    """Return what stands at the end of redirects that stay on the site."""
    for _ in range(MOST_STEPS):
        if reply.status not in (301, 302, 307, 308):
            break
        leads = urlsplit(urljoin(address, reply.headers.get("location", "")))
        if leads.netloc not in ("", asker.base.netloc):
            break
        address = leads.path
        reply = asker.ask(address)
    return reply


def _of_another_build(found: Iterable[HostDifference]) -> Iterator[HostDifference]:
    """Yield the differences; on a site of another build, all that differs in content as one."""
    every = list(found)
    is_other = any(one.kind == "stale" for one in every)
    for one in every:
        if is_other and one.kind in CONTENT:
            yield HostDifference(
                "stale", one.address, "skiljer sig från bygget, som den gör på ett annat bygge", AGAIN
            )
        else:
            yield one
