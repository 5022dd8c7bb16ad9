"""Make the hand-over pack: every language's page and every printed piece in one zip file, for use offline.

SHA256SUMS is what `sha256sum -c` reads. Two packs of the same content are the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from collections.abc import Iterable, Mapping

from sitegen.core import Project
from sitegen.web import FINDER, addresses
from sitegen.web.page_maker import CARD

NAME = "paket.zip"
SUMS = "SHA256SUMS"
# The oldest time that a zip file can carry.
OLDEST = 315532800
# The page behind the codes when it has been built, else the finder.
SITES = (("215", CARD), ("main", FINDER))


def packed(project: Project, languages: Iterable[str], printed: Mapping[str, bytes], epoch: int) -> bytes:
    """Return the pack: the printed files by path, and the languages' pages found in dist/."""
    content = {f"tryck/{path}": data for path, data in printed.items()}
    content |= built_pages(project, languages)
    content[SUMS] = checksums(content)
    return zip_archive(content, epoch)


def built_pages(project: Project, languages: Iterable[str]) -> dict[str, bytes]:
    """Read each language's page from dist/ and return it by its path in the pack.

    The pages are those of the first site that has any.
    """
    codes = tuple(languages)
    for site, key in SITES:
        wanted = {code: project.dist / site / addresses.file(key, code) for code in codes}
        found = {code: path for code, path in wanted.items() if path.is_file()}
        if found:
            return {f"sidor/{code}.html": path.read_bytes() for code, path in found.items()}
    return {}


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the text of SHA256SUMS: a line of checksum and path for every file."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines).encode()


def zip_archive(files: Mapping[str, bytes], epoch: int) -> bytes:
    """Return a zip file of these files, all stamped with one time (seconds since 1970)."""
    stamp = time.gmtime(max(epoch, OLDEST))[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, stamp)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(entry, data)
    return buffer.getvalue()
