"""The glossary at work: words that may not be used in a language, and the agreed word for a text's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sitegen.core import SOURCE_LANGUAGE, Problem, Project, quoted
from sitegen.language import messages, text_sets
from sitegen.language.messages import TextSets
from sitegen.records import Catalogue
from sitegen.records.model import Term

Avoided = Mapping[str, str]
"""The words that may not be used in a language, each with the word to use."""
# Scripts that part words by blanks, and set nothing before them: there a word is found from its beginning.
PARTED = re.compile(r"[A-Za-z\u00c0-\u04ff]")


def avoided(glossary: Mapping[str, Term], code: str) -> Avoided:
    """Return the words that may not be used in a language, each with the word to use."""
    return {
        word: term.terms.get(code, term.terms[SOURCE_LANGUAGE])
        for term in glossary.values()
        for word in term.avoid.get(code, ())
    }


def avoided_faults(said: str, words: Avoided) -> tuple[str, ...]:
    """Return which forbidden words a translation has, in whatever form they end."""
    return tuple(
        f"har “{word}”, som inte ska användas; ordlistan har “{better}”"
        for word, better in words.items()
        if _beginning(word).search(said)
    )


@lru_cache(maxsize=1000)
def _beginning(word: str) -> re.Pattern[str]:
    start = r"(?<!\w)" if PARTED.match(word) else ""
    return re.compile(start + r"\s+".join(map(re.escape, word.split())), re.IGNORECASE)


def forbidden_words(project: Project, records: Catalogue, sets: TextSets) -> Iterator[Problem]:
    """Yield a problem for each translation with a word that the glossary forbids in its language."""
    for texts in text_sets.present(project, sets):
        for code, file in messages.catalogues(project, records, texts).items():
            words = avoided(records.glossary, code)
            for entry in file.entries if words else ():
                for fault in avoided_faults(entry.text, words):
                    message = f"översättningen av {quoted(entry.source)} {fault}"
                    yield Problem(file.path, entry.line, 1, message)


def agreed(glossary: Mapping[str, Term], source: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of the glossary that a Swedish text has, each with the language's agreed word."""
    for term in glossary.values():
        swedish = term.terms[SOURCE_LANGUAGE]
        if code in term.terms and re.search(rf"(?<!\w){re.escape(swedish)}(?!\w)", source, re.IGNORECASE):
            yield swedish, term.terms[code]
