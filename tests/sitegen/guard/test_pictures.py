"""No picture keeps what a camera or a program wrote into it; what is seen stays."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import photographs
import projects
from photographs import ROTATED, chunk, described, drawn, exif, jpeg, png, profile, saved, webp
from sitegen import cli
from sitegen.core import SetupError
from sitegen.guard import cleaning, pictures

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M1 1h7"/></svg>'
MAKER = "uppgifter från en kamera eller ett program"
LADEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a photograph from a phone": ("a.jpg", lambda: jpeg(exif=exif()), "EXIF"),
    "a name in small letters of its kind": ("A.JPEG", lambda: jpeg(exif=exif()), "EXIF"),
    "XMP of a JPEG": ("a.jpg", lambda: jpeg(xmp=XMP), "XMP"),
    "a comment in a JPEG": ("a.jpg", lambda: jpeg(comment=b"Provgatan 12"), "en kommentar"),
    "a caption of a news desk": ("a.jpg", lambda: with_segment(0xED, b"Photoshop 3.0\0"), "bildtext (IPTC)"),
    "a profile of colours in a JPEG": (
        "a.jpg",
        lambda: jpeg(icc_profile=profile()),
        "en färgprofil eller en inbäddad bild",
    ),
    "a maker's own notes": (
        "a.jpg",
        lambda: with_segment(0xE5, b"Prov"),
        "uppgifter från en kamera eller ett program",
    ),
    "a preview in a JPEG": ("a.jpg", lambda: with_segment(0xE0, b"JFXX\0\x10"), "en inbäddad bild"),
    "a preview in the head of a JPEG": (
        "a.jpg",
        lambda: with_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + 12 * b"x"),
        "en inbäddad bild",
    ),
    "a text in Adobe's segment": ("a.jpg", lambda: with_segment(0xEE, b"Provgatan 12"), MAKER),
    "a text after Adobe's segment": ("a.jpg", lambda: with_segment(0xEE, b"Adobe" + 9 * b"x"), MAKER),
    "a text in a chunk of numbers": (
        "a.png",
        lambda: png()[:33] + chunk(b"gAMA", b"Provgatan 12") + png()[33:],
        "uppgifter från ett program (gAMA)",
    ),
    "a text after the pixels of a PNG": (
        "a.png",
        lambda: png()[:-12] + chunk(b"IDAT", b"Provgatan 12") + png()[-12:],
        "något efter bildens slut",
    ),
    "a film after a JPEG": ("a.jpg", lambda: jpeg() + b"ftypmp42", "något efter bildens slut"),
    "a comment after the scan": ("a.jpg", lambda: after_the_scan(), "en kommentar"),
    "text in a PNG": ("a.png", lambda: png(pnginfo=described()), "text"),
    "EXIF in a PNG": ("a.png", lambda: png(exif=exif()), "EXIF"),
    "the time of a PNG": ("a.png", lambda: with_chunk(b"tIME"), "en tidpunkt"),
    "a program's own chunk": ("a.png", lambda: with_chunk(b"prVt"), "uppgifter från ett program (prVt)"),
    "a profile of colours in a PNG": ("a.png", lambda: png(icc_profile=profile()), "en färgprofil"),
    "an archive after a PNG": ("a.png", lambda: png() + b"PK\3\4", "något efter bildens slut"),
    "EXIF in a WebP": ("a.webp", lambda: webp(exif=exif()), "EXIF"),
    "XMP in a WebP": ("a.webp", lambda: webp(xmp=XMP), "XMP"),
    "a profile in a WebP": ("a.webp", lambda: webp(icc_profile=profile()), "en färgprofil"),
    "a comment in an SVG": ("a.svg", lambda: SVG.format("<!-- Provgatan 12 -->").encode(), "en kommentar"),
    "metadata in an SVG": ("a.svg", lambda: SVG.format("<metadata>x</metadata>").encode(), "metadata"),
    "an editor's traces in an SVG": (
        "a.svg",
        lambda: SVG.format('<g inkscape:label="Prov"/>').encode(),
        "ett ritprograms uppgifter",
    ),
    "a photograph in an SVG": (
        "a.svg",
        lambda: SVG.format('<image href="data:image/jpeg;base64,/9j/"/>').encode(),
        "en inbäddad bild eller ett skript",
    ),
    "text in an icon": ("a.ico", lambda: icon(png(pnginfo=described())), "text"),
}


def with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with a segment of its own after the first."""
    plain = jpeg()
    return plain[:2] + bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body + plain[2:]


def after_the_scan() -> bytes:
    """A JPEG whose comment stands after its pixels."""
    return jpeg()[:-2] + b"\xff\xfe\x00\x06Prov\xff\xd9"


def with_chunk(kind: bytes) -> bytes:
    """A PNG with one more chunk before its end."""
    plain = png()
    return plain[:-12] + chunk(kind, b"1234567") + plain[-12:]


