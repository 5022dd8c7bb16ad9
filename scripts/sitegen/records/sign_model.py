"""The records of what people should know who meet the exploited at their own work. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.record import Confidence, Prose, Publish, Record, Source, Translatable

Workplace = Literal["hotels", "homes", "transport", "health", "professionals"]


class Sign(Record):
    """One sentence for those who meet people at work: a sign, what to do, what not, a warning, a fact."""

    kind: Literal["sign", "do", "dont", "warning", "fact"] = Field(
        description="sign = tecken, do = gör så här, dont = gör inte så, warning = varning, fact = fakta"
    )
    workplaces: tuple[Workplace, ...] = Field(
        min_length=1,
        description="hotels hotell, homes hyresvärdar, transport taxi, health vård, professionals alla yrken",
    )
    order: int = Field(ge=1, le=999)
    statement: Annotated[Prose, Translatable()] = Field(
        description="Med egna ord, aldrig mer än källan säger; du-tilltal"
    )
    publish: Publish
    confidence: Confidence
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")
    sources: tuple[Source, ...] = Field(min_length=1)
