"""Nouns of ours to bytes and back, exactly: for a cache, never for a file that people pass on."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from typing import Any

OURS = "cards.model"


def pack(value: object, shared: Sequence[object] = ()) -> bytes:
    """The value as bytes; of what is `shared` only the number is written."""
    numbers = {id(one): number for number, one in enumerate(shared)}

    class Packer(pickle.Pickler):
        def persistent_id(self, one: object) -> int | None:
            return numbers.get(id(one))

    out = io.BytesIO()
    Packer(out, protocol=5).dump(value)
    return out.getvalue()


def unpack(data: bytes, shared: Sequence[object] = ()) -> Any:
    """The value again. Only nouns of the model can come out: an entry cannot run anything."""

    class Unpacker(pickle.Unpickler):
        def persistent_load(self, number: int) -> object:
            return shared[number]

        def find_class(self, module: str, name: str) -> Any:
            if module == OURS or module.startswith(f"{OURS}."):
                return super().find_class(module, name)
            raise pickle.UnpicklingError(f"{module}.{name} is none of ours")

    return Unpacker(io.BytesIO(data)).load()
