"""Draw the number of a claim: people as dots, a share that is only known between two values as a band."""

from __future__ import annotations

from sitegen.language import Translator
from sitegen.sites.campaign.contexts import ClaimPicture, PictureDot
from sitegen.sites.campaign.model import CampaignClaim, ClaimBand, ClaimDots

WIDTH = 520
FEW = 10
"""So many dots stand in one row."""
COLUMNS = 13
"""Dots in a row, where there are more."""


def claim_picture(translator: Translator, claim: CampaignClaim) -> ClaimPicture | None:
    """Return the picture that a claim asks for, or None."""
    if claim.dots:
        return dots(translator, claim.dots)
    return band(translator, claim.band) if claim.band else None


def dots(translator: Translator, drawn: ClaimDots) -> ClaimPicture:
    """Return the dots in rows, from left to right; they touch no edge, nor each other."""
    columns = FEW if drawn.of <= FEW else COLUMNS
    step = WIDTH // columns
    places = [divmod(number, columns) for number in range(drawn.of)]
    made = [PictureDot(x=column * step + step // 2, y=row * step + step // 2) for row, column in places]
    return ClaimPicture(
        words=dots_in_words(translator, drawn),
        height=(places[-1][0] + 1) * step,
        radius=step * 3 // 8,
        filled=tuple(made[: drawn.filled]),
        empty=tuple(made[drawn.filled :]),
    )


def dots_in_words(translator: Translator, drawn: ClaimDots) -> str:
    """Return what the dots show, for whoever does not see them."""
    if drawn.about:
        return translator(
            "kop-inte", "Omkring {filled} av {of} prickar är fyllda.", filled=drawn.filled, of=drawn.of
        )
    return translator("kop-inte", "{filled} av {of} prickar är fyllda.", filled=drawn.filled, of=drawn.of)


def band(translator: Translator, drawn: ClaimBand) -> ClaimPicture:
    """Return the part of the scale between the lowest and the highest value."""
    words = translator(
        "kop-inte",
        "En skala från 0 till 100 procent, fylld från {low} till {high}.",
        low=drawn.low,
        high=drawn.high,
    )
    return ClaimPicture(words=words, band=(drawn.low, drawn.high - drawn.low))
