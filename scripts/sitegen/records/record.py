"""What all records share: the base of their models, the types of their fields, and sources.

Every model is frozen and refuses unknown keys. Fields are declared in the order in which editors write them;
their descriptions become the hover texts of the JSON Schemas. A text that readers see is annotated with
`Translatable`: it is then translated, and `vital` says that a missing translation hurts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sitegen.records import value_types


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a field as Swedish source text that goes to the translators."""

    vital: bool = False


Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^\S(.*\S)?$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[str, StringConstraints(max_length=500), value_types.WEB_ADDRESS]
Email = Annotated[str, value_types.EMAIL]
Address = Annotated[str, StringConstraints(max_length=500), value_types.ADDRESS]
Origin = Annotated[str, StringConstraints(max_length=300), value_types.ORIGIN]
Phone = Annotated[str, value_types.PHONE]
Hours = Annotated[str, StringConstraints(max_length=200), value_types.HOURS]
Date = Annotated[dt.date, value_types.DATE]
YearText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
LanguageCode = Annotated[str, value_types.LANGUAGE]
Publish = Literal["yes", "after_check", "url_only", "no"]
Checker = Literal["redaktionen", "kansliet", "styrelsen", "medlemmen"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Confidence = Literal["high", "medium", "low"]
CONFIDENCE = Field(description="Hur säkra uppgifterna är: high, medium eller low")
Role = Literal["exposed", "relatives", "professionals", "buyers", "perpetrators"]
Gender = Literal["women", "men", "trans"]
Status = Literal["undocumented", "asylum_seekers", "eu_citizens", "migrants"]


class Record(BaseModel):
    """What all records share: frozen, and no key that the model does not know.

    What pydantic needs to read one is made when the first is read, not when the module is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Source(Record):
    """Where a fact was read."""

    id: Id = Field(description="Kort namn som kontakter hänvisar till, t.ex. nck-2024")
    url: Url | None = Field(None, description="Sidans adress; utelämnas för tryckta underlag")
    title: Line | None = Field(None, description="Underlagets namn när det saknar adress")
    says: Prose = Field(description="Vad källan säger, med egna ord")
    date: Line | None = Field(None, description="När sidan skrevs eller gällde, så noga som det är känt")
