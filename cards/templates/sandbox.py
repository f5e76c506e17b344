"""Templates are data: they choose and place, run no Python, read no other file, and end in good time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import BuiltinMethodType
from typing import Any, ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound, Undefined, nodes
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import BlockReference, LoopContext, Macro, markup_join
from jinja2.sandbox import SandboxedEnvironment, safe_range
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from cards.templates.places import Folders, inside, listing, stock, strays

SECONDS = 120.0
STEPS = 20_000_000
LONGEST, MOST = 1_000_000, 100_000_000
"""Letters of a text that a template puts together, and of all that it prints."""
BIGGEST = 1_000_000
"""Letters of a template's file."""
LARGEST = 10**15
COMPILED = 400

FILTERS = frozenset(
    "abs capitalize count d default e escape first float groupby int join last length list lower map max min "
    "reject rejectattr reverse round select selectattr sort string sum title trim truncate unique upper "
    "wordcount".split()
)
WORDS = frozenset("capitalize endswith isalpha isdigit isspace lower split startswith strip title upper".split())
SAFE = (Macro, BlockReference, LoopContext)


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, with what could run away counted, and nothing callable but macros and words."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, folders: Folders, seconds: float = SECONDS) -> None:
        super().__init__(
            loader=Shelf(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self.printed,
            bytecode_cache=Compiled(),
        )
        self.filters: dict[str, Any] = {name: one for name, one in self.filters.items() if name in FILTERS}
        own: dict[str, Any] = {"join": self._joining(self.filters["join"]), "string": self.joined, "sum": _summed}
        self.filters |= own
        self.globals = {"range": safe_range, "namespace": Namespace}
        self.seconds = seconds
        self.begin()

    def begin(self) -> None:
        """A render begins: what it may use is counted anew."""
        self.steps, self.letters, self.end = 0, 0, time.monotonic() + self.seconds

    def tick(self) -> None:
        """One more turn of a loop, one more call of a macro, block or template."""
        self.steps += 1
        if self.steps > STEPS or (self.steps % 256 == 0 and time.monotonic() > self.end):
            raise TemplateRuntimeError(f"does not come to an end: it was stopped after {self.steps} steps")

    def printed(self, value: Any) -> Any:
        """What a template prints is words or a number; all of it together is not endless."""
        if isinstance(value, Undefined):
            return value
        if not isinstance(value, (str, int, float)):
            raise TemplateRuntimeError(f"prints {_kind(value)}, which is not words: choose one of its fields")
        self.letters += len(value) if isinstance(value, str) else 20
        if self.letters > MOST:
            raise TemplateRuntimeError("prints without end: it was stopped after 100 million letters")
        return value

    def joined(self, *parts: Any) -> Any:
        """`one ~ another`, both words or numbers."""
        words = [self.printed(part) for part in parts]
        _refuse_long(sum(len(part) if isinstance(part, str) else 20 for part in words))
        return markup_join(words)

    def flat(self, made: Any) -> Any:
        """A list that a template writes holds words and things, not lists: nested, it could be grown without end."""
        inner = made.values() if isinstance(made, Mapping) else made
        if any(isinstance(one, (list, tuple, dict)) for one in inner):
            raise TemplateRuntimeError("writes a list within a list: lists of words are enough for a template")
        return made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic of numbers, within reason; words are put together with ~ and lists not at all."""
        if not (isinstance(left, (int, float)) and isinstance(right, (int, float))):
            raise TemplateRuntimeError(f"reckons {_kind(left)} {operator} {_kind(right)}: {operator} is for numbers")
        if operator == "**" or max(abs(left), abs(right)) > LARGEST:
            raise TemplateRuntimeError(f"reckons with {operator} beyond all measure")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks, range, and some methods of words; no Python otherwise."""
        if isinstance(obj, SAFE) or obj is safe_range or obj is Namespace:
            return True
        if getattr(obj, "__self__", None) is self:
            return obj.__name__ in ("tick", "joined", "flat")
        owner = getattr(obj, "__self__", None)
        method = isinstance(obj, BuiltinMethodType) or callable(obj)
        return method and isinstance(owner, str) and obj.__name__ in WORDS

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Guarded(name, filename).visit(tree)  # type: ignore[no-any-return]

    def _joining(self, join: Callable[..., Any]) -> Callable[..., Any]:
        @_like(join)
        def joined(context: Any, value: Any, *rest: Any, **named: Any) -> Any:
            parts = [self.printed(part) for part in value] if not (rest[1:] or "attribute" in named) else list(value)
            _refuse_long(sum(len(str(part)) for part in parts if isinstance(part, str)))
            return join(context, parts, *rest, **named)

        return joined


def _summed(values: Any) -> Any:
    numbers = list(values)
    if not all(isinstance(one, (int, float)) for one in numbers):
        raise TemplateRuntimeError("sums what is not numbers")
    return sum(numbers)


def _like(original: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A filter that wants what the original wants of Jinja: its context, say."""

    def mark(function: Callable[..., Any]) -> Callable[..., Any]:
        vars(function).update(vars(original))
        return function

    return mark


class Compiled(BytecodeCache):
    """Templates compiled in this process, by their very text: a deck is laid out many times with the same ones."""

    kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.kept.get((bucket.key, bucket.checksum))
        if known:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self.kept) > COMPILED:
            self.kept.clear()
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Shelf(BaseLoader):
    """Templates by path: the nearest folder's, ours last; "stock/..." is always ours, so that theirs can extend it."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        bare = template.removeprefix("stock/")
        where = () if bare != template else self.folders
        path = next((found for one in (*where, stock("templates")) if (found := inside(one, bare))), None)
        if path is None:
            if ".." in bare or bare.startswith("/") or strays(where, bare):
                raise SecurityError(f"asks for {template!r}, which is outside the folder of templates")
            raise TemplateNotFound(template)
        if path.stat().st_size > BIGGEST:
            problem = f"has more than {BIGGEST // 1000} kB, which no template needs"
            raise TemplateSyntaxError(problem, 0, template, str(path))
        return _text(path, template), str(path), lambda: True

    def list_templates(self) -> list[str]:
        return list(listing())


def _text(path: Path, template: str) -> str:
    body = path.read_bytes()
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise TemplateSyntaxError("is not text in UTF-8: save it as UTF-8", line, template, str(path)) from error


class _Guarded(NodeTransformer):
    """A template's syntax tree with a tick in all that repeats, and with what must not be refused."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.name, self.filename = name, filename

    def visit(self, node: nodes.Node, *_: Any, **__: Any) -> Any:
        self.generic_visit(node)
        if isinstance(node, REPEATED):
            _ticking(node)
        elif isinstance(node, nodes.Concat):
            return _asked("joined", node.nodes, node.lineno)
        elif isinstance(node, LISTS) and not _constant(node):
            return _asked("flat", [node], node.lineno)
        elif isinstance(node, nodes.EvalContextModifier):
            raise TemplateSyntaxError("autoescape is always on", node.lineno, self.name, self.filename)
        return node


REPEATED = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)
LISTS = (nodes.List, nodes.Tuple, nodes.Dict)


def _ticking(node: Any) -> None:
    call = _asked("tick", [], node.lineno)
    node.body.insert(0, nodes.ExprStmt(call, lineno=node.lineno, environment=node.environment))


def _constant(node: Any) -> bool:
    """Whether a list is written out in full, or is no list but names that are set."""
    return getattr(node, "ctx", "load") != "load" or all(isinstance(item, nodes.Const) for item in node.items)


def _asked(name: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    attribute = nodes.EnvironmentAttribute(name, lineno=line)
    return nodes.Call(attribute, arguments, [], None, None, lineno=line)


def _refuse_long(letters: int) -> None:
    if letters > LONGEST:
        raise TemplateRuntimeError("puts a text of more than a million letters together")


def _kind(value: Any) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"
