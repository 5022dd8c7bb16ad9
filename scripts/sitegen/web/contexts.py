"""What templates are given: frozen values, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, dataclass_transform

from markupsafe import Markup

from sitegen.language import LocalizedText


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Value:
    """What a page is made of: every class made of this one is a frozen dataclass, filled in by field name."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


class TemplateContext(Value):
    """What one template is given. `sitegen.web.render.render` is the way from it to HTML.

    `template` names the file: `finder.html` lies in overrides/lean/ or in the overrides of a campaign,
    `reports/edition.html` in overrides/reports/, `print/card.html` in the folder print/ of a campaign's
    overrides. `organisation/publications.html#chosen` is the macro `chosen` of a file. The fields are the
    variables of the template, or the arguments of the macro, by name; `_`, the translator, is no field.
    """

    template: ClassVar[str]


class PageContext(TemplateContext):
    """A whole page, which reaches its readers in as few bytes as it can."""


class Choice(Value):
    """A link to the same page in another language."""

    name: str
    language: str
    href: str
    current: bool


class Alternate(Value):
    """An absolute address for search engines."""

    hreflang: str
    href: str


class Link(Value):
    """A link to a page of ours; `note` names its language when that is not the reader's."""

    href: str
    label: str
    note: str = ""
    language: str = ""


class Head(Value):
    """What the head of every page says, and the pages in other languages."""

    language: str
    canonical: str
    alternates: tuple[Alternate, ...]
    picker: tuple[Choice, ...]
    indexed: bool
    draft: bool
    style: Markup
    script: Markup


class Frame(Head):
    """What surrounds every page of help."""

    direction: str
    exit_href: str
    home: Link | None
    exit_script: Markup
    # The day of the oldest check among what the page shows.
    checked: str
    holidays: str
    # What pages of this kind have beside the rest.
    own_style: Markup | None = None
    own_script: Markup | None = None


class HoursLine(Value):
    """Opening hours in words, and as the script reads them (empty when the state is unknown)."""

    text: str
    code: str


class ContactLine(Value):
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


class CheckedLine(Value):
    """When and how a contact was checked, and where it was read."""

    contact: str
    how: str
    sources: tuple[Link, ...]
