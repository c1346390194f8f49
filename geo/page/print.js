// On paper: the map at a set size in light colours, what it shows in words, legend, table and list; controls stay away.

const PAPER = { width: 690, height: 470 }; // A4 upright with page.css's margins
const PRINTED_ROWS = 400;

class Printer {
  constructor(page) {
    this.page = page;
    this.note = el("p", { class: "geo-print-note" });
    window.addEventListener("beforeprint", () => this.before());
    window.addEventListener("afterprint", () => this.after());
  }

  before() {
    if (this.kept) return;
    const { page } = this, { stage, panel, map } = page;
    this.kept = {
      open: [...panel.node.querySelectorAll("details")].map((part) => [part, part.open]),
      listed: panel.listed, inert: panel.node.inert, bounds: map.getBounds(),
    };
    page.pause();
    page.printing = true;
    this.note.textContent = stateWords(page);
    panel.node.inert = false;
    for (const [part] of this.kept.open) part.open = !part.classList.contains("geo-part-filters");
    panel.listed = Math.max(panel.listed, PRINTED_ROWS);
    Object.assign(stage.style, { width: `${PAPER.width}px`, height: `${PAPER.height}px` });
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(this.kept.bounds, { animate: false });
    page.refresh();
    this.picture();
  }

  // A browser prints a canvas as drawing steps, and its first one, clearing, as white over the land: a picture has none.
  picture() {
    const { _container: canvas } = this.page.canvas, { style } = canvas;
    this.still = el("div", { class: "geo-print-events" });
    for (const name of ["width", "height", "transform"]) this.still.style[name] = style[name];
    this.still.style.backgroundImage = `url(${canvas.toDataURL()})`;
    canvas.after(this.still);
  }

  after() {
    if (!this.kept) return;
    const { page, kept } = this, { stage, panel, map } = page;
    this.kept = null;
    this.still.remove();
    page.printing = false;
    for (const [part, open] of kept.open) part.open = open;
    panel.node.inert = kept.inert;
    panel.listed = kept.listed;
    Object.assign(stage.style, { width: "", height: "" });
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(kept.bounds, { animate: false });
    page.refresh();
  }
}

// What the reader chose, in a line: a page of paper has no boxes to look at.
function stateWords(page) {
  const { state, head, types } = page, chosen = [];
  const day = (value) => dayFormat("day").format(value * DAY_MS);
  if (state.types.size < types.length) chosen.push(`${words.ui.types}: ${[...state.types].map((type) => word("types", type)).join(", ") || "–"}`);
  for (const name of Object.keys(FACETS)) {
    if (state[name].size < facetKeys(page, name).length) chosen.push(`${words.facet[name]}: ${[...state[name]].map((key) => word(`${name}Short`, key)).join(", ") || "–"}`);
  }
  if (state.source) chosen.push(`${words.ui.source}: ${readable(state.source)}`);
  if (state.unit) chosen.push(`${words.ui.unit}: ${page.unitNameOf(state.unit, state.unit === NONE ? words.unitUnknown : state.unit)}`);
  if (state.confidence) chosen.push(`${words.ui.atLeast}: ${state.confidence}`);
  if (state.from !== null) chosen.push(`${words.ui.first}: ${day(state.from)}`);
  if (state.to !== null) chosen.push(`${words.ui.last}: ${day(state.to)}`);
  if (state.query) chosen.push(`${words.ui.search}: “${readable(state.query)}”`);
  const listed = page.shown.length > PRINTED_ROWS ? fill(words.ui.printed, { n: number(PRINTED_ROWS) }) : "";
  return [plural("shown", head.n, { some: number(page.shown.length) }), ...chosen, listed].filter(Boolean).join("; ");
}
