from __future__ import annotations

import pytest

from sayso.ingest.language import language

CASES = {
    "The minister said that the road would be closed for the rest of the year.": "en",
    "Der Minister sagte, die Straße werde bis zum Ende des Jahres gesperrt bleiben.": "de",
    "Министр сказал, что дорога будет закрыта до конца года, а губернатор с ним не согласился.": "ru",
    "El ministro dijo que la carretera permanecerá cerrada hasta finales de año.": "es",
    "Le ministre a déclaré que la route resterait fermée jusqu'à la fin de l'année.": "fr",
    "Bakan, yolun yıl sonuna kadar kapalı kalacağını söyledi ve valiyi suçladı.": "tr",
    "قال الوزير إن الطريق سيظل مغلقا حتى نهاية العام": "ar",
    "The bridge is open, Ana Suel said.": "en",
}


@pytest.mark.parametrize(("text", "code"), CASES.items())
def test_languages(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "12.05.2031 — 14:30", "OK, no.", "!!! ??? ..."])
def test_a_line_that_could_be_any(text: str) -> None:
    assert language(text) is None
