"""What the recipe reads, as compressed parts small enough to be handed to a machine without network or corpora."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

# All that the recipe reads of the folder of corpora, evaluation included; what stands for a folder is all in it.
READ = (
    "ud_ewt/en_ewt-ud-train.conllu",
    "ud_ewt/en_ewt-ud-dev.conllu",
    "uner_ewt/en_ewt-ud-train.PLO.iob2",
    "uner_ewt/en_ewt-ud-dev.iob2",
    "gum/gum_train_nonNC.conllu",
    "gum/gum_dev_nonNC.conllu",
    "wikigold/wikigold.conll.txt",
    "crossner_politics/train.txt",
    "crossner_politics/dev.txt",
    "re3d",
)
PART = 48 * 2**20  # bytes; such machines take 64 MiB at a time
ENCODER = ("model.safetensors", "vocab.txt")
SUMS = "SHA256SUMS"


def pack(data: Path, encoder: Path, bundle: Path, size: int = PART) -> list[Path]:
    """Write the corpora and the encoder to `bundle` as one archive in parts of `size` bytes, with their sums.

    The same files give the same bytes. Raises FileNotFoundError where one is missing.
    """
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:xz", preset=6) as archive:
        for folder, names in ((data, READ), (encoder, ENCODER)):
            for name in names:
                top = folder / name
                for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
                    if path.is_dir():
                        continue
                    inside = "encoder" if folder is encoder else "data"
                    entry = tarfile.TarInfo(f"{inside}/{path.relative_to(folder).as_posix()}")
                    entry.size = path.stat().st_size
                    with path.open("rb") as content:
                        archive.addfile(entry, content)
    bundle.mkdir(parents=True, exist_ok=True)
    whole = held.getvalue()
    parts = []
    for number, start in enumerate(range(0, len(whole), size)):
        parts.append(bundle / f"recipe.tar.xz.{number:03}")
        parts[-1].write_bytes(whole[start : start + size])
    sums = "".join(f"{_sum(part)}  {part.name}\n" for part in parts)
    (bundle / SUMS).write_text(sums, encoding="utf-8")
    return parts


def unpack(bundle: Path, data: Path, encoder: Path) -> None:
    """Put the parts together again and their files where `--data` and `--encoder` look.

    Raises ValueError where a part is missing or not what was packed.
    """
    held = io.BytesIO()
    for line in (bundle / SUMS).read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        part = bundle / name
        if not part.exists() or _sum(part) != wanted:
            raise ValueError(f"{part} is missing or not what was packed: copy it again")
        held.write(part.read_bytes())
    held.seek(0)
    with tarfile.open(fileobj=held, mode="r:xz") as archive:
        for entry in archive:
            inside, _, name = entry.name.partition("/")
            path = (data if inside == "data" else encoder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            content = archive.extractfile(entry)
            if content is not None:
                path.write_bytes(content.read())


def _sum(part: Path) -> str:
    return hashlib.sha256(part.read_bytes()).hexdigest()
