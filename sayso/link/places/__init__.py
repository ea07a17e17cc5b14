"""Places to the gazetteer: which of all places of a name a document means."""

from sayso.link.places.resolve import resolve
from sayso.link.places.toponyms import Toponym

__all__ = ["Toponym", "resolve"]
