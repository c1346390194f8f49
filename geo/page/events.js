// Events on one canvas: rings of many, points, wedges, badges of areas, and the labels among them.

const FEW_AREAS = 9; // units with badges; above, they go over the rings, where there is room

const EventCanvas = L.Renderer.extend({
  options: { padding: 0.3, pane: "geo-events" },

  initialize(page, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this.page = page;
    this.cells = new Cells(page);
    this.widths = new Map();
    this.hits = [];
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.className = "geo-events";
    this._container.setAttribute("aria-hidden", "true");
    this._ctx = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._ctx;
  },

  onAdd() {
    L.Renderer.prototype.onAdd.call(this);
    this.draw();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    this.draw();
  },

  draw() {
    if (!this._ctx || !this._bounds) return;
    const ctx = this._ctx, min = this._bounds.min, size = this._bounds.getSize();
    const ratio = this.page.printing ? 3 : window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._container, min);
    this.fit(size, ratio);
    ctx.setTransform(ratio, 0, 0, ratio, -min.x * ratio, -min.y * ratio);
    this.hits = [];
    this.taken = [];
    const found = this.cells.gather(256 * 2 ** this._map.getZoom(), this._map.getPixelOrigin(), this._bounds);
    this.drawWedges(ctx, found.wedges);
    if (found.areas.size <= FEW_AREAS) this.drawAreas(ctx, found.areas);
    this.drawPoints(ctx, found.groups);
    if (found.areas.size > FEW_AREAS) this.drawAreas(ctx, found.areas);
    this.drawSelected(ctx);
    this.drawLabels(ctx);
  },

  // A canvas of another size is a new one, which costs; else the old one is wiped.
  fit(size, ratio) {
    const { _container: canvas } = this, width = Math.round(ratio * size.x), height = Math.round(ratio * size.y);
    if (canvas.width === width && canvas.height === height) {
      this._ctx.setTransform(1, 0, 0, 1, 0, 0);
      this._ctx.clearRect(0, 0, width, height);
      return;
    }
    Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
  },

  drawPoints(ctx, groups) {
    const { page } = this;
    groups.sort((a, b) => b.r - a.r);
    for (const group of groups) {
      if (group.n > 1) {
        drawCluster(ctx, group.x, group.y, group.r, page.typeShares(group.types), group.n, page.dark);
        this.hit(group, group.x, group.y, group.r, group.place < 0 ? "" : page.placeLabel(group.place));
      } else if (page.columns.mode[group.first] === POINT) this.drawPoint(ctx, group, group.first);
    }
  },

  drawPoint(ctx, group, row) {
    const { page } = this, { x, y, r } = group, people = page.people(row);
    // the ring stands clear of the symbol's corners even where the figures differ little
    const ring = people.high === null || people.high <= (people.low ?? 0) ? 0 : Math.max(radius(people.high, MAX_RING), r * 1.4 + 3);
    const precision = page.value("precision", row);
    if (page.columns.uncertainty[row] > 0) this.drawUncertainty(ctx, row, x, y, r, precision);
    drawSymbol(ctx, page.value("type", row), x, y, r, {
      ghost: page.ghost(row), doubt: page.doubt(row), precision, opacity: page.opacity(row), ring,
    });
    this.hit(group, x, y, Math.max(r, ring), page.placeName(row));
  },

  // How far off the point may be: seen where the circle is wider than the symbol.
  drawUncertainty(ctx, row, x, y, r, precision) {
    const reach = this.pixels(this.page.columns.uncertainty[row], row);
    if (reach < r + 6 || (precision !== "near" && reach > 160)) return;
    ctx.save();
    ctx.beginPath();
    ctx.arc(x, y, reach, 0, 2 * Math.PI);
    ctx.fillStyle = this.page.dark ? "rgba(255,255,255,.05)" : "rgba(20,30,45,.05)";
    ctx.fill();
    ctx.setLineDash([4, 4]);
    ctx.lineWidth = 1;
    ctx.strokeStyle = this.page.dark ? "rgba(255,255,255,.5)" : "rgba(20,30,45,.55)";
    ctx.stroke();
    ctx.restore();
  },

  // Kilometres at an event's latitude as pixels on the screen.
  pixels(km, row) {
    const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * this.page.columns.y[row])));
    return (km * 256 * 2 ** this._map.getZoom()) / (40075.017 * Math.cos(lat));
  },

  // A bearing with no distance: a wedge that opens away from the anchor; no bearing: a ring about it.
  drawWedges(ctx, groups) {
    for (const group of groups) {
      const row = group.rows[0], { columns } = this.page, bearing = columns.bearing[row];
      const km = columns.distance[row] || columns.uncertainty[row] || WEDGE_KM;
      const reach = Math.max(this._map.getZoom() < 5.5 ? 46 : 58, Math.min(260, this.pixels(km, row)));
      const ring = bearing === NO_BEARING, middle = ring ? Math.PI / 4 : (bearing * Math.PI) / 8;
      const half = bearing % 2 ? Math.PI / 16 : Math.PI / 8;
      const { fill, line } = look(this.page.value("type", row));
      ctx.save();
      ctx.beginPath();
      if (ring) ctx.arc(group.x, group.y, reach * 0.7, 0, 2 * Math.PI);
      else {
        ctx.moveTo(group.x, group.y);
        ctx.arc(group.x, group.y, reach, middle - half - Math.PI / 2, middle + half - Math.PI / 2);
        ctx.closePath();
      }
      const fade = ctx.createRadialGradient(group.x, group.y, 0, group.x, group.y, reach);
      fade.addColorStop(0, `${fill}e0`);
      fade.addColorStop(1, `${fill}50`);
      ctx.fillStyle = fade;
      ctx.globalAlpha = 0.35;
      ctx.fill();
      this.fillWithin(ctx, row);
      ctx.globalAlpha = 1;
      ctx.setLineDash([4, 3]);
      ctx.lineWidth = 1.3;
      ctx.strokeStyle = this.page.dark ? fill : line;
      ctx.stroke();
      ctx.restore();
      const at = ring ? 0.7 : 0.84;
      const x = group.x + reach * at * Math.sin(middle), y = group.y - reach * at * Math.cos(middle);
      this.drawBadge(ctx, x, y, group.rows);
      this.hit(group, x, y, 16, this.page.placeName(row), { quiet: true });
    }
  },

  // The part of a wedge that lies in the event's own unit is the likelier one.
  fillWithin(ctx, row) {
    const unit = this.page.basemap.units.get(this.page.head.tables.adm1[this.page.columns.adm1[row]][0]);
    if (!unit || !unit.polygon._rings) return;
    const path = new Path2D();
    for (const ring of unit.polygon._rings) {
      ring.forEach(({ x, y }, k) => (k ? path.lineTo(x, y) : path.moveTo(x, y)));
      path.closePath();
    }
    ctx.save();
    ctx.globalAlpha = 1;
    ctx.clip();
    ctx.fill(path, "evenodd");
    ctx.restore();
  },

  drawAreas(ctx, groups) {
    for (const [index, group] of groups) {
      const unit = this.page.basemap.units.get(this.page.head.tables.adm1[index][0]);
      if (!unit) continue;
      const spot = this.roomFor(unit, groups.size > FEW_AREAS);
      if (!spot) continue;
      const [x, y] = spot;
      this.drawBadge(ctx, x, y, group.rows);
      this.hit(group, x, y, 17, this.page.unitName(unit), { below: true });
    }
  },

  // The middle of a unit. Among many rings a spot beside it that none covers; else none: the unit's counts tell of them.
  roomFor(unit, crowded) {
    const { x, y } = this._map.latLngToLayerPoint([unit.lat, unit.lon]);
    if (!crowded) return [x, y];
    for (const away of [0, 24, 40, 56, 72]) {
      for (let k = 0; k < (away ? 8 : 1); k += 1) {
        const spot = { x: x + away * Math.cos((k * Math.PI) / 4), y: y + away * Math.sin((k * Math.PI) / 4) };
        if (this.free(spot.x - 23, spot.y, 46, 26) && unit.polygon._parts.some((ring) => inside(spot, ring))) return [spot.x, spot.y];
      }
    }
    return null;
  },

  // Many kinds in one unit: their number over their shares, in the same frame.
  drawSumBadge(ctx, x, y, counts, total) {
    const width = 46;
    this.drawFrame(ctx, x, y, width, 26);
    ctx.save();
    ctx.fillStyle = this.page.dark ? "#f1f4f7" : INK;
    ctx.font = `600 12px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(number(total), x, y - 3);
    let from = x - width / 2 + 5;
    for (const [type, n] of counts) {
      const wide = ((width - 10) * n) / total;
      ctx.fillStyle = look(type).fill;
      ctx.fillRect(from, y + 5, wide, 4);
      from += wide;
    }
    ctx.restore();
  },

  drawFrame(ctx, x, y, width, height) {
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, 6);
    ctx.fillStyle = this.page.dark ? "rgba(24,30,37,.92)" : "rgba(255,255,255,.93)";
    ctx.fill();
    ctx.setLineDash([3, 2.5]);
    ctx.lineWidth = 1.3;
    ctx.strokeStyle = this.page.dark ? "#c8d2dc" : INK;
    ctx.stroke();
    ctx.restore();
    this.taken.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
  },

  // A badge stands for a place that has no point: symbols in a dashed frame, never on the ground.
  drawBadge(ctx, x, y, rows) {
    const counts = this.page.typeCounts(rows), step = 22, width = 8 + step * counts.length;
    if (counts.length > 3) {
      this.drawSumBadge(ctx, x, y, counts, rows.length);
      return;
    }
    this.drawFrame(ctx, x, y, width, 28);
    counts.forEach(([type, n], k) => {
      const cx = x - width / 2 + 4 + step * (k + 0.5);
      const all = rows.filter((row) => this.page.value("type", row) === type);
      const every = (test) => all.every((row) => this.page[test](row));
      drawSymbol(ctx, type, cx, y, 6.2, { precision: "adm1", ghost: every("ghost"), doubt: n === 1 && every("doubt") });
      if (n > 1) this.drawNumber(ctx, cx + 9, y - 13, n);
    });
  },

  drawNumber(ctx, x, y, n) {
    ctx.save();
    ctx.font = `700 10.5px ${FONT}`;
    const width = Math.max(15, ctx.measureText(number(n)).width + 8);
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - 7.5, width, 15, 7.5);
    ctx.fillStyle = INK;
    ctx.fill();
    ctx.fillStyle = "#fff";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(number(n), x, y + 0.5);
    ctx.restore();
  },

  hit(group, x, y, r, label, { quiet = false, below = false } = {}) {
    this.hits.push({ group, n: group.n, x, y, r, label: quiet ? "" : label, below });
    this.taken.push([x - r, y - r, x + r, y + r]);
  },

  // What lies under a point of the screen; the nearest of those within reach of a finger.
  at(point) {
    let best = null, least = Infinity;
    for (const hit of this.hits) {
      const away = Math.hypot(hit.x - point.x, hit.y - point.y) - hit.r;
      if (away < 7 && away < least) [best, least] = [hit, away];
    }
    return best;
  },

  hitOf(row) {
    return this.hits.find((hit) => this.cells.holds(hit.group, row));
  },

  rowsOf(hit) {
    return this.cells.rowsOf(hit.group);
  },

  drawSelected(ctx) {
    const hit = this.page.selected === null ? null : this.hitOf(this.page.selected);
    if (!hit) return;
    ctx.save();
    for (const [width, style] of [[6, this.page.dark ? "#000" : "#fff"], [3, this.page.dark ? "#8ec7ff" : "#0b57a4"]]) {
      ctx.beginPath();
      ctx.arc(hit.x, hit.y, hit.r + 8, 0, 2 * Math.PI);
      ctx.lineWidth = width;
      ctx.strokeStyle = style;
      ctx.stroke();
    }
    ctx.restore();
  },

  // Names: of what the events name first, then units, then countries; none over another.
  drawLabels(ctx) {
    const zoom = this._map.getZoom(), { units, countries } = this.page.basemap, dark = this.page.dark;
    const strong = dark ? "#f2f5f8" : "#16191d", quiet = dark ? "#93a1b0" : "#5c6874";
    const seen = new Set();
    this.keepClear();
    ctx.save();
    ctx.lineJoin = "round";
    for (const hit of [...this.hits].sort((a, b) => b.n - a.n || b.r - a.r)) {
      if (!hit.label || seen.has(hit.label)) continue;
      const write = (text) => this.label(ctx, text, hit.x, hit.y, hit.r + 4, `600 13px ${FONT}`, strong, { below: hit.below });
      if (write(hit.label) || (hit.below && write(shortName(hit.label)))) seen.add(hit.label);
    }
    if (zoom >= 5.5) {
      for (const unit of units.values()) {
        const name = this.page.unitName(unit), short = shortName(name);
        if (!seen.has(name) && !seen.has(short)) this.place(ctx, short, unit, `11px ${FONT}`, quiet);
      }
    }
    for (const { country, spot } of this.countrySpots(zoom, countries)) {
      this.label(ctx, this.page.unitName(country).toUpperCase(), spot.x, spot.y, null, `600 11px ${FONT}`, quiet, { spacing: "1.5px" });
    }
    ctx.restore();
  },

  // Where countries are named: in the middle of what the view shows of them. Found once for each view.
  countrySpots(zoom, countries) {
    const view = this.viewBounds(), origin = this._map.getPixelOrigin(), key = `${zoom} ${origin} ${view.min} ${view.max}`;
    if (this.spots && this.spots.key === key) return this.spots.list;
    const list = [];
    for (const country of countries.values()) {
      const width = country.bounds.getEast() - country.bounds.getWest();
      if (width * (256 / 360) * 2 ** zoom < 70 || (country.code === "UA" && zoom >= 5.5)) continue;
      const at = this._map.latLngToLayerPoint([country.lat, country.lon]);
      const spot = view.contains(at) ? at : middleOfShown(country.polygon._parts, view);
      if (spot) list.push({ country, spot });
    }
    this.spots = { key, list };
    return list;
  },

  // No label under the buttons that lie over the map.
  keepClear() {
    for (const { x, y, width, height } of [{ x: 0, y: 0, width: 56, height: this.page.full ? 130 : 92 }, ...this.page.edges.boxes]) {
      const at = this._map.containerPointToLayerPoint([x, y]);
      this.taken.push([at.x, at.y, at.x + width, at.y + height]);
    }
  },

  viewBounds() {
    return L.bounds(this._map.containerPointToLayerPoint([0, 0]), this._map.containerPointToLayerPoint(this._map.getSize()));
  },

  place(ctx, text, shape, font, colour, options) {
    const { x, y } = this._map.latLngToLayerPoint([shape.lat, shape.lon]);
    if (!this._bounds.contains([x, y])) return;
    this.label(ctx, text, x, y, null, font, colour, options);
  },

  // Beside a symbol (right, left, below, above), or centred where there is none.
  label(ctx, text, x, y, gap, font, colour, { spacing = "0px", below = false } = {}) {
    ctx.font = font;
    if ("letterSpacing" in ctx) ctx.letterSpacing = spacing;
    const width = this.widthOf(ctx, text), height = 14;
    const beside = [[x + gap, y], [x - gap - width, y]];
    const over = [[x - width / 2, y + gap + 6], [x - width / 2, y - gap - 6]];
    const spots = gap === null ? [[x - width / 2, y]] : below ? [...over, ...beside] : [...beside, ...over];
    const spot = spots.find(([left, middle]) => this.free(left, middle, width, height) && this.inView(left, middle, width));
    if (!spot) return false;
    const [left, middle] = spot;
    ctx.textBaseline = "middle";
    ctx.lineWidth = 3.2;
    ctx.strokeStyle = this.page.dark ? "rgba(22,28,35,.88)" : "rgba(255,255,255,.88)";
    ctx.strokeText(text, left, middle);
    ctx.fillStyle = colour;
    ctx.fillText(text, left, middle);
    this.taken.push([left - 2, middle - height / 2, left + width + 2, middle + height / 2]);
    return true;
  },

  // Measuring costs more than writing, and the names stay the same.
  widthOf(ctx, text) {
    const key = `${ctx.font} ${text}`;
    if (!this.widths.has(key)) this.widths.set(key, ctx.measureText(text).width);
    return this.widths.get(key);
  },

  // Not cut by the edge of the map, nor under the line at its foot.
  inView(left, middle, width) {
    const a = this._map.layerPointToContainerPoint([left, middle]), size = this._map.getSize();
    const outside = a.x + width < 0 || a.x > size.x || a.y < 0 || a.y > size.y;
    return outside || (a.x > 4 && a.x + width < size.x - 4 && a.y > 10 && a.y < size.y - this.page.foot.offsetHeight - 8);
  },

  free(left, middle, width, height) {
    const right = left + width, top = middle - height / 2, bottom = middle + height / 2;
    return this.taken.every(([a, b, c, d]) => right < a || left > c || bottom < b || top > d);
  },
});

// A point well inside the part of a country that the view shows; none where that part is small.
function middleOfShown(parts, view) {
  let best = null, most = 34;
  for (const part of parts || []) {
    const shown = L.PolyUtil.clipPolygon(part, view);
    if (shown.length < 3) continue;
    const box = L.bounds(shown), size = box.getSize();
    if (size.x < 90 || size.y < 50) continue;
    for (let u = 1; u < 10; u += 1) {
      for (let v = 1; v < 8; v += 1) {
        const point = L.point(box.min.x + (size.x * u) / 10, box.min.y + (size.y * v) / 8);
        const room = inside(point, shown) ? Math.min(distanceTo(point, shown), 200) : 0;
        if (room > most) [best, most] = [point, room];
      }
    }
  }
  return best;
}

function inside(point, ring) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const a = ring[i], b = ring[j];
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

function distanceTo(point, ring) {
  let least = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    least = Math.min(least, L.LineUtil.pointToSegmentDistance(point, ring[i], ring[j]));
  }
  return least;
}

function shortName(name) {
  return name.replace(/ Oblast$/, "").replace(/ область$/, " обл.").replace(/^Автономна Республіка /, "");
}
