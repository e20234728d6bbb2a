"""What a linter of imports cannot see: pages neither query models nor write by themselves."""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "fodfaeste" / "web"
ATTRIBUTES = {"objects", "_default_manager", "_base_manager"}
CALLS = {"save", "delete", "bulk_create", "bulk_update", "get_model"}
# A session is no record: Django's own middleware writes it, and signing out throws it away.
SESSION_CALLS = {"request.session.save", "request.session.delete"}


def forbidden(source: str) -> list[str]:
    """Every forbidden use in a piece of source, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            found.append(f"{node.lineno}: .{node.attr}")
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            of_an_object = name.rpartition(".")[2] in CALLS and "." in name
            if (of_an_object and name not in SESSION_CALLS) or name == "get_model":
                found.append(f"{node.lineno}: {name}(")
        if isinstance(node, ast.ClassDef):
            found += [
                f"{node.lineno}: {ast.unparse(base)}"
                for base in node.bases
                if "ModelForm" in ast.unparse(base)
            ]
    return found


def test_pages_ask_queries_and_call_actions_only() -> None:
    uses = {
        path.relative_to(WEB).as_posix(): forbidden(path.read_text(encoding="utf-8"))
        for path in sorted(WEB.rglob("*.py"))
    }
    assert {name: found for name, found in uses.items() if found} == {}
    assert len(uses) > 20


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Case.objects.all()", ["1: .objects"]),
        ("case.save()", ["1: case.save("]),
        ("note.delete()", ["1: note.delete("]),
        ("get_model('records', 'Case')", ["1: get_model("]),
        ("save(form)", []),
        ("apps.get_model('records', 'Case')", ["1: apps.get_model("]),
        ("class F(forms.ModelForm): pass", ["1: forms.ModelForm"]),
        ("request.session.save()", []),
        ("queries.case_list(actor=actor)", []),
    ],
)
def test_the_inspection_finds_what_it_looks_for(source: str, found: list[str]) -> None:
    assert forbidden(source) == found
