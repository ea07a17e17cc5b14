"""Statement rows for tests, by their chains."""

from __future__ import annotations

from sayso.records import ChainRow, Role, Span, SpeakerKind, StatementRow


def row(
    document: str,
    chain: list[str],
    text: str = "it rains",
    *,
    outlets: int = 1,
    kind: SpeakerKind = "person",
    entity: bool = True,
) -> StatementRow:
    """A row whose last `outlets` links are outlets; with `entity`, every name that is not unnamed has one."""
    links = []
    for i, name in enumerate(chain):
        role: Role = "origin" if i == 0 else "outlet" if i >= len(chain) - outlets else "relay"
        what: SpeakerKind = "unnamed" if name.lower().startswith("unnamed") else kind if i == 0 else "media"
        links.append(ChainRow(name, f"e-{name.lower()}" if entity and what != "unnamed" else None, what, role, None))
    return StatementRow(
        id=f"{document}-{text}-{chain[0] if chain else ''}",
        document=document,
        path=document,
        outlet=chain[-1] if chain else None,
        published=None,
        spans=(Span(0, 1),),
        text=text,
        cue=None,
        source=None,
        speaker=chain[0] if chain else None,
        speaker_entity=links[0].entity if links else None,
        kind=links[0].kind if links else "unnamed",
        chain=tuple(links),
        mode="indirect",
        act="say",
        said=None,
        hedges=(),
        within=None,
        confidence=None,
        by="test",
        verdict=None,
    )
