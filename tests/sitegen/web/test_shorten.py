"""A shortened script is the script."""

from __future__ import annotations

import json

import pytest

from nodejs import node
from projects import REAL
from sitegen.web.shorten import shortened

# Every name stands for where it is declared: the number of its scope and its place there, or the world.
SAME = """
const acorn = require(process.argv[1] + '/acorn');
function bound(text) {
  const tree = acorn.parse(text, {ecmaVersion: 5});
  let count = 0;
  function declared(node, names) {
    if (!node || typeof node != 'object') return names;
    if (node.type == 'VariableDeclarator') names.push(node.id.name);
    if (node.type == 'FunctionDeclaration') names.push(node.id.name);
    if (/^Function/.test(node.type)) return names;
    Object.values(node).forEach(inner => declared(inner, names));
    return names;
  }
  function walk(node, scopes) {
    if (!node || typeof node != 'object') return;
    if (node.type == 'MemberExpression' && !node.computed) return walk(node.object, scopes);
    if (node.type == 'Property') return walk(node.value, scopes);
    if (node.type == 'Identifier') {
      const scope = scopes.find(scope => scope.names.includes(node.name));
      node.name = scope ? scope.id + ':' + scope.names.indexOf(node.name) : 'world:' + node.name;
      return;
    }
    if (/^Function/.test(node.type)) {
      walk(node.id, scopes);
      const names = node.params.map(param => param.name).concat(declared(node.body, []));
      scopes = [{id: ++count, names: names}].concat(scopes);
      node.params.forEach(param => walk(param, scopes));
      return walk(node.body, scopes);
    }
    Object.values(node).forEach(inner => walk(inner, scopes));
  }
  walk(tree, []);
  return JSON.stringify(tree, (k, v) => ['start', 'end', 'raw'].includes(k) ? undefined : v);
}
const [before, after] = JSON.parse(require('fs').readFileSync(0, 'utf8')).map(bound);
process.stdout.write(before == after ? 'same' : 'different');
"""


def compared(before: str, after: str) -> str:
    """Whether two scripts are one but for spaces and the names of what they declare."""
    return node(SAME, json.dumps([before, after]))


@pytest.mark.parametrize("name", ["exit.js", "lean.js"])
def test_our_scripts_mean_what_they_meant(name: str) -> None:
    source = (REAL.templates / name).read_text("utf-8")
    assert compared(source, shortened(source)) == "same"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("function longer(given) { return given + 'given'; }", "function b(a){return a+'given'}"),
        ("var first = 1, second = [a, first];", "var b=1,c=[a,b];"),
        ("(function () { var size = box.size; set({size: size}); }());",
         "(function(){var a=box.size;set({size:a})}());"),
        ("var part = /part[/]part/.test(part);", "var a=/part[/]part/.test(a);"),
        ("var one = f(1, 2), two = {three: 3}; two.three = one;", "var a=f(1,2),b={three:3};b.three=a;"),
    ],
)  # fmt: skip
def test_names_are_shortened_where_they_are_names(before: str, after: str) -> None:
    assert shortened(before) == after


@pytest.mark.parametrize(
    "after",
    ["function a(b){return c;}", "function a(b){return b.c;}", "function a(b){return'b';}", "var a=1;"],
)
def test_a_script_that_means_something_else_is_seen(after: str) -> None:
    assert compared("function long(given) { return given; }", after) == "different"
