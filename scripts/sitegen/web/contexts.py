"""What templates are given: frozen values, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from sitegen.language import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContext:
    """What one template is given. `sitegen.web.render.render` is the way from it to HTML.

    `template` names the file: `finder.html` lies in overrides/lean/ or in the overrides of a campaign,
    `reports/edition.html` in overrides/reports/, `print/card.html` in the folder print/ of a campaign's
    overrides. `organisation/publications.html#chosen` is the macro `chosen` of a file. The fields are the
    variables of the template, or the arguments of the macro, by name; `_`, the translator, is no field.
    """

    template: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext(TemplateContext):
    """A whole page, which reaches its readers in as few bytes as it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link to the same page in another language."""

    name: str
    language: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """An absolute address for search engines."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a page of ours; `note` names its language when that is not the reader's."""

    href: str
    label: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page."""

    language: str
    direction: str
    canonical: str
    alternates: tuple[Alternate, ...]
    picker: tuple[Choice, ...]
    exit_href: str
    indexed: bool
    home: Link | None
    style: Markup
    exit_script: Markup
    script: Markup
    # The day of the oldest check among what the page shows.
    checked: str
    draft: bool
    holidays: str
    # What pages of this kind have beside the rest.
    own_style: Markup | None = None
    own_script: Markup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursLine:
    """Opening hours in words, and as the script reads them (empty when the state is unknown)."""

    text: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One way to reach a service. `shown` is what is read aloud or dialled; `kind` chooses the look.

    `spoken` names the languages of a page or chat, where a source says.
    """

    kind: str
    href: str
    shown: str
    word: str
    label: LocalizedText | None
    hours: HoursLine | None
    age: str
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLine:
    """When and how a contact was checked, and where it was read."""

    contact: str
    how: str
    sources: tuple[Link, ...]
