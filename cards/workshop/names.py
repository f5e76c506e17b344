"""What a theme's templates ask for that is not there: names, fields, blocks and macros, found without printing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import nodes

from cards import templates
from cards.workshop.context import EVERYWHERE, FACES, certain, element, seen

BUILT_IN = frozenset("loop self super caller varargs kwargs range namespace true false none".split())
FRAMES = ("frames/card.html", "frames/reading.html")
_BARE = re.compile(r"\s([\w-]+)=\{\{")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something on a line that is not as it should be."""

    line: int
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class Macros:
    """What `{% import %}` brings in."""

    names: frozenset[str]


def doubts(path: Path, name: str, where: templates.Folders) -> Iterator[Doubt]:
    """What is doubtful in one template of a theme; `name` is its path below the theme's folder."""
    text = path.read_text(encoding="utf-8")
    tree = _tree(text)
    reader = Reader(where, [_known(name, where) | _inherited(tree, where, 0)])
    reader.body(tree)
    yield from reader.found
    yield from _lost_blocks(tree, where)
    for number, line in enumerate(text.splitlines(), 1):
        for bare in _BARE.finditer(line):
            problem = f"the attribute {bare[1]} has no quotation marks: words of a source could add others to it"
            yield Doubt(number, problem, f'write {bare[1]}="{{{{ ... }}}}"')


def _known(name: str, where: templates.Folders) -> dict[str, Any]:
    """The names that a template of this path sees."""
    return _by_path(name) | {key: kind for key, kind in _lent(name, where).items() if key not in _by_path(name)}


def _by_path(name: str) -> dict[str, Any]:
    known: dict[str, Any] = {key: hint for key, (hint, _) in EVERYWHERE.items()}
    places = {"card.html": "kinds", "frames": "kinds", "back.html": "backs"}
    folder = name.removeprefix("stock/").partition("/")[0]
    if (place := places.get(folder, folder)) in FACES:
        face, kind, _ = FACES[place]
        known[face] = kind
    return known


def _lent(name: str, where: templates.Folders) -> dict[str, Any]:
    """What a template sees because another includes it, at that place."""
    found: dict[str, Any] = {}
    for other in templates.listing():
        text = _source(other, where) if other != name and other.endswith(".html") else ""
        if f'include "{name}"' in text:
            reader = Reader(where, [dict.fromkeys(("view", "table")) | _by_path(other)], wanted=name)
            reader.body(_tree(text))
            found |= reader.lent
    return found


@dataclass(slots=True)
class Reader:
    """Reads a syntax tree with the types of what is named; where a type is not known, nothing is doubted."""

    where: templates.Folders
    scopes: list[dict[str, Any]]
    found: list[Doubt] = field(default_factory=list)
    scoped: int = 0
    wanted: str = ""
    lent: dict[str, Any] = field(default_factory=dict)

    def body(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Template):
            # A macro may call another that stands further below.
            self.scopes[-1].update(dict.fromkeys(macro.name for macro in node.find_all(nodes.Macro)))
        for child in node.iter_child_nodes():
            self.statement(child)

    def statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.For():
                self._loop(node)
            case nodes.Macro() | nodes.CallBlock():
                self._within(node, {one.name: None for one in node.args})
                self.scopes[-1][getattr(node, "name", "caller")] = None
            case nodes.Assign() | nodes.AssignBlock():
                self._set(node)
            case nodes.Import() | nodes.FromImport():
                self.scopes[-1].update(self._brought(node))
            case nodes.Include():
                self._lend(node)
            case nodes.Block():
                # One that is scoped also sees the names of the loop that it stands in, in a template above.
                self.scoped += node.scoped
                self.body(node)
                self.scoped -= node.scoped
            case nodes.Expr():
                self.kind(node)
            case _:
                self.body(node)

    def _brought(self, node: nodes.Import | nodes.FromImport) -> dict[str, Any]:
        if isinstance(node, nodes.Import):
            return {node.target: _macros(node.template, self.where)}
        return dict.fromkeys(one if isinstance(one, str) else one[1] for one in node.names)

    def _set(self, node: nodes.Assign | nodes.AssignBlock) -> None:
        self._bind(node.target, self.kind(node.node) if isinstance(node, nodes.Assign) else None, self.scopes[-1])
        if isinstance(node, nodes.AssignBlock):
            self.body(node)

    def _lend(self, node: nodes.Include) -> None:
        if node.template == nodes.Const(self.wanted):
            self.lent = {name: kind for scope in self.scopes for name, kind in scope.items()}

    def kind(self, node: nodes.Node) -> Any:
        """The type of an expression, or None; what it asks for that is not there is noted."""
        match node:
            case nodes.Name(ctx="load"):
                return self._named(node)
            case nodes.Getattr():
                return self._field(node)
            case nodes.Filter(name="default" | "d") | nodes.Test(name="defined" | "undefined"):
                return None
            case nodes.Const():
                return type(node.value)
            case nodes.Tuple():
                return tuple.__class_getitem__(tuple(self.kind(item) for item in node.items))
            case _:
                for child in node.iter_child_nodes():
                    self.kind(child)
                return None

    def _named(self, node: nodes.Name) -> Any:
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name not in BUILT_IN and not self.scoped:
            known = {name for scope in self.scopes for name in scope}
            self._doubt(node, f"no template of this kind sees {node.name!r}", node.name, known)
        return None

    def _field(self, node: nodes.Getattr) -> Any:
        owner = self.kind(node.node)
        if isinstance(owner, Macros):
            if node.attr not in owner.names:
                self._doubt(node, f"there is no macro {node.attr!r}", node.attr, owner.names)
            return None
        owner = certain(owner)
        if owner is None or not hasattr(owner, "__dataclass_fields__"):
            return None
        known = seen(owner)
        if node.attr not in known:
            self._doubt(node, f"a {owner.__name__} has no {node.attr!r}", node.attr, known)
        return known.get(node.attr)

    def _loop(self, node: nodes.For) -> None:
        inner: dict[str, Any] = {"loop": None}
        self._bind(node.target, element(certain(self.kind(node.iter))), inner)
        self._within(node, inner, (node.body, node.else_))

    def _within(self, node: Any, names: dict[str, Any], bodies: tuple[Any, ...] = ()) -> None:
        self.scopes.append(names)
        for child in [one for body in bodies or (node.body,) for one in body]:
            self.statement(child)
        self.scopes.pop()

    def _bind(self, target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            kinds = get_args(kind) if kind and len(get_args(kind)) == len(target.items) else [None] * len(target.items)
            for one, inner in zip(target.items, kinds, strict=True):
                self._bind(one, inner, scope)

    def _doubt(self, node: nodes.Node, problem: str, name: str, known: Collection[str]) -> None:
        near = get_close_matches(name, known, n=1)
        mend = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(sorted(known)[:24])}"
        self.found.append(Doubt(node.lineno, problem, mend))


