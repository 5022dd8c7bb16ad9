"""The folder of the browser editor, made of the packages that the set-up has fetched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import nodejs
from projects import REAL
from sitegen.build import editor
from sitegen.core import Project

PROGRAM = """
const fs = require('fs'), path = require('path'), vm = require('vm');
const { folder, root, ask } = JSON.parse(fs.readFileSync(0, 'utf8'));
global.jsyaml = require(path.join(folder, 'js-yaml.js'));
global.window = { addEventListener() {} };
const names = '{ fieldsOf, formatOf, filled, missing, SOURCE }';
const script = fs.readFileSync(path.join(folder, 'editor.js'), 'utf8');
const E = vm.runInThisContext(`(() => {${script}; return ${names}})()`);
const config = jsyaml.load(fs.readFileSync(path.join(folder, 'config.yml'), 'utf8'));
const found = [];
for (const collection of config.collections) {
  const place = collection.folder;
  const files = place ? fs.readdirSync(path.join(root, place)).filter(name => name.endsWith('.yml')) : [];
  const paths = place ? files.map(name => `${place}/${name}`) : [collection.files[0].file];
  for (const file of paths) {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const format = E.formatOf(collection), fields = E.fieldsOf(collection);
    found.push(eval(ask)({ collection, file, text, format, fields, data: format.fromFile(text) }));
  }
}
console.log(JSON.stringify(found));
"""
"""Answers a question (`ask`, a function) for every record that the editor has."""


def make(folder: Path, project: Project = REAL, port: int = 8081) -> Path:
    """The editor of a project, for decap-server at a port of this computer."""
    lend_packages(project)
    editor.write(project, editor.local("main", port), folder)
    return folder


def lend_packages(project: Project) -> None:
    """Let a project have the packages that the set-up has fetched."""
    missing = [name for name in editor.packages() if not (REAL.editor_packages / name).is_file()]
    if missing:
        pytest.fail(f"{missing} are missing; `make test` fetches them", pytrace=False)
    for name in editor.packages() if project != REAL else ():
        project.editor_packages.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REAL.editor_packages / name, project.editor_packages / name)


def asked(folder: Path, ask: str, project: Project = REAL) -> list[Any]:
    """What the editor's own script answers about every record of a project."""
    given = json.dumps({"folder": str(folder), "root": str(project.root), "ask": ask})
    answers: list[Any] = json.loads(nodejs.node(PROGRAM, given))
    return answers
