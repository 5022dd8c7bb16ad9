"""The markup, by two validators that share no code; and the script, by a parser of its own age."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from browser.conftest import HERE
from built.faults import none
from built.site import Site

ES5 = "require(process.argv[1]).parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 5})"


def test_html_validate_finds_no_error(site: Site, tools: Path) -> None:
    command = [
        "node", str(tools / "html-validate" / "bin" / "html-validate.mjs"),
        "--config", str(HERE / "htmlvalidate.json"), "--formatter", "json",
        *(str(page.file) for page in site.pages),
    ]  # fmt: skip
    answer = subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=False)
    found = [
        f"{result['filePath']}:{m['line']}:{m['column']} {m['ruleId']}: {m['message']}"
        for result in json.loads(answer.stdout)
        for m in result["messages"]
    ]
    none(found)


def test_the_nu_html_checker_finds_no_error(site: Site, tools: Path) -> None:
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html"]
    answer = subprocess.run([*command, str(site.root)], capture_output=True, text=True, check=False)
    messages = json.loads(answer.stderr)["messages"]
    found = [
        f"{m.get('url', '').removeprefix(site.root.as_uri())}:{m.get('lastLine')} {m['message']}"
        for m in messages
    ]
    none(found)


def test_the_help_pages_script_is_ecmascript_5(site: Site, tools: Path) -> None:
    (script,) = {script for page in site.family() for script in page.markup.scripts}
    command = ["node", "-e", ES5, str(tools / "acorn")]
    answer = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