@lru_cache(maxsize=256)
def _tree(text: str) -> nodes.Template:
    """The template as it is written, without what the sandbox adds to it."""
    from jinja2 import Environment

    return Environment(trim_blocks=True, lstrip_blocks=True).parse(text)  # noqa: S701 - nothing is rendered by it


def _source(name: str, where: templates.Folders) -> str:
    bare = name.removeprefix("stock/")
    path = templates.file(() if bare != name else where, bare)
    return path.read_text(encoding="utf-8") if path else ""


def _macros(template: nodes.Expr, where: templates.Folders) -> Macros | None:
    if not isinstance(template, nodes.Const):
        return None
    tree = _tree(_source(template.value, where))
    return Macros(frozenset(macro.name for macro in tree.find_all(nodes.Macro)))


def _lost_blocks(tree: nodes.Template, where: templates.Folders) -> Iterator[Doubt]:
    """Blocks that no template has which this one extends: what stands in them is never printed."""
    parent = tree.find(nodes.Extends)
    if parent is None:
        return
    known = _blocks(parent, where, 0)
    for block in (node for node in tree.body if isinstance(node, nodes.Block)):
        if block.name not in known:
            near = get_close_matches(block.name, known, n=1)
            mend = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(sorted(known))}"
            yield Doubt(block.lineno, f"no template above has a block {block.name!r}: it is never printed", mend)


def _inherited(tree: nodes.Template, where: templates.Folders, depth: int) -> dict[str, Any]:
    """What the templates above have imported or set: their blocks, and those of this one, see it."""
    parent = tree.find(nodes.Extends)
    found: dict[str, Any] = {}
    for name in _parents(parent) if parent and depth < DEPTH else ():
        found |= _known(name, where)
        above = _tree(_source(name, where))
        reader = Reader(where, [found])
        for node in above.body:
            if isinstance(node, (nodes.Import, nodes.FromImport, nodes.Macro)):
                reader.statement(node)
            elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                found[node.target.name] = None
        found |= _inherited(above, where, depth + 1)
    return found


def _parents(extends: nodes.Extends) -> tuple[str, ...]:
    return (extends.template.value,) if isinstance(extends.template, nodes.Const) else FRAMES


def _blocks(extends: nodes.Extends, where: templates.Folders, depth: int) -> set[str]:
    found: set[str] = set()
    for name in _parents(extends) if depth < DEPTH else ():
        tree = _tree(_source(name, where))
        found |= {block.name for block in tree.find_all(nodes.Block)}
        above = tree.find(nodes.Extends)
        found |= _blocks(above, where, depth + 1) if above else set()
    return found


DEPTH = 8
"""Templates that extend one another, at most: a longer chain is one that loops."""
