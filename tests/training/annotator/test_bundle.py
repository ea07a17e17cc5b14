from __future__ import annotations

from pathlib import Path

import pytest

from training.annotator.bundle import ENCODER, READ, pack, unpack


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    data, encoder = tmp_path / "data", tmp_path / "encoder"
    names = [name if "." in Path(name).name else f"{name}/a folder/entities.json" for name in READ]
    for path in [*(data / name for name in names), *(encoder / name for name in ENCODER)]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.name.encode() * 50)
    (data / "polnear.txt").write_text("measures only")
    return data, encoder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_there_and_back(files: tuple[Path, Path], tmp_path: Path) -> None:
    parts = pack(*files, tmp_path / "bundle", size=100)
    assert len(parts) > 1
    assert all(part.stat().st_size <= 100 for part in parts)
    unpack(tmp_path / "bundle", tmp_path / "d", tmp_path / "e")
    assert contents(tmp_path / "e") == contents(files[1])
    assert contents(tmp_path / "d") == {
        name: held for name, held in contents(files[0]).items() if name != "polnear.txt"
    }


def test_the_same_files_give_the_same_bytes(files: tuple[Path, Path], tmp_path: Path) -> None:
    for name in ("one", "two"):
        pack(*files, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_broken_part_is_said(files: tuple[Path, Path], tmp_path: Path) -> None:
    parts = pack(*files, tmp_path / "bundle", size=100)
    parts[1].write_bytes(b"other")
    with pytest.raises(ValueError, match="not what was packed"):
        unpack(tmp_path / "bundle", tmp_path / "d", tmp_path / "e")
