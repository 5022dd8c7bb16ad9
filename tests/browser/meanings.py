"""Whether a fact is said on a screen: tests/journey_words.yml has the words, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from browser.journey import Answered, Asker
from sitegen.records.journey_model import Journey, MustSay

WORDS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "journey_words.yml").read_text("utf-8")
)
FIGURES = re.compile(r"\d\d(:\d\d)?\s*–\s*\d\d|\d{1,2}–\d{1,2}")
HIDDEN = re.compile(r"[\u200b\u00ad\u2060\u200e\u200f\u2066-\u2069]")


@dataclass(frozen=True)
class Listener:
    """Somebody who looks for facts in what an asker reads; with no script a page cannot tell the hour."""

    asker: Asker
    script: bool

    def missing(self, journey: Journey, found: Answered) -> Iterator[str]:
        """Yield every fact of a journey that is not said where it must be."""
        for said in journey.says:
            row = found.row(said.of)
            if said.if_shown and row is None:
                continue
            text = row.text if row else found.text
            if not any(self._stands(one, said, found, text) for one in self.ways(said)):
                yield f"{said.fact} of {said.of or 'the answer'} is not said: {said.meaning}"

    def said_wrongly(self, journey: Journey, found: Answered) -> Iterator[str]:
        """Yield everything that is said and may not be."""
        for sentence in journey.never_says:
            rule = WORDS["never_says"].get(sentence)
            row = found.row(rule.get("row", "")) if rule else None
            if not rule or ("row" in rule and row is None):
                continue
            told = MustSay(fact="never", meaning=sentence, of=row.id if row else "nobody")
            text = row.text if row else found.text
            excused = any(self._stands(one, told, found, text) for one in rule.get("unless", ()))
            if not excused and any(self._stands(one, told, found, text) for one in rule["not"]):
                yield f"is said and may not be: {sentence}"

    def ways(self, said: MustSay) -> Iterable[Mapping[str, Any]]:
        """Return the ways in which a fact can be said. Raises KeyError for a fact that has none."""
        tables = [WORDS["says"]] if self.script else [WORDS["unscripted"], WORDS["says"]]
        names = (f"{said.fact} of {said.of}", said.fact)
        for table in tables:
            for name in names:
                if name in table:
                    return [*table[name], *(WORDS["says"].get(said.fact, ()) if table is tables[0] else ())]
        raise KeyError(said.fact)

    def _stands(self, way: Mapping[str, Any], said: MustSay, found: Answered, text: str) -> bool:
        if "figures" in way:
            return bool(FIGURES.search(text))
        if "kind" in way:
            row = found.row(said.of)
            return row is not None and way["kind"] in row.kinds
        return any(pattern.search(plain(text)) for pattern in self.patterns(way, said))

    def patterns(self, way: Mapping[str, Any], said: MustSay) -> Iterator[re.Pattern[str]]:
        """Yield what the words of a way look like in the reader's language."""
        yield from (_pattern(words) for words in self._words(way, said) if words)

    def _words(self, way: Mapping[str, Any], said: MustSay) -> Iterator[str]:
        say, known = self.asker.translator, self.asker.catalogue
        if "text" in way:
            yield say(*way["text"])
        elif "right" in way and way["right"] in known.rights:
            yield say("right.statement", known.rights[way["right"]].statement)
        elif "card" in way and say.code in known.spoken_languages:
            yield str(getattr(known.spoken_languages[say.code], way["card"]))
        elif "exact" in way:
            yield way["exact"]
        elif "of" in way or "service" in way:
            id, field = way.get("service") or (said.of, way["of"])
            told = getattr(known.services.get(id), field, None)
            yield say(f"service.{field}", told) if told else ""


def _pattern(words: str) -> re.Pattern[str]:
    """Return words as a pattern in which a `{name}` stands for anything short."""
    parts = (re.escape(part) for part in re.split(r"\{\w+\}", plain(words).rstrip(". ")))
    return re.compile(r".{1,60}?".join(parts), re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text without what cannot be seen of it."""
    return " ".join(HIDDEN.sub("", text).split())
