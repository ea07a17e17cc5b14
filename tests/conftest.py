from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample story of the repository."""
    return ROOT / "sample"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of open corpora and gold beside the checkout; the test is skipped where it is absent."""
    path = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return path
