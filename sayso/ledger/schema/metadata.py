"""The collection that every table of a ledger is in."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
