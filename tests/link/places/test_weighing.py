from __future__ import annotations

import math

from sayso.languages.places import places
from sayso.link.places.toponyms import candidates
from sayso.link.places.weighing import LEAST, Name, weigh


def test_a_name_with_so_many_places_that_none_speaks_for_others_is_weighed_too() -> None:
    many = math.ceil(1 / LEAST) + 1
    one = candidates("Cairo", "place", places("en"))[0]
    names = {("cairo", None): Name((one,) * many, [0.0] * many, None)}
    weigh(names)
    assert math.isclose(sum(names["cairo", None].shares), 1, rel_tol=1e-5)
