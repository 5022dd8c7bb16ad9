"""What the finder's document says beside its contacts: rights, and how a night without a bed goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import LocalizedText
from sitegen.records import rights
from sitegen.sites.finder import finder_answers, rights_page
from sitegen.sites.finder.contexts import AnswerNote
from sitegen.web import PageMaker

RIGHTS_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("situation", "crime"): ("forced-begging",),
    ("situation", "marriage"): ("what-forced-marriage",),
    ("situation", "child"): ("what-child", "children-report"),
    ("age", "child"): ("what-child", "children-report"),
    ("permit", "eu"): ("eu-citizen-help",),
}
"""The rights that stand beside the contacts while an answer is given, by its question and its id in data/."""
TONIGHT = ("help-shelter", "bring-children", "written-decision")
"""The rights that stand on the screen about a bed tonight."""
FIRST = ("help-without-police",)
ON_CALL = "socialjour"
"""The service of data/services/ that the screen about a bed tonight explains."""


def notes(maker: PageMaker) -> Iterator[AnswerNote]:
    """Yield the rights that an answer brings, each once, with the answers as classes: `us4 ua1`."""
    tokens = finder_answers.tokens(maker.site_context)
    found: dict[str, list[str]] = {}
    for answer, ids in RIGHTS_OF.items():
        for id in _publishable(maker, ids) if answer in tokens else ():
            found.setdefault(id, []).append(f"u{tokens[answer]}")
    for id, classes in found.items():
        (text,) = list(rights_page.statements(maker, (id,)))[:1]
        yield AnswerNote(classes=" ".join(classes), text=text)


def note_style(maker: PageMaker) -> str:
    """Return the style that shows a note while one of its answers is given."""
    tokens = [
        finder_answers.tokens(maker.site_context)[answer]
        for answer in RIGHTS_OF
        if answer in finder_answers.tokens(maker.site_context)
    ]
    screens = ",".join(f"#{token}:checked~.l .u{token}" for token in tokens if token.startswith("s"))
    asked = ",".join(
        f"main:has(#{token}:checked) .l .u{token}" for token in tokens if not token.startswith("s")
    )
    shown = f"{screens}{{display:block}}" if screens else ""
    return shown + (f"@supports selector(:has(*)){{{asked}{{display:block}}}}" if asked else "")


def tonight(maker: PageMaker) -> tuple[LocalizedText, ...]:
    """Return what happens when one asks for a bed tonight: how to reach it, what it is like, its limits."""
    service = maker.site_context.catalogue.services.get(ON_CALL)
    if service is None:
        return ()
    own = {"service.via": service.via, "service.meets": service.meets, "service.safety": service.safety}
    said = (maker.translator.localized(kind, text) for kind, text in own.items() if text)
    return (*said, *rights_page.statements(maker, _publishable(maker, TONIGHT)))


def first_rights(maker: PageMaker) -> tuple[LocalizedText, ...]:
    """Return the rights at the end of the document."""
    return tuple(rights_page.statements(maker, _publishable(maker, FIRST)))


def _publishable(maker: PageMaker, ids: tuple[str, ...]) -> list[str]:
    found = rights.published_rights(maker.site_context.catalogue)
    return [id for id in ids if id in found]