def icon(content: bytes) -> bytes:
    """A Windows icon of one PNG."""
    entry = bytes((48, 32, 0, 0)) + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
    return b"\0\0\1\0\1\0" + entry + len(content).to_bytes(4, "little") + (22).to_bytes(4, "little") + content


@pytest.mark.parametrize("case", LADEN)
def test_what_a_picture_carries_is_told(case: str) -> None:
    name, make, what = LADEN[case]
    assert what in pictures.hidden_content(name, make())


@pytest.mark.parametrize("marker", [0x02, 0xBF, 0xF0, 0xFD])
def test_a_segment_that_no_camera_writes_is_told_too(marker: int) -> None:
    assert pictures.hidden_content("a.jpg", with_segment(marker, b"Provgatan 12")) == (MAKER,)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", jpeg()),
        ("a.jpg", jpeg(progressive=True, optimize=True)),
        ("a.png", png()),
        ("a.png", saved(drawn().convert("P"), "PNG", transparency=0)),
        ("a.webp", webp()),
        ("a.webp", webp(lossless=True)),
        ("a.svg", SVG.format("").encode()),
        ("a.ico", icon(png())),
        ("a.css", b"/* a comment */"),
    ],
)
def test_a_clean_picture_carries_nothing(name: str, content: bytes) -> None:
    assert pictures.hidden_content(name, content) == ()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.svg", "a.ico"])
@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
def test_what_is_no_picture_of_its_kind_is_said_to_be_none(name: str, content: bytes) -> None:
    with pytest.raises(pictures.UnreadableContent):
        pictures.hidden_content(name, content)


@pytest.mark.parametrize(
    "case", [case for case, (name, *_) in LADEN.items() if name.endswith((".jpg", ".png", ".webp"))]
)
def test_a_cleaned_picture_carries_nothing_and_looks_as_before(case: str) -> None:
    name, make, _ = LADEN[case]
    laden = make()
    clean = pictures.cleaned_picture(name, laden)
    assert pictures.hidden_content(name, clean) == () and photographs.position_of(clean) == {}
    assert photographs.ARTIST.encode() not in clean
    before, after = (Image.open(io.BytesIO(content)).convert("RGB") for content in (laden, clean))
    assert after.size == before.size
    for at in ((4, 16), (44, 16)):
        assert max(abs(a - b) for a, b in zip(before.getpixel(at), after.getpixel(at), strict=True)) < 12


def test_a_picture_that_was_held_upright_stays_upright() -> None:
    clean = Image.open(io.BytesIO(pictures.cleaned_picture("a.jpg", jpeg(exif=exif(ROTATED)))))
    assert clean.size == (32, 48)
    red, _, blue = clean.convert("RGB").getpixel((16, 4))
    assert red > 200 > blue


def test_see_through_pixels_stay_so() -> None:
    glass = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    clean = Image.open(
        io.BytesIO(pictures.cleaned_picture("a.png", saved(glass, "PNG", pnginfo=described())))
    )
    assert clean.convert("RGBA").getpixel((4, 4))[3] == 0


def test_a_film_is_not_cleaned() -> None:
    film = saved(drawn(), "WEBP", save_all=True, append_images=[Image.new("RGB", (48, 32))], exif=exif())
    with pytest.raises(pictures.UnreadableContent):
        pictures.cleaned_picture("a.webp", film)


def test_the_command_cleans_pictures_in_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, plain = tmp_path / "inner" / "a.jpg", tmp_path / "b.png"
    photo.parent.mkdir()
    photo.write_bytes(jpeg(exif=exif()))
    plain.write_bytes(png())
    photo.chmod(0o640)
    assert cli.main(["clean-pictures", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{plain}: var redan ren", f"{photo}: tog bort EXIF"]
    assert pictures.hidden_content("a.jpg", photo.read_bytes()) == () and plain.read_bytes() == png()
    assert photo.stat().st_mode & 0o777 == 0o640
    assert sorted(projects.tree(tmp_path)) == ["b.png", "inner/a.jpg"]


def test_a_picture_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(jpeg(exif=exif()))

    def full(*paths: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(cleaning.swap.os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        list(cleaning.clean([photo]))
    assert projects.tree(tmp_path) == {"a.jpg": jpeg(exif=exif())}


@pytest.mark.parametrize("name", ["a.svg", "a.txt", "borta.jpg"])
def test_the_command_says_what_it_cannot_clean(tmp_path: Path, name: str) -> None:
    if name != "borta.jpg":
        (tmp_path / name).write_text("x")
    with pytest.raises(SetupError, match="ingen bild som går att rensa"):
        list(cleaning.clean([tmp_path / name]))
    (tmp_path / "trasig.jpg").write_bytes(b"x")
    with pytest.raises(SetupError, match="går inte att läsa"):
        list(cleaning.clean([tmp_path / "trasig.jpg"]))
