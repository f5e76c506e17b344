"""deck.toml and theme.toml as JSON Schemas, so that an editor completes their names and marks what is wrong."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from cards import templates
from cards.door import key_of
from cards.settings import Print, Settings
from cards.templates.manifest import Manifest
from cards.told import told

Json = dict[str, Any]
Tables = Mapping[str, Collection[str]]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
COLOUR = r"^(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[a-zA-Z]+|(rgb|hsl)a?\([\d.,%/ ]+\))$"
PLAIN: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", Path: "string"}
LIMITS = (("least", "minimum"), ("most", "maximum"), ("longest", "maxLength"))


def deck_toml(tables: Tables) -> Json:
    """The schema of deck.toml; `tables` are the names that a setting may choose from."""
    found = _record(Settings, tables)
    found["properties"]["print"]["properties"]["ink"] |= _inks()
    return {"$schema": DIALECT, "title": "deck.toml", **found}


def theme_toml() -> Json:
    """The schema of theme.toml."""
    found = _record(Manifest, {})
    found["properties"]["ink"] |= _inks()
    found["properties"]["context"] |= {"const": templates.CONTEXT}
    return {"$schema": DIALECT, "title": "theme.toml", **found}


def _inks() -> Json:
    """The colours with their defaults and uses; a theme's own css/ink.css may know more."""
    known = templates.inks(templates.folders(Print()))
    colours = {
        name: {"type": "string", "pattern": COLOUR, "default": ink.colour, "description": ink.about}
        for name, ink in known.items()
    }
    return {"properties": colours, "additionalProperties": False}


def _record(cls: Any, tables: Tables) -> Json:
    hints = get_type_hints(cls)
    known = [one for one in fields(cls) if key_of(one)]
    needed = [key_of(one) for one in known if one.default is MISSING and one.default_factory is MISSING]
    return {
        "type": "object",
        "description": " ".join(inspect.cleandoc(cls.__doc__ or "").split()),
        "properties": {
            key_of(one): {**_field(one, hints[one.name], tables), "description": told(cls)[one.name]} for one in known
        },
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _field(one: Field[Any], hint: Any, tables: Tables) -> Json:
    return {**_value(hint, one.metadata, tables), **_default(one)}


def _default(one: Field[Any]) -> Json:
    """What holds if nothing is said; what is then taken from elsewhere has no default of its own."""
    value = list(one.default) if isinstance(one.default, tuple) else one.default
    plain = isinstance(value, (str, int, float, bool, list)) and value not in ("", [], -1.0)
    unset = isinstance(value, (int, float)) and value < one.metadata.get("least", value)
    return {"default": value} if plain and not unset else {}


def _value(hint: Any, rules: Mapping[str, Any], tables: Tables) -> Json:
    if is_dataclass(hint):
        return _record(hint, tables)
    if get_origin(hint) is tuple:
        count = {"minItems": rules["count"], "maxItems": rules["count"]} if "count" in rules else {}
        return {"type": "array", "items": _value(get_args(hint)[0], rules, tables), **count}
    if get_origin(hint) is Mapping:
        inner = get_args(hint)[1]
        return {"type": "object", **({} if inner is Any else {"additionalProperties": _value(inner, {}, tables)})}
    if isinstance(hint, UnionType):
        return _value(get_args(hint)[0], rules, tables)
    return {"type": PLAIN[hint], **_rules(rules, tables)}


def _rules(rules: Mapping[str, Any], tables: Tables) -> Json:
    limits = {word: rules[name] for name, word in LIMITS if name in rules}
    among = rules.get("among", ())
    names = among if isinstance(among, tuple) else tuple(tables.get(among, ()))
    # A name may also be that of a card size of one's own, or of a file: editors propose, and cards decides.
    free = among == "stocks" or "file" in rules
    if not names:
        return limits
    return {**limits, **({"examples": list(names)} if free else {"enum": list(names)})}
