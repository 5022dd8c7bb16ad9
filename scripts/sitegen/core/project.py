"""Where things are in the repository; which folders are checked stands in checks/ and records/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one checkout, or of a small one that a test has made."""

    root: Path
    built: Path | None = None
    """Where the built sites are while they are made; else in dist/."""

    @property
    def data(self) -> Path:
        """The folder of records that editors change."""
        return self.root / "data"

    @property
    def docs(self) -> Path:
        """The folder of prose pages and of the pictures and files that they show."""
        return self.root / "docs"

    @property
    def locales(self) -> Path:
        """The folder of the catalogues of translations."""
        return self.root / "locales"

    def catalogue(self, code: str) -> Path:
        """Return the path of a language's catalogue (.po) of the texts that all languages have."""
        return self.locales / code / "LC_MESSAGES" / "messages.po"

    @property
    def third_party(self) -> Path:
        """The file with names and licences of what others have made and is published with the prose."""
        return self.root / "THIRD_PARTY.md"

    @property
    def overrides(self) -> Path:
        """The templates that belong to no campaign, in a folder for each use."""
        return self.root / "overrides"

    @property
    def templates(self) -> Path:
        """Our own templates, styles and script."""
        return self.overrides / "lean"

    @property
    def campaign_templates(self) -> Path:
        """The folder of templates and styles that campaigns share; the colours are each one's own."""
        return self.overrides / "campaign"

    @property
    def organisation_templates(self) -> Path:
        """The folder of templates of what prose takes from records about the organisation."""
        return self.overrides / "organisation"

    @property
    def report_templates(self) -> Path:
        """The folder of templates and style of reports, on pages and on paper."""
        return self.overrides / "reports"

    def own_templates(self, config: str) -> tuple[Path, ...]:
        """Return the folder of templates beside a campaign's configuration; empty for the main site."""
        folder = (self.root / config).parent
        return () if folder == self.root else (folder / "overrides",)

    def campaign_folder(self, config: str) -> Path:
        """Return the folder that a campaign's configuration stands in."""
        return (self.root / config).parent

    def campaign_data(self, config: str) -> Path:
        """Return the folder of what a campaign's editors write as records."""
        return self.campaign_folder(config) / "data"

    def campaign_docs(self, config: str, language: str) -> Path:
        """Return the folder of a campaign's prose in a language."""
        return self.campaign_folder(config) / "docs" / language

    def campaign_prose(self) -> tuple[Path, ...]:
        """Return every file of prose of all campaigns, in order."""
        return tuple(sorted(self.root.glob("campaigns/*/docs/**/*.md")))

    def drawings(self) -> tuple[Path, ...]:
        """Return every drawing (SVG) that pages show, of all sites, in order by folder."""
        places = ("docs", "campaigns/*/docs", "overrides/organisation/drawings")
        return tuple(path for place in places for path in sorted(self.root.glob(f"{place}/**/*.svg")))

    def override_files(self, ending: str) -> tuple[Path, ...]:
        """Return the files beside templates that end so (`js`), of all sites, in order by folder."""
        places = ("overrides", "campaigns/*/overrides")
        return tuple(path for place in places for path in sorted(self.root.glob(f"{place}/**/*.{ending}")))

    @property
    def prints(self) -> Path:
        """The folder of the campaign's printed pieces, as editors describe them."""
        return self.root / "campaigns" / "215" / "data" / "print"

    @property
    def print_templates(self) -> Path:
        """The folder of templates and style of what is printed."""
        return self.root / "campaigns" / "215" / "overrides" / "print"

    @property
    def print_cache(self) -> Path:
        """The folder of printed files that need not be made anew; never committed."""
        return self.root / ".cache" / "print"

    @property
    def proofs(self) -> Path:
        """The folder of pages with numbered texts for readers of a language; never committed."""
        return self.root / ".cache" / "proof"

    @property
    def kept(self) -> Path:
        """The folder of what need not be worked out anew; never committed."""
        return self.root / ".cache" / "kept"

    @property
    def editor_packages(self) -> Path:
        """The folder of packages for the browser editor, as npm packs them; never committed."""
        return self.root / ".cache" / "editor"

    @property
    def editor(self) -> Path:
        """The folder of the browser editor, where no other is given; never committed, never published."""
        return self.root / ".cache" / "editor" / "page"

    @property
    def timings(self) -> Path:
        """The file that says where the time of the last build went; never committed."""
        return self.root / ".cache" / "timings.json"

    @property
    def dist(self) -> Path:
        """The folder of the built sites, print and ads; never committed."""
        return self.built or self.root / "dist"


HERE = Project(Path(__file__).resolve().parents[3])
