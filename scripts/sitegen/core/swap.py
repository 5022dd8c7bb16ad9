"""Put a new folder or file in the place of an old one in one step, whenever the process may be killed.

The new folder is made beside the old one, as a stage, and one system call exchanges the two: who reads
meets all of the old or all of the new, and never nothing. A lock lets one process at a time change a folder;
it goes with the process that holds it. What a killed process left beside the folder is cleared by the next.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sitegen.core.problems import SetupError

AT_FDCWD = -100
RENAME_EXCHANGE = 2
NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
"""What Linux answers where the file system cannot exchange."""
FORMER_NAMES = re.compile(r"\.(building|old)-.+-\d+")
"""What builds once left inside dist/ when they were killed."""


def replace_file(path: Path, content: bytes) -> None:
    """Write beside a file and put that in its place: who stops this has the old one or the new."""
    stage = _stage(path, content)
    try:
        os.replace(stage, path)
    finally:
        stage.unlink(missing_ok=True)


def put(path: Path, content: bytes) -> None:
    """Write a file into a folder that is being made and that nobody looks at yet; its own folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def new_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises `FileExistsError` when it is there."""
    stage = _stage(path, content)
    try:
        os.link(stage, path)
    finally:
        stage.unlink()


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files, new ones too, so that all are the new ones or all are as they were.

    All are written beside the others before the first takes its place. What then fails is taken back.
    """
    former = {path: path.read_bytes() if path.exists() else None for path in contents}
    stages: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            stages[path] = _stage(path, content)
        for path, stage in stages.items():
            os.replace(stage, path)
            done.append(path)
    except BaseException:
        for path in done:
            _take_back(path, former[path])
        raise
    finally:
        for stage in stages.values():
            stage.unlink(missing_ok=True)


def _stage(path: Path, content: bytes) -> Path:
    """Return a new file beside another, with its content and the rights of the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, path.stat().st_mode if path.exists() else 0o644)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _take_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


@contextmanager
def staging(folder: Path, container: Path | None = None) -> Iterator[Path]:
    """Yield an empty folder on the disk of the final one, gone afterwards, and hold others off meanwhile.

    `container` is the folder that is also exchanged as a whole (`dist/`): for what lies in it the lock and
    the stage are those of the container. Raises `SetupError` when another process is at work, or the
    folder is protected.
    """
    home = locked_folder(folder, container)
    for path in (home, folder):
        refuse_read_only(path)
    home.parent.mkdir(parents=True, exist_ok=True)
    with locked(home):
        clear_leftovers(home)
        stage = home.with_name(f".{home.name}-building-{os.getpid()}")
        stage.mkdir()
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def locked_folder(folder: Path, container: Path | None) -> Path:
    """Return the folder whose lock is taken for a change of `folder`: links resolved, or the one around it.

    Raises `SetupError` for a link that leads to itself.
    """
    try:
        found = folder.resolve()
    except (RuntimeError, OSError):  # the one until Python 3.12, the other since
        raise SetupError(f"{folder} är en länk som leder till sig själv; ta bort den") from None
    return found.parent if container is not None and found.parent == container.resolve() else found


def refuse_read_only(folder: Path) -> None:
    """Raise `SetupError` for what is no folder, or one that is write-protected: an exchange would not ask."""
    if folder.exists() and not folder.is_dir():
        raise SetupError(f"{folder} är ingen mapp; ta bort filen eller välj en annan mapp")
    if folder.exists() and not os.access(folder, os.W_OK):
        raise SetupError(f"{folder} får inte skrivas; ändra rättigheterna eller välj en annan mapp")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises `SetupError` when another process holds it."""
    path = folder.with_name(f".{folder.name}.lock")
    lock = _try_lock(path)
    while lock is None:  # the one before was done with it, and threw the file away
        lock = _try_lock(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)


def _try_lock(path: Path) -> int | None:
    """Return the open lock file, or None when it is no longer the one that others find.

    Raises `SetupError` when another process holds the lock.
    """
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    except BlockingIOError:
        os.close(lock)
        raise SetupError(
            f"något annat skriver redan till {_folder_of(path)}; vänta tills det är klart"
        ) from None
    except FileNotFoundError:  # thrown away by the one before, between the lock and the look
        pass
    except OSError:
        os.close(lock)
        raise
    os.close(lock)
    return None


def _folder_of(lock: Path) -> Path:
    """Return the folder that a lock file is for."""
    return lock.with_name(lock.name.removeprefix(".").removesuffix(".lock"))


def clear_leftovers(home: Path) -> None:
    """Bring back what a killed process had put aside, and remove what it left; call it with the lock held.

    Whoever holds the lock is the only one at work, so what lies there belongs to no living process.
    """
    for aside in _beside(home, "former"):
        name = aside.name.removeprefix(f".{home.name}-former-")
        target = home if name == home.name else home / name
        if not target.exists() and target.parent.is_dir():
            aside.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    for stage in _beside(home, "building"):
        shutil.rmtree(stage, ignore_errors=True)
    for path in home.iterdir() if home.is_dir() else ():
        if FORMER_NAMES.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def _beside(home: Path, what: str) -> list[Path]:
    start = f".{home.name}-{what}-"
    return [path for path in home.parent.iterdir() if path.name.startswith(start)]


def replace(stage: Path, folder: Path) -> None:
    """Put the stage in the folder's place; the former content, if any, then lies in the stage.

    Raises `SetupError` when the disk refuses, as for a folder that is a disk of its own.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        if not folder.exists():
            stage.rename(folder)
            return
        shutil.copymode(folder, stage)
        if not exchange(stage, folder):
            replace_in_two_steps(stage, folder)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EBUSY):
            raise
        message = f"{folder} kan inte bytas ut ({error.strerror}); är den en egen disk, använd mappen ovanför"
        raise SetupError(message) from None


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step and return whether the system can. Raises `OSError` when it refuses."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def replace_in_two_steps(stage: Path, folder: Path) -> None:
    """Move the folder aside and the stage into its place, on disks that cannot exchange the two in one step.

    `clear_leftovers` mends what is cut off between the steps.
    """
    home = stage.name.partition("-building-")[0]
    aside = stage.with_name(f"{home}-former-{folder.name}")
    folder.rename(aside)
    try:
        stage.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def link_missing_files(folder: Path, stage: Path, *, merged: bool = False) -> None:
    """Give the stage what the folder holds and the stage does not, as second names (hard links) of the files.

    A folder that both have is left as the stage has it; when `merged`, it gets what it lacks too.
    """
    for path in folder.iterdir() if folder.is_dir() else ():
        target = stage / path.name
        if not os.path.lexists(target) and path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True, copy_function=_link)
        elif not os.path.lexists(target):
            _link(path, target)
        elif merged and target.is_dir():
            link_missing_files(path, target, merged=True)


def _link(source: str | Path, target: str | Path) -> None:
    """Give a file a second name; copy it where the disk knows no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV):
            raise
        shutil.copy2(source, target, follow_symlinks=False)
