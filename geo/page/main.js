// The page: one state, one apply() that brings points, shades, lists and counts in step with it.

class Page {
  constructor(map, head, columns, shapes) {
    Object.assign(this, { map, head, columns });
    this.texts = new Texts(head);
    this.types = head.tables.type.slice().sort((a, b) => TYPE_ORDER.indexOf(a) - TYPE_ORDER.indexOf(b));
    this.state = freshState(this);
    this.search = new Search(this);
    this.selection = new Selection(this);
    this.selected = null;
    this.typeRows = this.types.map((type) => head.tables.type.indexOf(type));
    this.typeTotals = this.countTypes();
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.basemap = new Basemap(map, shapes);
    this.settleModes();
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map);
    map.createPane("geo-events").style.zIndex = 450;
    this.timeline = new Timeline(this);
    this.canvas = new EventCanvas(this);
    this.tiles = new OnlineTiles(this);
    this.printing = false;
    this.printer = new Printer(this);
    this.dress();
    this.tip = el("div", { class: "geo-tip", hidden: true, "aria-hidden": "true" });
    this.foot = el("p", { class: "geo-foot", text: footText(head.about) });
    this.lay();
    this.listen();
  }

  get shown() {
    return this.selection.shown;
  }

  get dark() {
    return this.scheme.matches && !this.printing;
  }

  // All that has words in it.
  dress() {
    this.card = new Card(this);
    this.filters = new Filters(this);
    this.panel = new Panel(this);
    this.edges = new Edges(this);
  }

  // The same page in other words: what the reader chose, opened and looked at stays.
  setLanguage(lang) {
    if (words === WORDS[lang]) return;
    const { card, panel, edges, timeline, selected } = this, open = !card.node.hidden, sheet = panel.open;
    this.pause();
    useLanguage(lang);
    this.dress();
    if (timeline.node) {
      const old = timeline.node;
      timeline.build();
      timeline.setDomain();
      old.replaceWith(timeline.node);
    }
    card.node.replaceWith(this.card.node);
    edges.node.replaceWith(this.edges.node);
    for (const name of ["header", "toggle", "node"]) panel[name].replaceWith(this.panel[name]);
    this.panel.takeFrom(panel, sheet);
    this.nameMap();
    this.tiles.writeFoot();
    this.apply();
    if (open && selected !== null) this.card.event(selected, this.map.getContainer());
    else this.panel.language.focus();
  }

  nameMap() {
    this.stage.setAttribute("aria-label", words.ui.map);
    this.map.getContainer().setAttribute("aria-label", words.ui.mapHelp);
    for (const [way, name] of [["in", words.ui.zoomIn], ["out", words.ui.zoomOut]]) {
      const button = this.map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      if (button) Object.assign(button, { title: name, ariaLabel: name });
    }
    if (this.full) {
      const name = document.fullscreenElement ? words.ui.leaveFull : words.ui.full;
      Object.assign(this.full, { title: name, ariaLabel: name });
    }
  }

  lay() {
    const box = this.map.getContainer();
    document.body.classList.add("geo-page");
    this.stage = el("main", { class: "geo-stage" });
    box.before(this.panel.header, this.stage);
    this.stage.append(box, this.edges.node, this.foot, this.tip, this.card.node);
    this.stage.before(this.printer.note);
    this.stage.after(...[this.timeline.node, this.panel.toggle, this.panel.node].filter(Boolean));
    this.nameMap();
    box.setAttribute("role", "application");
    this.addFullscreen();
    this.map.invalidateSize({ animate: false });
  }

  // A button beside those of the zoom, where the browser can do it.
  addFullscreen() {
    if (!document.fullscreenEnabled) return;
    const bar = this.map.zoomControl && this.map.zoomControl.getContainer();
    if (!bar) return;
    this.full = el("button", { type: "button", class: "geo-full", on: { click: () => this.toggleFull() } });
    bar.append(this.full);
    L.DomEvent.disableClickPropagation(this.full);
    document.addEventListener("fullscreenchange", () => this.nameMap());
    this.nameMap();
  }

  toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {}); // an embedding page may forbid it
  }

  listen() {
    const { map } = this;
    map.on("click", (event) => this.click(event));
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => { this.tip.hidden = true; });
    map.on("moveend resize", () => {
      this.updateEdges();
      this.keepAddress();
    });
    map.on("layeradd", ({ layer }) => this.credit(layer));
    this.scheme.addEventListener("change", () => this.canvas.draw());
    new ResizeObserver(() => {
      this.stage.style.setProperty("--foot", `${this.foot.offsetHeight}px`);
      map.invalidateSize({ animate: false });
    }).observe(this.stage);
  }

  // A tile layer that a user added must be named; Leaflet's own line does it.
  credit(layer) {
    if (!this.map.attributionControl && layer.getAttribution && layer.getAttribution()) {
      this.map.attributionControl = L.control.attribution({ prefix: false, position: "topleft" }).addTo(this.map);
      this.map.attributionControl.addAttribution(layer.getAttribution());
    }
  }

  // What a row says -----------------------------------------------------------------------------

  value(name, row) {
    return this.head.tables[name][this.columns[name][row]];
  }

  placeName(row) {
    return this.placeLabel(this.columns.place[row]) || words.placeUnknown;
  }

  // A place of the table of places, in the page's language where its name there is known.
  placeLabel(place) {
    return localName(this.head.tables.place[place] || "");
  }

  // A unit or country of the basemap, likewise.
  unitName({ kind, code, name, name_uk: own }) {
    if (words === WORDS.en) return name;
    return own || (kind === "country" ? countryName(code) : name);
  }

  unitNameOf(code, name) {
    const unit = this.basemap.units.get(code), own = unit && words === WORDS.uk ? unit.name_uk : null;
    return readable(own || name || code);
  }

  ghost(row) {
    return GHOSTS.has(this.value("occurrence", row));
  }

  happened(row) {
    return HAPPENED.has(this.value("occurrence", row));
  }

  // Whether one side alone says so, or another denies it; what is only demanded claims nothing.
  doubt(row) {
    return DOUBTS.has(this.value("verification", row)) && !this.ghost(row);
  }

  opacity(row) {
    return 0.55 + 0.45 * (this.columns.confidence[row] / 100);
  }

  people(row) {
    const { columns } = this, add = (a, b) => (a === NOT_STATED ? (b === NOT_STATED ? null : b) : b === NOT_STATED ? a : a + b);
    const low = add(columns.killed_low[row], columns.injured_low[row]);
    const high = add(columns.killed_high[row], columns.injured_high[row]);
    return { low, high };
  }

  peopleWords(row) {
    const part = (metric) => {
      const [low, high] = ["low", "high"].map((end) => this.columns[`${metric}_${end}`][row]).map((n) => (n === NOT_STATED ? null : n));
      return low === null && high === null ? null : `${countWords(low, high)} ${word("metric", metric).toLowerCase()}`;
    };
    return ["killed", "injured"].map(part).filter(Boolean).join(", ");
  }

  whenShort(row) {
    const iso = (day) => (day === NO_DAY ? null : new Date(day * DAY_MS).toISOString().slice(0, 10));
    return whenWords(iso(this.columns.first[row]), iso(this.columns.last[row]), null, "short");
  }

  // Where a row's symbol stands, or null.
  latLng(row) {
    const { columns } = this, mode = columns.mode[row];
    if (mode <= WEDGE) return latLngOf(columns.x[row], columns.y[row]);
    const unit = mode === UNIT ? this.basemap.units.get(this.head.tables.adm1[columns.adm1[row]][0]) : null;
    return unit ? L.latLng(unit.lat, unit.lon) : null;
  }

  // An area event whose unit has no outline here can only be listed.
  settleModes() {
    const { columns, head } = this;
    for (let row = 0; row < head.n; row += 1) if (columns.mode[row] === UNIT && !this.latLng(row)) columns.mode[row] = NOWHERE;
  }

  typeCounts(rows) {
    const counts = new Map();
    for (const row of rows) counts.set(this.value("type", row), (counts.get(this.value("type", row)) || 0) + 1);
    return [...counts].sort((a, b) => TYPE_ORDER.indexOf(a[0]) - TYPE_ORDER.indexOf(b[0]));
  }

  // The same of a count by row of the table of types.
  typeShares(counts) {
    return this.typeRows.filter((k) => counts[k]).map((k) => [this.head.tables.type[k], counts[k]]);
  }

  countTypes() {
    const counts = new Map();
    for (let row = 0; row < this.head.n; row += 1) counts.set(this.value("type", row), (counts.get(this.value("type", row)) || 0) + 1);
    return counts;
  }

  // State ---------------------------------------------------------------------------------------

  set(change) {
    Object.assign(this.state, change);
    this.apply();
  }

  pause() {
    if (this.timeline.player) this.timeline.player.pause();
  }

  setType(type, on) {
    if (on) this.state.types.add(type);
    else this.state.types.delete(type);
    this.apply();
  }

  reset() {
    this.pause();
    this.state = { ...freshState(this), shade: this.state.shade };
    this.apply();
  }

  apply() {
    const { nowhere, present } = this.selection.run();
    Object.assign(this, { nowhere, present });
    this.countUnits();
    if (this.selected !== null && !this.selection.visible[this.selected]) this.card.hide();
    this.refresh();
    this.keepAddress();
    document.dispatchEvent(new CustomEvent("geo:change", { detail: { count: this.shown.length } }));
  }

  // Everything that shows what is selected, drawn anew.
  refresh() {
    this.basemap.update(this.shades, this.unitAreas);
    this.edges.update();
    this.canvas.draw();
    this.timeline.update();
    this.panel.update();
  }

  updateEdges() {
    if (this.edges.update()) this.canvas.draw();
  }

  countUnits() {
    const { tallies, areas } = tallyUnits(this, this.shown);
    Object.assign(this, { tallies, unitAreas: areas });
    const of = this.state.shade === "events" ? (tally) => tally.events : (tally) => tally[this.state.shade].high ?? 0;
    this.shades = new Map(tallies.map((tally) => [tally.code, of(tally)]));
  }

  // What the reader does ------------------------------------------------------------------------

  click(event) {
    const hit = this.canvas.at(event.layerPoint);
    if (!hit) return;
    const box = this.map.getContainer();
    const rows = this.canvas.rowsOf(hit);
    if (rows.length === 1) this.open(rows[0], box);
    else if (hit.group.rows || !this.zoomInto(rows)) this.choose(rows, box);
  }

  // Zoom until a cluster falls apart; false where its events share one spot.
  zoomInto(rows) {
    const bounds = L.latLngBounds([]);
    for (const row of rows) bounds.extend(this.latLng(row));
    const apart = bounds.getNorthEast().distanceTo(bounds.getSouthWest());
    if (apart < 200 || this.map.getZoom() >= 13) return false;
    this.map.fitBounds(bounds, { ...this.padding(), maxZoom: 13, animate: !this.still.matches });
    return true;
  }

  choose(rows, opener) {
    this.select(rows[0]);
    this.card.choose(rows, opener);
  }

  hover(event) {
    const hit = this.canvas.at(event.layerPoint), { tip } = this;
    this.map.getContainer().classList.toggle("geo-over", Boolean(hit));
    const unit = hit ? null : this.tallyAt(event.layerPoint);
    tip.hidden = !hit && !unit;
    if (tip.hidden) return;
    tip.textContent = hit ? this.hitWords(hit) : this.tallyWords(unit);
    const { x, y } = event.containerPoint;
    tip.style.transform = `translate(${Math.min(x + 14, this.map.getSize().x - tip.offsetWidth - 8)}px, ${y + 16}px)`;
  }

  hitWords(hit) {
    const row = hit.n > 1 ? -1 : this.canvas.rowsOf(hit)[0];
    return hit.n > 1
      ? [hit.label, plural("hereCount", hit.n)].filter(Boolean).join(": ")
      : [`${word("types", this.value("type", row))}, ${this.placeName(row)}`, this.peopleWords(row)].filter(Boolean).join(": ");
  }

  // The counts of the unit under a point of the screen, as the table has them.
  tallyAt(point) {
    return this.tallies.find(({ code }) => {
      const unit = this.basemap.units.get(code), parts = unit ? unit.polygon._parts : [];
      return parts.some((ring) => inside(point, ring));
    });
  }

  tallyWords(tally) {
    const figures = TALLIED.filter((metric) => tally[metric].low !== null || tally[metric].high !== null);
    return [
      this.unitNameOf(tally.code, tally.name), plural("events", tally.events),
      ...(tally.areas ? [fill(words.units.areas, { n: number(tally.areas) })] : []),
      ...figures.map((metric) => `${word("metric", metric).toLowerCase()} ${sumWords(tally[metric])}`),
    ].join(", ");
  }

  select(row) {
    this.selected = row;
    this.canvas.draw();
    this.keepAddress();
  }

  // The address follows the reader, a moment later, so that dragging does not write it at every step.
  keepAddress() {
    clearTimeout(this.addressTimer);
    this.addressTimer = setTimeout(() => writeAddress(this), 250);
  }

  open(row, opener) {
    if (this.panel.open) {
      this.panel.setOpen(false);
      if (opener && this.panel.node.contains(opener)) opener = this.panel.toggle;
    }
    this.tip.hidden = true;
    this.select(row);
    return this.card.event(row, opener).then(() => this.bringIntoView(row));
  }

  async openId(id) {
    const row = this.head.ids.indexOf(id);
    if (row >= 0) await this.open(row, this.map.getContainer());
    return row >= 0;
  }

  openAsked() {
    const id = new URLSearchParams(location.hash.slice(1)).get("event");
    if (id) this.openId(id);
  }

  bringIntoView(row) {
    const where = this.latLng(row);
    if (!where || this.selected !== row) return;
    const box = this.card.node.getBoundingClientRect(), stage = this.stage.getBoundingClientRect();
    const below = box.width > stage.width * 0.8;
    this.map.panInside(where, {
      paddingTopLeft: below ? [50, 40] : [box.right - stage.left + 50, 60],
      paddingBottomRight: below ? [50, stage.bottom - box.top + 40] : [60, 70],
      animate: !this.still.matches,
    });
  }

  goTo(where, rows) {
    this.map.setView(where, Math.max(6, Math.min(8, this.map.getZoom())), { animate: !this.still.matches });
    if (rows.length === 1) this.open(rows[0], this.map.getContainer());
    else this.map.getContainer().focus({ preventScroll: true });
  }

  // The first view ------------------------------------------------------------------------------

  // How much of the map an open card covers at its left; on a phone it lies below.
  leftInset() {
    const card = this.card.node;
    return card.hidden || this.panel.small.matches ? 0 : card.offsetLeft + card.offsetWidth;
  }

  footHeight() {
    return this.foot.offsetHeight;
  }

  padding() {
    return { paddingTopLeft: [24, 24], paddingBottomRight: [24, this.footHeight() + 24] };
  }

  showEverything() {
    const bounds = this.boundsOf(this.shown);
    if (bounds) this.map.fitBounds(bounds, { ...this.padding(), maxZoom: 8, animate: false });
  }

  // The box about what is drawn of these rows, and about the units that they lie in.
  boundsOf(rows) {
    const { columns, head } = this, { x, y, mode } = columns, units = new Set();
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const row of rows) {
      if (mode[row] === NOWHERE) continue;
      units.add(columns.adm1[row]);
      if (mode[row] > WEDGE) continue;
      west = Math.min(west, x[row]);
      east = Math.max(east, x[row]);
      north = Math.min(north, y[row]);
      south = Math.max(south, y[row]);
    }
    const bounds = west <= east ? L.latLngBounds(latLngOf(west, south), latLngOf(east, north)) : L.latLngBounds([]);
    for (const index of units) {
      const unit = this.basemap.units.get(head.tables.adm1[index][0]);
      if (unit) bounds.extend(unit.bounds);
    }
    return bounds.isValid() ? bounds : null;
  }

  // All events where they fit; else the country that most of them are in, the rest named at the edge.
  firstView() {
    const rows = this.shown.filter((row) => this.columns.mode[row] !== NOWHERE);
    const home = this.mainCountry(rows);
    const country = home && this.basemap.countries.get(home.code);
    const all = this.boundsOf(rows) || (this.basemap.countries.get("UA") || {}).bounds;
    if (!all) return;
    const options = { ...this.padding(), maxZoom: 8, animate: false };
    const whole = country && this.map.getBoundsZoom(country.bounds, false) >= 4.9 ? country.bounds : null;
    const near = home && (whole || this.boundsOf(home.rows));
    this.map.fitBounds(near && home.share >= 0.5 ? near : all, options);
  }

  mainCountry(rows) {
    const { country } = this.columns, codes = this.head.tables.country, counts = new Uint32Array(codes.length);
    for (const row of rows) if (codes[country[row]]) counts[country[row]] += 1;
    const best = counts.indexOf(Math.max(...counts));
    if (best < 0 || !counts[best]) return null;
    return { code: codes[best], rows: rows.filter((row) => country[row] === best), share: counts[best] / rows.length };
  }
}

