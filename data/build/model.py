"""What the modules of the build hand to each other: rows of places with their names."""

from __future__ import annotations

from dataclasses import dataclass, field

MAIN, ALIAS, GATED = "main", "alias", "gated"


@dataclass
class Row:
    """One place on its way into the gazetteer; ``names`` maps a spelling to how it belongs to the place."""

    id: str
    name: str
    kind: str
    source: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str = ""
    adm1: str = ""  # ISO 3166-2, else the GeoNames code
    adm2: str = ""
    population: int = 0
    geonameid: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def add(self, *names: str, how: str = ALIAS) -> None:
        """Give the place further names; a main name stays one."""
        for name in names:
            if name and self.names.get(name) != MAIN:
                self.names[name] = how


@dataclass
class World:
    """All that the build has gathered."""

    rows: list[Row] = field(default_factory=list)
    adm1_names: dict[str, str] = field(default_factory=dict)  # code -> official English name
    adm2_names: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, int] = field(default_factory=dict)  # country -> geonameid
    demonyms: dict[str, str] = field(default_factory=dict)
    region_demonyms: dict[str, str] = field(default_factory=dict)
    metonyms: dict[str, str] = field(default_factory=dict)
