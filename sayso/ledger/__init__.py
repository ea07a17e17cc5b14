"""The store: schema, reader, writer, search, judgements."""

from __future__ import annotations