function latLngOf(x, y) {
  return L.latLng((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180);
}

// The names of works and their licences stay as their makers write them; the plain words beside them follow the page.
function footText(about) {
  const told = (part) => (Object.hasOwn(words.credits, part) ? words.credits[part] : part);
  return LISTS(about.attributions).map((line) => line.split(/(: |, |; )/).map(told).join("")).join(" · ");
}

async function begin(map, layer) {
  const head = await unpackJson("head");
  const [columns, outlines] = await Promise.all([unpack("columns"), unpack("outlines")]);
  useLanguage(askedLanguage(head));
  localNames = head.names_uk;
  const page = new Page(map, head, readColumns(head, columns), readOutlines(head, outlines));
  page.selection.run();
  if (!readAddress(page)) page.firstView();
  layer.addLayer(page.canvas);
  page.apply();
  window.addEventListener("hashchange", () => {
    page.pause();
    page.setLanguage(askedLanguage(head));
    readAddress(page);
    page.apply();
    page.openAsked();
  });
  const features = head.n <= EAGER ? (await page.texts.all()).map(feature) : [];
  if (page.state.query) page.search.read().then(() => page.apply());
  page.openAsked();
  window.geo = {
    events: { type: "FeatureCollection", features },
    visible: () => Array.from(page.shown, (row) => head.ids[row]),
    open: (id) => page.openId(id),
    // What the canvas shows: each symbol's events, and where it stands in the map's frame.
    drawn: () => page.canvas.hits.map((hit) => {
      const at = map.layerPointToContainerPoint([hit.x, hit.y]);
      return { ids: page.canvas.rowsOf(hit).map((row) => head.ids[row]), x: at.x, y: at.y, r: hit.r };
    }),
    load: async () => ({ type: "FeatureCollection", features: (await page.texts.all()).map(feature) }),
    map,
  };
  document.documentElement.dataset.geo = "ready";
  document.dispatchEvent(new CustomEvent("geo:ready"));
}

function fail(map, error) {
  map.getContainer().before(el("p", {
    class: "geo-failed", role: "alert",
    text: `This page could not be read (${error.message}). It needs a browser of 2023 or later; if the file was altered, make it again.`,
  }));
}

// The layer that folium adds to its map. It draws once all is unpacked.
window.geoPage = {
  layer(map) {
    const layer = L.layerGroup();
    layer.ready = begin(map, layer).catch((error) => fail(map, error));
    return layer;
  },
};
