"""The house as planned: floors, rooms, lengths, lazy imports, helpful commands. Each check first shows that it saw something."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import GROWTH, ROOT

PACKAGE = ROOT / "cards"
README = ROOT / "README.md"
MODULES = tuple(sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py"))
FLOORS = {
    "errors": 0,
    "deferred": 0,
    "pace": 0,
    "model": 1,
    "readability": 1,
    "door": 1,
    "told": 1,
    "cache": 1,
    "hands": 1,
    "settings": 2,
    "versions": 2,
    "readers": 2,
    "similarity": 2,
    "language": 2,
    "citations": 2,
    "duplicates": 2,
    "stocks": 2,
    "fairness": 2,
    "notices": 2,
    "templates": 3,
    "exclusions": 3,
    "explaining": 2,
    "finders": 3,
    "kinds": 3,
    "gather": 4,
    "dealer": 4,
    "packs": 4,
    "store": 4,
    "proof": 4,
    "imposition": 4,
    "whereabouts": 5,
    "pages": 5,
    "exporters": 6,
    "tables": 7,
    "build": 7,
    "workshop": 8,
    "talk": 8,
    "options": 8,
    "configuring": 8,
    "theming": 9,
    "cli": 10,
    "__main__": 11,
    "training": 12,
}
HEAVY = set(
    "spacy weasyprint onnxruntime trafilatura pikepdf pypdfium2 lxml fontTools citeproc segno"
    " onnx torch transformers distributed fsspec".split()
)
LONGEST_FUNCTION, LONGEST_MODULE = 50, 300


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> Iterator[str]:
    """The dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    names = [name.split(".") for node in ast.walk(tree(path)) for name in imported(node)]
    return {parts[1] for parts in names if parts[0] == "cards" and parts[1] in FLOORS}


def on_import(body: list[ast.stmt]) -> Iterator[str]:
    """What is imported when the module is: not what stands in functions, or is there for type checkers only."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from on_import(node.body + node.orelse)
        yield from imported(node)


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Each function's length without its docstring, and its name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.lineno
            yield (node.end_lineno or start) - start + 1, f"{path.relative_to(ROOT)}:{node.name}"


def room_table() -> str:
    """The rooms by floor, each with the line of purpose that its docstring begins with."""
    rows = []
    for name, floor in FLOORS.items():
        path = PACKAGE / f"{name}.py" if (PACKAGE / f"{name}.py").is_file() else PACKAGE / name / "__init__.py"
        label = f"`{name}/`" if path.name == "__init__.py" else f"`{name}.py`"
        rows.append(f"| {floor} | {label} | {(ast.get_docstring(tree(path)) or '').splitlines()[0]} |")
    return "\n".join(["| floor | room | what it is for |", "|---|---|---|", *rows])


def test_no_room_uses_a_room_above_or_beside_it() -> None:
    uses = {(room(path), other) for path in MODULES for other in rooms_used(path) if other != room(path)}
    assert ("build", "gather") in uses
    wrong = sorted(f"{here} uses {there}" for here, there in uses if FLOORS[there] >= FLOORS[here])
    assert [] == wrong


def test_every_room_stands_on_a_floor() -> None:
    assert set(FLOORS) == {room(path) for path in MODULES}


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    assert "typer" in {name.split(".")[0] for name in on_import(tree(PACKAGE / "cli.py").body)}
    early = {path: {name.split(".")[0] for name in on_import(tree(path).body)} & HEAVY for path in MODULES}
    assert {} == {path: names for path, names in early.items() if names}


@pytest.mark.parametrize(("library", "only"), [("spacy", "language.py"), ("weasyprint", "exporters/layout.py")])
def test_one_room_knows_the_engine(library: str, only: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        for name in imported(node)
        if name.split(".")[0] == library
    }
    assert {only} == users


def test_every_module_begins_with_what_it_is_for() -> None:
    assert len(MODULES) > 20
    lines = {path: (ast.get_docstring(tree(path)) or "").split("\n")[0] for path in MODULES}
    assert [] == [path.name for path, line in lines.items() if len(line) < 20]


def test_every_room_has_its_tests() -> None:
    tests = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    tested = {path.parts[0] if len(path.parts) > 1 else path.stem.removeprefix("test_") for path in tests}
    assert "model" in tested
    assert set() == set(FLOORS) - tested - {"__main__", "options", "tables", "talk"}, (
        "the others are tested by test_cli"
    )


def test_functions_fit_a_glance() -> None:
    found = sorted((one for path in MODULES for one in functions(path)), reverse=True)
    GROWTH.append("longest functions: " + ", ".join(f"{name} {length}" for length, name in found[:5]))
    assert len(found) > 100
    assert [] == [name for length, name in found if length > LONGEST_FUNCTION]
    assert found[len(found) // 2][0] <= 8


def test_modules_fit_a_sitting() -> None:
    found = sorted(
        ((len(path.read_text().splitlines()), str(path.relative_to(ROOT))) for path in MODULES), reverse=True
    )
    GROWTH.append("longest modules: " + ", ".join(f"{name} {length}" for length, name in found[:5]))
    assert [] == [name for length, name in found if length > LONGEST_MODULE]


def test_the_readme_names_exactly_the_rooms(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- rooms -->\n")
    old, _, after = rest.partition("\n<!-- /rooms -->")
    if request.config.getoption("--bless"):
        README.write_text(f"{before}<!-- rooms -->\n{room_table()}\n<!-- /rooms -->{after}", encoding="utf-8")
        return
    assert room_table() == old, "pytest tests/test_house.py --bless writes it anew"


def test_help_is_quick() -> None:
    code = "import sys; sys.argv = ['cards', '--help']\nfrom cards.cli import app\ntry: app()\nexcept SystemExit: print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = done.stdout.splitlines()[-1]
    assert "'cards.cli'" in loaded
    assert [] == [name for name in (*HEAVY, "rich", "jinja2", "numpy", "cards.model") if f"'{name}'" in loaded]


def test_every_command_has_help_and_is_in_the_readme() -> None:
    from cards.cli import app, templating

    named = [
        (prefix, one) for prefix, each in (("", app), ("templates ", templating)) for one in each.registered_commands
    ]
    assert len(named) >= 10
    text = README.read_text(encoding="utf-8")
    for prefix, one in named:
        name = one.name or one.callback.__name__
        assert (one.callback.__doc__ or "").strip(), name
        assert f"`cards {prefix}{name}" in text, name
