"""The register of duties (sổ theo dõi): what was read, confirmed by staff, due for whom and when.

Nothing is due for anybody until a person confirmed it and said whom it binds. ``reading`` says
what stands in it, ``deciding`` changes it, ``owing`` shows it to those whom it binds. What follows
from it without SQL is ``knowledge.duties``; its rows are in ``tables.register``, the queries on
them in ``store``.
"""

from knowledge.register.deciding import Register
from knowledge.register.moment import Roster
from knowledge.register.owing import OFTEN, SHOWN_LATE, Owing, together
from knowledge.register.reading import Census

__all__ = ["OFTEN", "SHOWN_LATE", "Census", "Owing", "Register", "Roster", "together"]
