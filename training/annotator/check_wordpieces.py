"""Our word pieces against the reference tokenizer: `python -m training.annotator.check_wordpieces ENCODER FILE...`."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from tokenizers import Tokenizer

from sayso.annotate.wordpiece import WordPieces

RANDOM_TEXTS = 20_000
RANGES = ((32, 127), (128, 0x250), (0x250, 0x3000), (0x3000, 0xD7FF), (0xE000, 0x11000), (0x1F000, 0x1FA00))


def random_texts(seed: int) -> list[str]:
    pick = random.Random(seed)
    return [
        "".join(chr(pick.randrange(*pick.choice(RANGES))) for _ in range(pick.randrange(1, 12)))
        for _ in range(RANDOM_TEXTS)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path, help="folder with tokenizer.json and vocab.txt")
    parser.add_argument("files", type=Path, nargs="*", help="texts; each line is compared")
    asked = parser.parse_args()
    reference = Tokenizer.from_file(str(asked.encoder / "tokenizer.json"))
    reference.no_padding()
    reference.no_truncation()
    own = WordPieces(asked.encoder / "vocab.txt")
    lines = [line for path in asked.files for line in path.read_text(encoding="utf-8").split("\n")]
    for name, texts in (("lines", lines), ("random strings over all of Unicode", random_texts(3))):
        differ = [text for text in texts if reference.encode(text, add_special_tokens=False).ids != own.split(text)]
        print(f"{len(texts)} {name}, {len(differ)} differ", *map(ascii, differ[:5]))


if __name__ == "__main__":
    main()
