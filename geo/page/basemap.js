// Land, countries and first-level units: drawn from outlines in the page, shaded by how much happened.

const SHADES = 5;

class Basemap {
  constructor(map, shapes) {
    this.map = map;
    this.shapes = shapes;
    this.units = new Map();
    this.countries = new Map();
    map.createPane("geo-land").style.zIndex = 150;
    this.renderer = L.svg({ pane: "geo-land", padding: 0.6 });
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

  // counts: events that took place, by unit; areas: units that hold an event known no more exactly.
  update(counts, areas) {
    const most = Math.max(0, ...counts.values());
    for (const [code, unit] of this.units) {
      const n = counts.get(code) || 0;
      const element = unit.polygon.getElement();
      if (element) element.setAttribute("class", `geo-unit geo-shade-${shade(n, most)} leaflet-zoom-animated`);
      this.hatch(unit, areas.has(code));
    }
  }

  hatch(unit, wanted) {
    if (wanted && !unit.hatch) {
      unit.hatch = L.polygon(unit.polygon.getLatLngs(), {
        renderer: this.renderer, pane: "geo-land", className: "geo-hatched", interactive: false, smoothFactor: 0.7,
      }).addTo(this.map);
    } else if (!wanted && unit.hatch) {
      unit.hatch.remove();
      unit.hatch = null;
    }
  }
}

// The step of the ramp for a count: upper bounds of the steps as the legend writes them.
function shadeBounds(most) {
  if (most <= SHADES - 1) return Array.from({ length: most }, (_, k) => k + 1);
  const bounds = [];
  for (let k = 1; k < SHADES; k += 1) bounds.push(Math.max(k, Math.round(most ** (k / (SHADES - 1)))));
  return bounds;
}

function shade(n, most) {
  if (!n) return 0;
  const bounds = shadeBounds(most);
  const k = bounds.findIndex((bound) => n <= bound);
  return Math.max(1, Math.min(SHADES - 1, k + 1));
}
