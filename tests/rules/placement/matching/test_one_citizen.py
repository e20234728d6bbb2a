"""Openings are put in order for a citizen; nowhere are citizens put in order for a company."""

import ast
from pathlib import Path

import fodfaeste

SOURCE = Path(fodfaeste.__file__).parent
SEVERAL = {
    "Collection",
    "Iterable",
    "Iterator",
    "Mapping",
    "Sequence",
    "dict",
    "list",
    "set",
    "tuple",
}


def _matching_files() -> list[Path]:
    return [
        path
        for path in SOURCE.rglob("*.py")
        if "SeekerFacts" in path.read_text(encoding="utf-8") and "migrations" not in path.parts
    ]


def _annotations(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            found += [ast.unparse(each.annotation) for each in every if each.annotation]
            found += [ast.unparse(node.returns)] if node.returns else []
        elif isinstance(node, ast.AnnAssign):
            found.append(ast.unparse(node.annotation))
    return found


def _several_citizens(annotation: str) -> bool:
    return _holds_several(ast.parse(annotation.strip("\"'"), mode="eval").body, inside=False)


def _holds_several(node: ast.AST, *, inside: bool) -> bool:
    """Say whether the citizen's facts stand anywhere inside a collection."""
    if isinstance(node, ast.Name):
        return inside and node.id == "SeekerFacts"
    if isinstance(node, ast.Subscript):
        name = ast.unparse(node.value).rpartition(".")[2]
        inside = name in SEVERAL or (inside and name != "Callable")
        return _holds_several(node.slice, inside=inside)
    return any(_holds_several(each, inside=inside) for each in ast.iter_child_nodes(node))


def test_d2_nothing_takes_or_gives_several_citizens() -> None:
    files = _matching_files()
    assert SOURCE / "rules/placement/matching/ranking.py" in files
    found = {
        f"{path.relative_to(SOURCE)}: {annotation}"
        for path in files
        for annotation in _annotations(ast.parse(path.read_text(encoding="utf-8")))
        if _several_citizens(annotation)
    }
    assert found == set()


def test_d2_a_list_of_citizens_would_be_seen() -> None:
    assert _several_citizens("Iterable[SeekerFacts]")
    assert _several_citizens("dict[int, SeekerFacts]")
    assert _several_citizens("'list[tuple[SeekerFacts, int]] | None'")
    assert not _several_citizens("dict[Reason, Callable[[SeekerFacts], str]]")
    assert not _several_citizens("Callable[[SeekerFacts, OpeningFacts], str]")
    assert not _several_citizens("SeekerFacts")
