"""The records of who somebody is, and how they want help: limits of services, answers. No I/O."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.record import Gender, Id, Line, Record, Role, Status, Translatable

AskedKind = Literal["women", "men", "trans", "child", "detained"]
"""A kind of person whom a source may leave out, so that a service has to be asked."""

Unanswered = Annotated[
    bool,
    Field(
        description="true = vi vet att ingen går att ringa för detta än; utan raden är det ett fel, så att "
        "inget nummer försvinner av misstag"
    ),
]


class Ages(Record):
    """Whole years, both ends included; a missing end is open."""

    min: int | None = Field(None, ge=0, le=120)
    max: int | None = Field(None, ge=0, le=120)


class Eligibility(Record):
    """Whom the service is for. A dimension that is left out is not limited."""

    roles: tuple[Role, ...] = Field(("exposed",), min_length=1)
    genders: tuple[Gender, ...] = ()
    ages: Ages = Ages()
    statuses: tuple[Status, ...] = ()


class Audience(Record):
    """One answer to a question about the one who needs help, as limits to compare with eligibility."""

    id: Id
    question: Literal["gender", "age", "permit", "for_whom"] = Field(
        description="Vilken fråga det är ett svar på: kön, ålder, uppehållsrätt, vem det gäller"
    )
    label: Annotated[Line, Translatable(vital=True)]
    role: Role = "exposed"
    gender: Gender | None = None
    ages: Ages = Field(Ages(), description="Åldrarna som svaret står för, t.ex. {max: 17}")
    statuses: tuple[Status, ...] = Field(
        (), description="De statuses hos en tjänst som svaret ryms i; tomt för medborgare"
    )
    unanswered: Unanswered = False


class Wish(Record):
    """One answer to how help should be: by which channel, without whom, in which language."""

    id: Id
    question: Literal["channel", "avoid", "speaks"] = Field(
        description="Vilken fråga det är ett svar på: hur, utan vem, på vilket språk"
    )
    label: Annotated[Line, Translatable(vital=True)]
