"""Whether dist/ may leave this machine: built whole, today, of this commit, and not touched since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.build.release_record import Release, ReleasePart, read_release
from sitegen.core import Project, SetupError, clock
from sitegen.core.checkout import Checkout, checkout
from sitegen.hosting.manifest import build_id, built_files

BUILD_AGAIN = "kör make site"
SHOWN = 12
"""So many letters of a commit are told."""


def ready(project: Project, names: Iterable[str] = ()) -> Release:
    """Return what dist/ holds, when these parts of it (all, when none is named) may be published.

    A build that fails leaves dist/ as it was, of an earlier commit or day, and so it is refused here.
    Raises `SetupError` with everything that stands in the way.
    """
    release, state = read_release(project), checkout(project.root)
    wanted = tuple(names) or tuple(release.parts)
    found = [
        *_of_checkout(state),
        *(one for name in wanted for one in _of_part(project, release, name, state)),
    ]
    if found:
        raise SetupError("publiceras inte:\n" + "\n".join(f"  {one}" for one in found))
    return release


def _of_checkout(state: Checkout) -> Iterator[str]:
    if not state.commit:
        yield "mappen har ingen historik i git; publicera från en klon, så att bygget kan hittas igen"
    elif not state.clean:
        yield f"filer är ändrade efter commit {state.commit[:SHOWN]}; gör en commit, och {BUILD_AGAIN}"


def _of_part(project: Project, release: Release, name: str, state: Checkout) -> Iterator[str]:
    part = release.parts.get(name)
    if part is None or not (project.dist / name).is_dir():
        yield f"dist/{name}: finns inte; {BUILD_AGAIN}"
        return
    yield from _origin(name, part, state)
    if part.build != build_id(part.day, built_files(project.dist / name)):
        yield f"dist/{name}: filer har ändrats sedan de granskades; {BUILD_AGAIN}"


def _origin(name: str, part: ReleasePart, state: Checkout) -> Iterator[str]:
    """Yield what is wrong with when and of what a part was built."""
    today = clock.today()
    if part.commit != state.commit:
        built = part.commit[:SHOWN] or "ingen"
        yield f"dist/{name}: byggt av commit {built} och inte av {state.commit[:SHOWN]}; {BUILD_AGAIN}"
    elif not part.clean:
        yield f"dist/{name}: byggt medan filer var ändrade; {BUILD_AGAIN}"
    if part.day != today:
        yield f"dist/{name}: byggt för {part.day} och inte för {today}, så åldrar stämmer inte; {BUILD_AGAIN}"
