// The page: one state, one apply() that brings points, shades, lists and counts in step with it.

const EAGER = 5000; // up to here all text is inflated at start, so that geo.events is whole

class Page {
  constructor(map, head, columns, shapes) {
    Object.assign(this, { map, head, columns });
    this.texts = new Texts(head);
    this.types = head.tables.type.slice().sort((a, b) => TYPE_ORDER.indexOf(a) - TYPE_ORDER.indexOf(b));
    this.state = this.freshState();
    this.haystack = null;
    this.visible = new Uint8Array(head.n);
    this.shown = [];
    this.selected = null;
    this.typeTotals = this.countTypes();
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.basemap = new Basemap(map, shapes);
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: map.getSize().x < 500 ? 84 : 120 }).addTo(map);
    map.createPane("geo-events").style.zIndex = 450;
    this.canvas = new EventCanvas(this);
    this.tiles = new OnlineTiles(this);
    this.dress();
    this.tip = el("div", { class: "geo-tip", hidden: true, "aria-hidden": "true" });
    this.foot = el("p", { class: "geo-foot" }, [footText(head.about)]);
    this.lay();
    this.listen();
  }

  get dark() {
    return this.scheme.matches;
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
    const { card, filters, panel, edges, selected } = this, open = !card.node.hidden, sheet = panel.open;
    if (filters.player) filters.player.pause();
    useLanguage(lang);
    this.dress();
    card.node.replaceWith(this.card.node);
    edges.node.replaceWith(this.edges.node);
    for (const name of ["header", "toggle", "node"]) panel[name].replaceWith(this.panel[name]);
    this.panel.takeFrom(panel, sheet);
    this.nameMap();
    this.apply();
    if (this.haystack) this.readAll().then(() => this.apply());
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
  }

  lay() {
    const box = this.map.getContainer();
    document.body.classList.add("geo-page");
    this.stage = el("main", { class: "geo-stage" });
    box.before(this.panel.header, this.stage);
    this.stage.append(box, this.edges.node, this.foot, this.tip, this.card.node);
    this.stage.after(this.panel.toggle, this.panel.node);
    this.nameMap();
    box.setAttribute("role", "application");
    this.map.invalidateSize({ animate: false });
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
    const name = this.head.tables.place[this.columns.place[row]];
    return name ? readable(name) : words.placeUnknown;
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
    if (mode <= WEDGE) {
      const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * columns.y[row]))) * 180) / Math.PI;
      return L.latLng(lat, columns.x[row] * 360 - 180);
    }
    const unit = mode === UNIT ? this.basemap.units.get(this.head.tables.adm1[columns.adm1[row]][0]) : null;
    return unit ? L.latLng(unit.lat, unit.lon) : null;
  }

  // An area event whose unit has no outline here can only be listed.
  unitless(row) {
    return this.columns.mode[row] === UNIT && !this.latLng(row);
  }

  typeCounts(rows) {
    const counts = new Map();
    for (const row of rows) counts.set(this.value("type", row), (counts.get(this.value("type", row)) || 0) + 1);
    return [...counts].sort((a, b) => TYPE_ORDER.indexOf(a[0]) - TYPE_ORDER.indexOf(b[0]));
  }

  countTypes() {
    const counts = new Map();
    for (let row = 0; row < this.head.n; row += 1) counts.set(this.value("type", row), (counts.get(this.value("type", row)) || 0) + 1);
    return counts;
  }

  // State ---------------------------------------------------------------------------------------

  freshState() {
    const facets = Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Set(this.facetKeys(name))]));
    return { types: new Set(this.types), ...facets, query: "", source: "", unit: "", confidence: 0, from: null, to: null };
  }

  // The values of a facet that occur: those known in their order, then others.
  facetKeys(name) {
    const order = FACETS[name], found = new Set(this.head.tables[name].map((value) => value ?? NONE));
    return [...order.filter((key) => found.has(key)), ...[...found].filter((key) => !order.includes(key))];
  }

  setType(type, on) {
    if (on) this.state.types.add(type);
    else this.state.types.delete(type);
    this.apply();
  }

  reset() {
    if (this.filters.player) this.filters.player.pause();
    this.state = this.freshState();
    this.apply();
  }

  apply() {
    this.shown = this.rowsBut(null);
    this.visible.fill(0);
    for (const row of this.shown) this.visible[row] = 1;
    this.countUnits();
    const { visible } = this;
    if (this.selected !== null && !visible[this.selected]) this.card.hide();
    this.basemap.update(this.unitCounts, this.unitAreas);
    this.edges.update();
    this.canvas.draw();
    this.panel.update();
    this.keepAddress();
    document.dispatchEvent(new CustomEvent("geo:change", { detail: { count: this.shown.length } }));
  }

  // The rows that pass every filter but one.
  rowsBut(left) {
    const { columns, head, state, filters } = this, rows = [];
    const typeOn = head.tables.type.map((type) => state.types.has(type));
    const sourceOn = head.tables.sources.map((names) => !state.source || names.includes(state.source));
    const unitOn = head.tables.adm1.map(([code]) => !state.unit || (code ?? NONE) === state.unit);
    const precisionOn = head.tables.precision.map((value) => state.precision.has(value ?? NONE));
    const verificationOn = head.tables.verification.map((value) => state.verification.has(value ?? NONE));
    const wanted = state.query.toLocaleLowerCase(words.locale).split(/\s+/).filter(Boolean);
    for (let row = 0; row < head.n; row += 1) {
      if (!typeOn[columns.type[row]] || !sourceOn[columns.sources[row]]) continue;
      if (!unitOn[columns.adm1[row]] || !precisionOn[columns.precision[row]] || !verificationOn[columns.verification[row]]) continue;
      if (columns.confidence[row] < state.confidence) continue;
      if (left !== "period" && !filters.inPeriod(row)) continue;
      if (wanted.length && !this.mentions(row, wanted)) continue;
      rows.push(row);
    }
    return rows;
  }

  // Until the text is at hand, only the name of the place is searched.
  mentions(row, wanted) {
    const text = this.haystack ? this.haystack[row] : this.placeName(row).toLocaleLowerCase(words.locale);
    return wanted.every((part) => text.includes(part));
  }

  async readAll() {
    const records = await this.texts.all();
    this.haystack = records.map((record) => searchText(record).toLocaleLowerCase(words.locale));
    return records;
  }

  async shownRecords() {
    return Promise.all(this.shown.map((row) => this.texts.record(row)));
  }

  updateEdges() {
    if (this.edges.update()) this.canvas.draw();
  }

  countUnits() {
    this.tallies = tallyUnits(this, this.shown);
    this.unitCounts = new Map(this.tallies.map(({ code, events }) => [code, events]));
    this.unitAreas = new Set();
    for (const row of this.shown) {
      if (this.columns.mode[row] === UNIT) this.unitAreas.add(this.head.tables.adm1[this.columns.adm1[row]][0]);
    }
  }

  // What the reader does ------------------------------------------------------------------------

  click(event) {
    const hit = this.canvas.at(event.layerPoint);
    if (!hit) return;
    const box = this.map.getContainer();
    if (hit.rows.length === 1) this.open(hit.rows[0], box);
    else if (!this.zoomInto(hit.rows)) this.choose(hit.rows, box);
  }

  // Zoom until a cluster falls apart; false where its events share one spot.
  zoomInto(rows) {
    const bounds = L.latLngBounds(rows.map((row) => this.latLng(row)));
    const apart = bounds.getNorthEast().distanceTo(bounds.getSouthWest());
    if (apart < 200 || this.map.getZoom() >= 13 || this.columns.mode[rows[0]] !== POINT) return false;
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
    tip.hidden = !hit;
    if (!hit) return;
    const row = hit.rows[0];
    tip.textContent = hit.rows.length > 1
      ? plural("hereCount", hit.rows.length)
      : [`${word("types", this.value("type", row))}, ${this.placeName(row)}`, this.peopleWords(row)].filter(Boolean).join(": ");
    const { x, y } = event.containerPoint;
    tip.style.transform = `translate(${Math.min(x + 14, this.map.getSize().x - tip.offsetWidth - 8)}px, ${y + 16}px)`;
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
      paddingTopLeft: below ? [50, this.topInset() + 40] : [box.right - stage.left + 50, 60],
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

  topInset() {
    return this.panel.small.matches ? this.panel.header.offsetHeight : 0;
  }

  // How much of the map an open card covers at its left; on a phone it lies below.
  leftInset() {
    const card = this.card.node;
    return card.hidden || this.panel.small.matches ? 0 : card.offsetLeft + card.offsetWidth;
  }

  footHeight() {
    return this.foot.offsetHeight + (this.panel.small.matches ? this.panel.toggle.offsetHeight + 8 : 0);
  }

  padding() {
    return { paddingTopLeft: [24, this.topInset() + 24], paddingBottomRight: [24, this.footHeight() + 24] };
  }

  showEverything() {
    const bounds = this.boundsOf(this.shown);
    if (bounds) this.map.fitBounds(bounds, { ...this.padding(), maxZoom: 8, animate: false });
  }

  boundsOf(rows) {
    const bounds = L.latLngBounds([]);
    for (const row of rows) {
      const where = this.latLng(row);
      if (!where) continue;
      bounds.extend(where);
      const unit = this.basemap.units.get(this.head.tables.adm1[this.columns.adm1[row]][0]);
      if (unit) bounds.extend(unit.bounds);
    }
    return bounds.isValid() ? bounds : null;
  }

  // All events where they fit; else the country that most of them are in, the rest named at the edge.
  firstView() {
    const rows = this.shown.filter((row) => this.latLng(row));
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
    const byCode = new Map();
    for (const row of rows) {
      const code = this.value("country", row);
      if (code && !byCode.has(code)) byCode.set(code, []);
      if (code) byCode.get(code).push(row);
    }
    const [best] = [...byCode].sort((a, b) => b[1].length - a[1].length);
    return best ? { code: best[0], rows: best[1], share: best[1].length / rows.length } : null;
  }
}

