"""The recorded voice of a card's page: one small file a language, and nothing where nobody has spoken.

The format is MP3, which Chrome on Android 5 and every iPhone play, as does all else that has `<audio>`.
Older iPhones do not play Opus, and what makes AAC sound well in so few bytes is in few people's tools. MP3
is a row of frames without a container, so that a whole file can be judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.core import Files, Problem, Project
from sitegen.records import Site
from sitegen.web import addresses

ENDING = ".mp3"
MOST = 40_000
"""How many bytes a language may take: forty seconds at the lowest rate of MP3."""
BITS_A_SECOND = 8_000
SECONDS = MOST * 8 // BITS_A_SECOND
HEADER = 4
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Samples a second of MPEG 1, 2 and 2.5, by the two bits that say which."""
KILOBITS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KILOBITS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
LAYER_3 = 1


def folder(project: Project, site: Site) -> Path:
    """Return the folder that recordings are put in."""
    return project.campaign_data(site.config) / "sound"


def recorded(project: Project, site: Site, languages: Iterable[str]) -> frozenset[str]:
    """Return the languages that have a recording."""
    return frozenset(code for code in languages if (folder(project, site) / file_name(code)).is_file())


def file_name(language: str) -> str:
    """Return what the recording of a language is called."""
    return language + ENDING


def address(language: str) -> str:
    """Return the path of a language's recording, from the site's root."""
    return addresses.RECORDINGS + file_name(language)


def files(project: Project, site: Site, languages: Iterable[str]) -> Files:
    """Return the recordings by their paths."""
    found = sorted(recorded(project, site, languages))
    return {address(code): (folder(project, site) / file_name(code)).read_bytes() for code in found}


def problems(project: Project, site: Site, languages: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each file that is no recording of a language, or is too large."""
    names = {file_name(code): code for code in languages}
    for path in sorted(folder(project, site).glob("[!.]*")):
        place = path.relative_to(project.root).as_posix()
        for message in _faults(path, names):
            yield Problem(place, 0, 0, message)


def _faults(path: Path, names: Iterable[str]) -> Iterator[str]:
    if path.suffix != ENDING or path.is_dir():
        yield "en inspelning är en MP3-fil; spara om den som MP3 och låt namnet sluta på .mp3"
        return
    if path.name not in names:
        yield f"inget språk på sidan heter {path.stem}; döp filen till en av {', '.join(names)}"
    size = path.stat().st_size
    if size > MOST:
        yield (
            f"filen är {size} byte, högst {MOST} ryms; spara den i mono med {BITS_A_SECOND // 1000} kbit/s, "
            f"högst {SECONDS} sekunder"
        )
    if not is_bare_mp3(path.read_bytes()):
        yield (
            "filen är inte bara MP3-ljud; spara om den som MP3 utan taggar "
            "(taggar kan säga vem som har talat)"
        )


def is_bare_mp3(content: bytes) -> bool:
    """Return whether a file is frames of MP3 from its first byte to its last, without tags."""
    at = 0
    while at < len(content):
        length = frame_length(content[at : at + HEADER])
        if not length:
            return False
        at += length
    return 0 < at == len(content)


def frame_length(header: bytes) -> int:
    """Return how many bytes the frame of MP3 takes that begins so; 0 when none does."""
    bits = int.from_bytes(header, "big")
    version, layer, rate, hertz = bits >> 19 & 3, bits >> 17 & 3, bits >> 12 & 15, bits >> 10 & 3
    begins = len(header) == HEADER and bits >> 21 == 0x7FF and layer == LAYER_3
    if not begins or version not in RATES or rate in (0, 15) or hertz == 3:
        return 0
    is_first = version == 3
    kilobits = (KILOBITS_1 if is_first else KILOBITS_2)[rate - 1]
    return (144 if is_first else 72) * kilobits * 1000 // RATES[version][hertz] + (bits >> 9 & 1)
