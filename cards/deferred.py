"""Modules that are loaded when something of them is first used, so that `cards --help` waits for none of them."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def deferred(name: str) -> ModuleType:
    """The module of this name, by the standard library's own recipe; as it is, if it is loaded already."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    setattr(sys.modules[package], own, module)  # as the import statement does it
    spec.loader.exec_module(module)
    return module