function searchText(event) {
  const parts = [
    event.place, event.place_text, event.adm1_name, event.adm2_name, word("types", event.type), event.id,
    ...LISTS(event.evidence).map((piece) => piece.quote),
    ...LISTS(event.sources).flatMap((source) => [source.title, source.source]),
    ...LISTS(event.actors).map((actor) => actor.name),
  ];
  return parts.filter(Boolean).join("\n");
}

function footText(about) {
  return LISTS(about.attributions).join(" · ");
}

async function begin(map, layer) {
  const head = await unpackJson("head");
  const [columns, outlines] = await Promise.all([unpack("columns"), unpack("outlines")]);
  useLanguage(askedLanguage(head));
  const page = new Page(map, head, readColumns(head, columns), readOutlines(head, outlines));
  page.shown = Array.from({ length: head.n }, (_, row) => row);
  if (!readAddress(page)) page.firstView();
  layer.addLayer(page.canvas);
  page.apply();
  window.addEventListener("hashchange", () => {
    if (page.filters.player) page.filters.player.pause();
    page.setLanguage(askedLanguage(head));
    readAddress(page);
    page.apply();
    page.openAsked();
  });
  const features = head.n <= EAGER ? (await page.readAll()).map(feature) : [];
  if (page.state.query) page.apply();
  page.openAsked();
  window.geo = {
    events: { type: "FeatureCollection", features },
    visible: () => page.shown.map((row) => head.ids[row]),
    open: (id) => page.openId(id),
    // What the canvas shows: each symbol's events, and where it stands in the map's frame.
    drawn: () => page.canvas.hits.map(({ rows, x, y, r }) => {
      const at = map.layerPointToContainerPoint([x, y]);
      return { ids: rows.map((row) => head.ids[row]), x: at.x, y: at.y, r };
    }),
    load: async () => ({ type: "FeatureCollection", features: (await page.readAll()).map(feature) }),
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
