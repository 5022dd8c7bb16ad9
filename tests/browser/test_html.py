"""The markup, by two validators that share no code; and the script, by a parser of its own age."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from browser.conftest import HERE
from built.faults import none
from built.mutants import Mutant
from built.site import EVERY_SITE, LEAVING, Site, on

# Without tuning for a long life, which the checker has not: half the processor time, the same answer.
QUICK_JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
ES5 = "require(process.argv[1]).parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 5})"


# CSS Scroll-driven Animations are not in its lists of properties: the pages ask for them in @supports.
NEWER_THAN_THE_CHECKER = {
    f"CSS: “{name}”: Property “{name}” doesn't exist." for name in ("animation-timeline", "animation-range")
}
END = "(?=</main>)"
# What html-validate alone must stop, under the rule that does; the gates of the build see the rest.
MUTANTS = {
    "no-dup-id": Mutant("an id twice", "th/sok-hjalp/index.html", END, "<p id=z>x</p>"),
    "element-permitted-content": Mutant("a list without items", "en/index.html", END, "<ul><p>x</p></ul>"),
    "element-required-attributes": Mutant("no language", "404.html", "<html lang=sv>", "<html>"),
    "element-required-content": Mutant("no summary", "ar/sok-hjalp/index.html", "<summary>.*?</summary>", ""),
    "attribute-allowed-values": Mutant("no reset", "sok-hjalp/index.html", "type=reset", "type=nollst"),
    "close-order": Mutant("a label half open", "uk/sok-hjalp/index.html", "<label>", ""),
}


def html_validate(tools: Path, files: Iterable[Path], folder: Path) -> list[tuple[str, str, str]]:
    """File, rule and message of every error. The answer goes through a file: a pipe would cut it off."""
    command = [
        "node", str(tools / "html-validate" / "bin" / "html-validate.mjs"),
        "--config", str(HERE / "htmlvalidate.json"), "--formatter", "json", *map(str, files),
    ]  # fmt: skip
    report = folder / "report.json"
    with report.open("w") as out:
        subprocess.run(command, stdout=out, cwd=HERE, check=False)
    return [
        (result["filePath"], m["ruleId"], f"{m['line']}:{m['column']} {m['message']}")
        for result in json.loads(report.read_text("utf-8"))
        for m in result["messages"]
    ]


def test_html_validate_finds_no_error(folder_of: Callable[[str], Path], tools: Path, tmp_path: Path) -> None:
    files = [file for id in EVERY_SITE for file in sorted(folder_of(id).rglob("*.html"))]
    found = html_validate(tools, files, tmp_path)
    none([f"{file} {rule}: {message}" for file, rule, message in found])


def test_html_validate_stops_what_it_is_there_for(site: Site, tools: Path, tmp_path: Path) -> None:
    files = {rule: tmp_path / f"{rule}.html" for rule in MUTANTS}
    for rule, mutant in MUTANTS.items():
        files[rule].write_text(mutant.of((site.root / mutant.path).read_text("utf-8")), "utf-8")
    stopped = {(file, rule) for file, rule, _ in html_validate(tools, files.values(), tmp_path)}
    none([f"{MUTANTS[rule].what} lives" for rule, file in files.items() if (str(file), rule) not in stopped])


def test_the_nu_html_checker_finds_no_error(folder_of: Callable[[str], Path], tools: Path) -> None:
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", *QUICK_JAVA, "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json"]
    command += ["--skip-non-html", "--no-langdetect"]  # it only warns, and takes most of the time
    command += [str(folder_of(id)) for id in EVERY_SITE]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(answer.stderr)["messages"]
    told = [m for m in messages if m["message"] not in NEWER_THAN_THE_CHECKER]
    found = [f"{m.get('url', '')}:{m.get('lastLine')} {m['message']}" for m in told]
    none(found)


@on(*LEAVING)
def test_the_help_pages_scripts_are_ecmascript_5(site: Site, tools: Path) -> None:
    for script in {script for page in site.family() for script in page.markup.scripts}:
        command = ["node", "-e", ES5, str(tools / "acorn")]
        answer = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stderr
