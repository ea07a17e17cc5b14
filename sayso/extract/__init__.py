"""From a Doc to the facts of one document: statements, times, mentions. The last room that sees a Doc."""
