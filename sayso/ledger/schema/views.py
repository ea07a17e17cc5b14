"""For whoever opens the file in a database browser."""

from __future__ import annotations

VIEWS = (
    """
    CREATE VIEW statement_view AS
    SELECT s.id, coalesce(e.name, a.speaker) AS speaker, s.text,
           (SELECT group_concat(name, ' → ') FROM (
                SELECT coalesce(ce.name, c.name) AS name FROM chain_links c
                LEFT JOIN referents cr ON cr.id = c.referent LEFT JOIN entities ce ON ce.id = cr.entity
                WHERE c.statement = s.id ORDER BY c.position)) AS chain,
           s.mode, s.act, s.said, v.verdict, d.outlet, d.published, d.path, s.document, s.start, s."end", s."by"
    FROM statements s JOIN documents d ON d.id = s.document
    LEFT JOIN attributions a ON a.statement = s.id
    LEFT JOIN referents r ON r.id = a.referent LEFT JOIN entities e ON e.id = r.entity
    LEFT JOIN verdicts v ON v.id = s.id
    """,
    """
    CREATE VIEW mention_view AS
    SELECT m.id, m.text, m.kind, m.form, e.name AS entity_name, e.id AS entity, d.path, m.document,
           m.start, m."end", m."by"
    FROM mentions m JOIN documents d ON d.id = m.document
    LEFT JOIN members mb ON mb.mention = m.id LEFT JOIN referents r ON r.id = mb.referent
    LEFT JOIN entities e ON e.id = r.entity
    """,
)
