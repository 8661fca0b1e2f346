"""The register of duties (sổ theo dõi): what was read, confirmed by staff, due for whom and when.

Nothing is due for anybody until a person confirmed it and said whom it binds.
"""

from knowledge.register.deciding import Register
from knowledge.register.moment import Roster
from knowledge.register.reading import Census

__all__ = ["Census", "Register", "Roster"]
