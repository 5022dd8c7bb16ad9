"""A catalogue's form: read as it is, and every fault with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.language import po_file
from sitegen.language.po_file import PoFile

HEADER = """\
# ไทย
# A note.
msgid ""
msgstr ""
"Language: th\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
ENTRY = '\n#. vital\n#: data/needs.yml#talk\nmsgctxt "need.label"\nmsgid "Prata med någon"\nmsgstr "คุย"\n'
WHOLE = HEADER + ENTRY


def read(folder: Path, text: str | bytes, code: str = "th") -> PoFile:
    path = folder / "messages.po"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return po_file.load(path, "th.po", code)


def told(file: PoFile) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in file.problems]


def test_a_sound_catalogue_is_read_whole(tmp_path: Path) -> None:
    file = read(tmp_path, WHOLE)
    assert told(file) == []
    (entry,) = file.entries
    assert (entry.key, entry.text, entry.line) == (("need.label", "Prata med någon"), "คุย", 13)
    assert entry.locations == ("data/needs.yml#talk",) and not entry.fuzzy


def test_former_texts_obsolete_ones_and_notes_are_read(tmp_path: Path) -> None:
    more = (
        '\n# Läst av Prov.\n#, fuzzy, python-brace-format\n#| msgctxt "page"\n#| msgid "" "En \\"lång\\"\n'
        '#| rad " "till"\nmsgctxt "page"\nmsgid ""\n"En ny "\n"rad"\nmsgstr "x\\n"\n'
        '\n#~ msgctxt "page"\n#~ msgid "Gammal"\n#~ msgstr "Old"\n'
    )
    file = read(tmp_path, WHOLE + more)
    assert told(file) == []
    entry, (old,) = file.entries[1], file.obsolete
    assert (entry.source, entry.text, entry.fuzzy) == ("En ny rad", "x\n", True)
    assert entry.previous == 'En "lång" rad till' and entry.notes == ("Läst av Prov.",)
    assert (old.key, old.text) == (("page", "Gammal"), "Old")


@pytest.mark.parametrize(
    ("old", "new", "line", "fault"),
    [
        ("Language: th", "Language: fr", 5, "Language: fr, men filen ligger i mappen för th"),
        ("Language: th\\n", "X-Nothing: th\\n", 5, "Language: ingenting"),
        ("charset=utf-8", "charset=CHARSET", 8, "charset=utf-8"),
        ("charset=utf-8", "charset=ISO-8859-2", 8, "charset=utf-8"),
        ("charset=utf-8", "charset=", 8, "charset=utf-8"),
        ('"Content-Type: text/plain; charset=utf-8\\n"\n', "", 5, "charset=utf-8"),
        ("nplurals=1", "nplurals=INTEGER", 7, "Plural-Forms"),
        ("nplurals=1; plural=0;", "", 7, "Plural-Forms"),
        ("2026-01-01 00:00", "2026-13-45 00:00", 6, "PO-Revision-Date är ingen tid"),
        ("2026-01-01 00:00", "i går", 6, "PO-Revision-Date är ingen tid"),
        ("A note.", "Review: reviewed", 2, "granskningsfilen"),
        ("A note.", "Review: draft", 2, "granskningsfilen"),
        ("A note.", "review:reviewed", 2, "granskningsfilen"),
        ("A note.", "Reviewed-by: nobody yet", 2, "granskningsfilen"),
        ('msgstr "คุย"', 'msgstr "คุย', 14, "rakt citattecken"),
        ('msgstr "คุย"', "msgstr คุย", 14, "går inte att läsa"),
        ('msgstr "คุย"', 'msgstr "คุย" x', 14, "går inte att läsa"),
        ('msgstr "คุย"', 'msgstr[0] "คุย"', 14, "pluralformer"),
        ('msgstr "คุย"', 'msgstr[x] "คุย"', 14, "går inte att läsa"),
        ('msgstr "คุย"', 'msgstr "ค\\qุย"', 14, "\\q"),
        ('msgstr "คุย"', "", 12, "saknar msgid eller msgstr"),
        ('msgid "Prata med någon"\n', "", 13, "hör inte ihop med den före"),
        ('msgctxt "need.label"', '"lös text"', 12, "hör inte ihop med den före"),
        (ENTRY, ENTRY + "<<<<<<< HEAD\n", 15, "går inte att läsa"),
        (ENTRY, ENTRY + ENTRY, 19, "“Prata med någon” står redan på rad 13"),
        (ENTRY, ENTRY + '\nmsgid ""\nmsgstr "Language: th\\n"\n', 16, "två huvuden"),
    ],
)
def test_a_fault_of_form_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, fault: str
) -> None:
    assert WHOLE.count(old) == 1
    found = told(read(tmp_path, WHOLE.replace(old, new)))
    assert [number for number, message in found if fault in message] == [line], found


@pytest.mark.parametrize(
    ("data", "line", "fault"),
    [
        (b"", 1, "tom"),
        (b"\n \n", 1, "tom"),
        (b"# bara en rad\n", 1, "tom"),
        (b"\xef\xbb\xbf" + WHOLE.encode(), 1, "BOM"),
        (WHOLE.encode("utf-16"), 1, "inte UTF-8"),
        (WHOLE.replace("คุย", "").encode("latin-1", "replace") + "å".encode("latin-1"), 1, "inte UTF-8"),
    ],
    ids=["nothing", "blanks", "a comment", "BOM", "UTF-16", "latin-1"],
)
def test_a_file_that_is_no_catalogue_says_why(tmp_path: Path, data: bytes, line: int, fault: str) -> None:
    found = told(read(tmp_path, data))
    assert any(number >= line and fault in message for number, message in found), found


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace("Language: th", "Language: fr").replace("utf-8", "latin-1") + ENTRY + "rad\n"
    assert [line for line, _ in told(read(tmp_path, text))] == [21, 8, 5, 19]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_computers(tmp_path: Path, end: str) -> None:
    file = read(tmp_path, WHOLE.replace("\n", end).encode())
    assert told(file) == [] and len(file.entries) == 1
