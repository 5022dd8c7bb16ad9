"""The records of the campaign, as editors write them. No I/O here."""

from __future__ import annotations

from pydantic import Field

from sitegen.model import Line, Record


class Head(Record):
    """What stands between the two lines --- at the top of a page's file."""

    title: Line = Field(description="Sidans rubrik")
    description: Line = Field(description="En mening om sidan, för sökmotorer")
    menu: Line | None = Field(None, description="Kort namn i menyn; utelämnas för rubriken")
    lead: Line | None = Field(None, description="Meningen under rubriken")
