"""The scripts that run before anything is installed."""

from __future__ import annotations

import importlib.util
import tomllib
from itertools import chain
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def pango() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pango", ROOT / ".ci" / "pango.py")
    assert spec
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_missing_pango_is_never_installed_without_leave(
    pango: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pango, "missing", lambda: ("libpango-1.0.so.0",))
    monkeypatch.setattr(pango, "_install", lambda: pytest.fail("it was installed"))
    monkeypatch.setattr(pango.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(pango.shutil, "which", lambda name: name == "apt-get")
    assert 1 == pango.main()
    assert "sudo apt-get install -y libpango-1.0-0" in capsys.readouterr().out


def test_root_on_debian_gets_it_installed(pango: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = iter([("libpango-1.0.so.0",), ()])
    installed = []
    monkeypatch.setattr(pango, "missing", lambda: next(gone))
    monkeypatch.setattr(pango, "_install", lambda: installed.append(1))
    monkeypatch.setattr(pango.os, "geteuid", lambda: 0)
    monkeypatch.setattr(pango.shutil, "which", lambda name: name == "apt-get")
    assert 0 == pango.main()
    assert [1] == installed


@pytest.mark.parametrize(("found", "said"), [("brew", "brew install pango"), ("dnf", "dnf"), (None, "https://")])
def test_each_system_has_its_command(pango: ModuleType, found: str | None, said: str) -> None:
    assert said in pango.mend(found)


def test_where_nothing_is_known_nothing_is_missing(pango: ModuleType) -> None:
    assert () == pango.missing("plan9")


def test_the_locks_pin_every_dependency_with_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": [*chain(*(project["optional-dependencies"][extra] for extra in ("dev", "test")))],
    }
    for name, wanted in needed.items():
        lock = (ROOT / name).read_text(encoding="utf-8")
        for requirement in wanted:
            package = requirement.replace(">", "=").partition("=")[0]
            assert f"\n{package}==" in lock, package
        pinned = [block for block in lock.split("\n") if "==" in block and not block.startswith(("#", " "))]
        assert len(pinned) > 20
        assert all(block.endswith("\\") for block in pinned)
