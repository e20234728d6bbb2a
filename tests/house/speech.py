"""What our pages say themselves: the texts for translation in a template, with what it includes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "fodfaeste"
TEMPLATES = SOURCE / "web" / "templates"
DOORS = ("citizen", "employer", "network", "invitation")
"""The front doors that one may read in another language; a new one is added here."""
BY_TAGS = ("ui/form_errors.html", "ui/field*.html")
"""Parts that `{% form_errors %}` and `{% field %}` put on a page."""
FOR_DEVELOPERS = {"public"}
"""What these are given is read by developers alone."""
CALLS = {"gettext", "gettext_lazy", "gettext_noop", "_", "ngettext", "ngettext_lazy"}

_USED = re.compile(r'{%-?\s*(?:include|extends)\s+"([^"]+)"')


def pages(door: str) -> list[Path]:
    """The templates of a door: pages and their parts."""
    return sorted((TEMPLATES / door).rglob("*.html"))


def with_parts(template: Path) -> set[Path]:
    """A template with all it includes and extends."""
    found, waiting = set(), [template]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        source = one.read_text(encoding="utf-8")
        waiting += [TEMPLATES / name for name in _USED.findall(source)]
        if "{% field " in source:
            waiting += [part for name in BY_TAGS for part in TEMPLATES.glob(name)]
    return found


def in_template(template: Path) -> Iterator[str]:
    """The texts of one template, as the catalogue names them."""
    source = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    found = re.findall(r"gettext(?:_noop)?\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")", source)
    return (ast.literal_eval(one) for one in found)


def in_module(module: Path) -> Iterator[str]:
    """The texts of one module, as the catalogue names them."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def modules() -> list[Path]:
    """Every module under `web`: what it marks for translation stands in the catalogue."""
    return sorted((SOURCE / "web").rglob("*.py"))


def bare_texts(module: Path) -> Iterator[str]:
    """The texts of a module that stand outside gettext and are no docstrings, names or keys."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    told = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in CALLS | FOR_DEVELOPERS
        for part in ast.walk(node)
    }
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    keys = {
        id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys if key
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.FunctionDef | ast.AnnAssign):
            noted = node.returns if isinstance(node, ast.FunctionDef) else node.annotation
            alone |= {id(part) for part in ast.walk(noted)} if noted else set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in told | alone | keys:
            yield node.value
