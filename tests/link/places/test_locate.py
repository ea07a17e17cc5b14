from __future__ import annotations

import pytest
from story import Story

from sayso.records import Place


def places(marked: str) -> dict[str, Place | None]:
    """The places of what a text refers to, by name."""
    return {one.names[0]: one.place for one in Story(marked).linked().referents if one.names}


def test_a_state_is_where_it_is() -> None:
    found = places("{Norway|cns} agreed. {Norwegian|cn} ships left {Bergen|ln}.")
    assert found["Norway"] is not None
    assert (found["Norway"].geonames_id, found["Norway"].precision, found["Norway"].score) == (3144096, "country", 1.0)
    assert found["Bergen"] is not None
    assert (found["Bergen"].country, found["Bergen"].precision) == ("NO", "town")
    assert found["Bergen"].geonames_id == 3161732


def test_people_and_bodies_have_no_place() -> None:
    found = places("{Paris Orlech|pns} of {Oslo Shipping|on} met {Ana Suel|pn} in {Oslo|ln}.")
    assert [name for name, place in found.items() if place is not None] == ["Oslo"]


@pytest.mark.parametrize(
    ("marked", "name", "precision"),
    [
        ("Floods hit {Salta province|ln}, in {Argentina|cn}.", "Salta province", "province"),
        ("Ships crossed the {Baltic Sea|ln}.", "Baltic Sea", "region"),
        ("Fighting went on in {northern Mali|ln}.", "northern Mali", "region"),
        ("The clerk of {Shelby County|ln}, {Tennessee|ln}, resigned.", "Shelby County", "district"),
    ],
)
def test_the_precision_is_stated(marked: str, name: str, precision: str) -> None:
    place = places(marked)[name]
    assert place is not None
    assert place.precision == precision


def test_a_site_lies_where_the_text_puts_it() -> None:
    found = places("Work began at {Orlech Air Base|fn} near {Bergen|ln}, in {Norway|cn}.")
    site, town = found["Orlech Air Base"], found["Bergen"]
    assert site is not None
    assert town is not None
    assert (site.lat, site.lon, site.precision, site.reason) == (town.lat, town.lon, "town", "in Bergen")
    assert site.score < town.score


def test_a_site_called_after_a_town_is_there_only_by_half() -> None:
    found = places("{Bergen Airport|fn} was closed. {Norway|cns} sent planes to {Oslo|ln}.")
    assert found["Bergen Airport"] is not None
    assert found["Bergen Airport"].country == "NO"
    assert found["Bergen Airport"].score <= 0.5
    assert places("{Bergen Airport|fn} was closed.")["Bergen Airport"] is None


def test_what_the_gazetteer_does_not_know_has_no_place_of_its_own() -> None:
    found = places("A farm in {Qqqvxn|ln} burnt. {Vrrmtz|ln} ({Norway|cn}) is near. The {Base|fn} is quiet.")
    assert found["Qqqvxn"] is None
    assert found["Vrrmtz"] is not None
    assert (found["Vrrmtz"].precision, found["Vrrmtz"].reason) == ("country", "in Norway")
    assert found.get("Base") is None


def test_what_no_gazetteer_has_lies_where_the_text_is_about() -> None:
    found = places(
        "{Bergen|ln} woke to smoke. Crews from {Bergen|ln} and {Askøy|ln}, in {Norway|cn}, went to {Orlech Street|fn}. "
        "The fire in {Vrrmtz|ln} is out."
    )
    for name in ("Orlech Street", "Vrrmtz"):
        place = found[name]
        assert place is not None
        assert (place.geonames_id, place.precision, place.reason) == (3161732, "region", "where the text is about")
        assert place.score <= 0.5


def test_towns_that_lie_apart_are_nothing_that_a_text_is_about() -> None:
    found = places("Envoys of {Oslo|ln}, {Lima|ln} and {Nairobi|ln} met at {Orlech Hall|fn}.")
    assert found["Orlech Hall"] is None


def test_two_bodies_called_after_a_town_tell_what_a_text_is_about() -> None:
    one = "{Norway|cn} sent help. The {Bergen Fire Brigade|on} closed {Orlech Street|fn}"
    assert places(one + ".")["Orlech Street"] is None
    place = places(one + ", the {Bergen Police|on} said.")["Orlech Street"]
    assert place is not None
    assert place.geonames_id == 3161732


def test_a_site_named_as_a_town_elsewhere_is_not_there() -> None:
    found = places("Trams in {Bergen|ln}, in {Norway|cn}, stop at {Madison|fn}. {Bergen|ln} is proud of {Madison|fn}.")
    assert found["Madison"] is not None
    assert found["Madison"].country == "NO"


def test_words_for_any_site_name_none_of_them() -> None:
    place = places("Clerks of {Bergen|ln} and {Askøy|ln}, in {Norway|cn}, met at {City Hall|fn}.")["City Hall"]
    assert place is not None
    assert place.country == "NO"


def test_the_owner_of_a_site_is_not_around_it() -> None:
    found = places("They sang in {St George|ln}'s Chapel at {Vrrmtz Castle|fn}.")
    assert found["Vrrmtz Castle"] is None
