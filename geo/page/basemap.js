// Land, countries and first-level units: drawn from outlines in the page, shaded by how much happened.

const SHADES = 5, FAINT = 0.25;

class Basemap {
  constructor(map, shapes) {
    this.map = map;
    this.shapes = shapes;
    this.units = new Map();
    this.countries = new Map();
    map.createPane("geo-land").style.zIndex = 150;
    this.renderer = L.svg({ pane: "geo-land", padding: 0.35 });
    for (const shape of shapes) this.draw(shape);
    this.addHatch();
  }

  draw(shape) {
    const polygon = L.polygon(shape.rings, {
      renderer: this.renderer,
      pane: "geo-land",
      className: shape.kind === "unit" ? "geo-unit geo-shade-0" : "geo-land",
      interactive: false,
      smoothFactor: shape.kind === "unit" ? 0.7 : 1.2,
      noClip: false,
    }).addTo(this.map);
    const kept = { ...shape, polygon, bounds: polygon.getBounds(), hatch: null };
    kept.rings = null;
    (shape.kind === "unit" ? this.units : this.countries).set(shape.code, kept);
  }

  // The pattern stands once in the drawing; hatched units refer to it.
  addHatch() {
    const svg = this.renderer._container;
    const make = (name, attributes, parent) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      parent.prepend(node);
      return node;
    };
    const pattern = make("pattern", {
      id: "geo-hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    }, make("defs", {}, svg));
    make("rect", { class: "geo-hatch-line", width: 1.8, height: 8 }, pattern);
  }

  // counts: what the units are shaded by; areas: which share of a unit's events is known no more exactly.
  update(counts, areas) {
    const bounds = shadeBounds(counts);
    for (const [code, unit] of this.units) {
      const n = counts.get(code) || 0;
      const element = unit.polygon.getElement(), look = `geo-unit geo-shade-${shade(n, bounds)} leaflet-zoom-animated`;
      if (element && element.getAttribute("class") !== look) element.setAttribute("class", look);
      this.hatch(unit, areas.has(code), areas.get(code) < FAINT);
    }
  }

  // Faint where most of the unit's events have a place of their own: the shade must stay readable.
  hatch(unit, wanted, faint) {
    if (wanted && !unit.hatch) {
      unit.hatch = L.polygon(unit.polygon.getLatLngs(), {
        renderer: this.renderer, pane: "geo-land", className: "geo-hatched", interactive: false, smoothFactor: 0.7,
      }).addTo(this.map);
    } else if (!wanted && unit.hatch) {
      unit.hatch.remove();
      unit.hatch = null;
    }
    const element = unit.hatch && unit.hatch.getElement();
    if (element) element.classList.toggle("geo-hatched-faint", faint);
  }
}

// Upper bounds of the steps, as the legend writes them: even steps of proportion between the least and the greatest count.
function shadeBounds(counts) {
  const found = [...counts.values()].filter((n) => n > 0), most = Math.max(0, ...found), least = Math.min(most, ...found);
  if (most <= SHADES - 1) return Array.from({ length: most }, (_, k) => k + 1);
  const bounds = [], start = Math.max(1, least * 0.8);
  for (let k = 1; k < SHADES; k += 1) {
    const bound = round2(start * (most / start) ** (k / (SHADES - 1)));
    bounds.push(k === SHADES - 1 ? most : Math.max(bound, (bounds.at(-1) || 0) + 1));
  }
  return bounds.filter((bound, k) => k === SHADES - 2 || bound < most);
}

// Two figures are enough for the bound of a shade.
function round2(n) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.round(n / unit) * unit;
}

function shade(n, bounds) {
  if (!n) return 0;
  const k = bounds.findIndex((bound) => n <= bound);
  return k < 0 ? bounds.length : k + 1;
}
