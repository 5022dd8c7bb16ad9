"""Bring the catalogues of translations up to their sources, send them out, take them in: `messages`."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path

from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, SetupError, clock, swap
from sitegen.core.problems import report
from sitegen.language import handover, handover_import, merge_catalogues
from sitegen.language.returned import ReturnedFile
from sitegen.language.review import READERS
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked
from sitegen.verbs import status_verb


def run(project: Project, options: argparse.Namespace) -> int:
    """Take all translatable strings from templates, code and data into locales/, and mark what is stale.

    A changed text keeps its former translation, which waits for a translator. When only the wording has
    changed and the meaning is the same, say so with --same-meaning: the translations are then in force.

    `messages export uk` makes a workbook of a language, for a person who has it as first language;
    `messages import FILE` takes it in when it is filled in: it checks, shows what changes, and writes the
    translations and who has read them, all or nothing. `messages show uk` makes one file with all help
    pages, each text with its number, to be read on a phone. `messages sound uk` makes the script of
    what somebody records for the page behind the card.
    """
    records = read_checked(project, begun=True)
    actions = {"export": send_out, "import": take_in, "show": show, "sound": sound}
    if options.action in actions:
        return actions[options.action](project, records, options)
    merge_catalogues.update(project, records, all_text_sets(), options.same_meaning)
    return status_verb.languages(project, records)


def send_out(project: Project, records: Catalogue, options: argparse.Namespace) -> int:
    """Write the file that is sent to a reader, and say what it holds."""
    found = handover.in_hand(project, records, all_text_sets(), options.language)
    name = records.languages[options.language].name
    sent = handover.handover(found, name, clock.today(), changed=options.changed)
    if not len(sent):
        print(f"inget på {options.language} har ändrats sedan någon läste det")
        return 0
    path = options.out or Path(_file_name(options))
    swap.replace_files({path: _content(sent, xliff=options.xliff)})
    print(f"{path}: {len(sent)} texter på {options.language}, de viktigaste först")
    return 0


def _file_name(options: argparse.Namespace) -> str:
    changed = "-andrat" if options.changed else ""
    return f"{options.language}{changed}-{clock.today()}.{'xlf' if options.xliff else 'xlsx'}"


def _content(sent: handover.Handover, *, xliff: bool) -> bytes:
    if xliff:
        from sitegen.language import handover_xliff

        return handover_xliff.document(sent)
    from sitegen.language import handover_sheet  # only who writes a workbook waits for its library

    return handover_sheet.workbook(sent)


def show(project: Project, records: Catalogue, options: argparse.Namespace) -> int:
    """Write the file in which a native reader sees each text in its place, with its number.

    Raises `SetupError` for a place among the built sites: it is a draft, and is never published.
    """
    from sitegen.build import proof  # only who shows pages waits for what makes them

    path = options.out or project.proofs / f"{options.language}.html"
    _refuse_built(project, path)
    content = proof.document(project, records, options.language, clock.today())
    _write(path, content)
    print(f"{path}: alla texter på {options.language} med nummer; skicka filen till den som ska läsa")
    return 0


def sound(project: Project, records: Catalogue, options: argparse.Namespace) -> int:
    """Write the file that somebody reads aloud for the page behind the card.

    Raises `SetupError` for a place among the built sites, and for a language that has no pages.
    """
    from sitegen.build import sound_script  # only who records waits for what makes pages

    path = options.out or project.proofs / f"{options.language}-ljud.html"
    _refuse_built(project, path)
    _write(path, sound_script.document(project, records, options.language, clock.today()))
    print(f"{path}: manus på {options.language}; skriv ut det eller skicka det till den som ska tala")
    return 0


def _refuse_built(project: Project, path: Path) -> None:
    if path.resolve().is_relative_to(project.dist.resolve()):
        raise SetupError(f"{path}: det är ett utkast, som aldrig läggs ut; välj en annan mapp")


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    swap.replace_files({path: content.encode()})


def take_in(project: Project, records: Catalogue, options: argparse.Namespace) -> int:
    """Judge a file that came back, show what it changes, and write that.

    Raises `SetupError` with all that is wrong; nothing is then written.
    """
    returned = _signed(read(options.file), options)
    found = handover.in_hand(project, records, all_text_sets(), returned.code)
    judged = handover_import.judge(returned, found, records.glossary)
    if judged.problems:
        raise SetupError(f"{report((), judged.problems)}; inget är skrivet")
    for line in handover_import.diff(found, judged):
        print(line)
    if not options.dry_run:
        name = records.languages[returned.code].name
        swap.replace_files(handover_import.files(project, found, judged, name))
    return 0


def read(path: Path) -> ReturnedFile:
    """Read a file that came back, by what it holds. Raises `SetupError` when it cannot be read."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        from sitegen.language import handover_sheet

        return handover_sheet.read(data, path.name)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        from sitegen.language import handover_xliff

        return handover_xliff.read(data, path.name)
    raise SetupError(f"{path.name}: filen är varken en arbetsbok (.xlsx) eller XLIFF; spara om den")


def _signed(returned: ReturnedFile, options: argparse.Namespace) -> ReturnedFile:
    """Return the file with who has read it, and when, as the command line says where it says so."""
    on = options.on.isoformat() if options.on else returned.on
    return replace(returned, by=options.by or returned.by, on=on)


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "--same-meaning",
        default="",
        metavar="TEXT",
        help="the new Swedish text, or its beginning: only its wording has changed",
    )
    actions = verb.add_subparsers(dest="action", metavar="ACTION", title="instead of that")
    sent = actions.add_parser("export", help="write a file for somebody who has the language as their first")
    sent.add_argument("language", metavar="LANG", help="the code of the language: uk")
    sent.add_argument("--changed", action="store_true", help="only what has changed since somebody read it")
    sent.add_argument("--xliff", action="store_true", help="XLIFF 2.0 for a translator's tool; else XLSX")
    sent.add_argument("--out", type=Path, metavar="FILE", help="else LANG-DAY.xlsx here")
    shown = actions.add_parser("show", help="write one file with all help pages, each text numbered")
    shown.add_argument("language", metavar="LANG", help="the code of the language: uk")
    shown.add_argument("--out", type=Path, metavar="FILE", help="else .cache/proof/LANG.html")
    spoken = actions.add_parser("sound", help="write what somebody reads aloud for the page behind the card")
    spoken.add_argument("language", metavar="LANG", help="the code of the language: uk")
    spoken.add_argument("--out", type=Path, metavar="FILE", help="else .cache/proof/LANG-ljud.html")
    taken = actions.add_parser("import", help="take in a file that has come back, filled in")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--dry-run", action="store_true", help="check and show, write nothing")
    taken.add_argument("--by", choices=READERS, help="who has read, where the file does not say so")
    taken.add_argument("--on", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="when it was read")
