// Which events are shown: the reader's choices, and one pass over the columns that finds all that depends on them.

// Tables of the data that a reader ticks values of, in the order in which they are shown; NONE stands for null.
const NONE = "none";
const FACETS = {
  precision: ["site", "settlement", "near", "adm2", "adm1", "region", "country", NONE],
  verification: ["confirmed", "reported", "claimed", "disputed", NONE],
};
const SHADED = ["events", "killed", "injured"];

function freshState(page) {
  const facets = Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Set(facetKeys(page, name))]));
  return { types: new Set(page.types), ...facets, query: "", source: "", unit: "", confidence: 0, from: null, to: null, shade: "events" };
}

// The values of a facet that occur: those known in their order, then others.
function facetKeys(page, name) {
  const order = FACETS[name], found = new Set(page.head.tables[name].map((value) => value ?? NONE));
  return [...order.filter((key) => found.has(key)), ...[...found].filter((key) => !order.includes(key))];
}

// One test for each value of a table, so that the pass over the rows looks up a byte.
function bytes(table, test) {
  return Uint8Array.from(table, (value) => (test(value) ? 1 : 0));
}

class Selection {
  constructor(page) {
    const { head } = page;
    this.page = page;
    this.visible = new Uint8Array(head.n);
    this.buffer = new Int32Array(head.n);
    this.shown = this.buffer.subarray(0, 0);
    this.ghosts = bytes(head.tables.occurrence, (value) => GHOSTS.has(value));
    this.doubts = bytes(head.tables.verification, (value) => DOUBTS.has(value));
    this.sites = bytes(head.tables.precision, (value) => value === "site");
  }

  // Rows shown, bars of the timeline, and what the legend and the lists have to speak of.
  run() {
    const { page, visible, buffer } = this, { columns, head, state, timeline } = page;
    const { tables, n } = head, { first, last, mode } = columns, { from, to } = state;
    const typeOn = bytes(tables.type, (type) => state.types.has(type));
    const sourceOn = bytes(tables.sources, (names) => !state.source || names.includes(state.source));
    const unitOn = bytes(tables.adm1, ([code]) => !state.unit || (code ?? NONE) === state.unit);
    const precisionOn = bytes(tables.precision, (value) => state.precision.has(value ?? NONE));
    const verificationOn = bytes(tables.verification, (value) => state.verification.has(value ?? NONE));
    const found = page.search.mask(state.query), whole = from === null && to === null;
    const bins = timeline.startCount(), nowhere = [];
    const present = { site: false, wedge: false, unit: false, ghost: false, doubt: false };
    let count = 0;
    for (let row = 0; row < n; row += 1) {
      visible[row] = 0;
      if (!typeOn[columns.type[row]] || !sourceOn[columns.sources[row]] || !unitOn[columns.adm1[row]]) continue;
      if (!precisionOn[columns.precision[row]] || !verificationOn[columns.verification[row]]) continue;
      if (columns.confidence[row] < state.confidence || (found && !found[row])) continue;
      bins.add(first[row], last[row], columns.type[row]);
      if (!whole && !inPeriod(first[row], last[row], from, to)) continue;
      visible[row] = 1;
      buffer[count++] = row;
      if (mode[row] === WEDGE) present.wedge = true;
      else if (mode[row] === UNIT) present.unit = true;
      else if (mode[row] === NOWHERE) nowhere.push(row);
      if (this.sites[columns.precision[row]]) present.site = true;
      if (this.ghosts[columns.occurrence[row]]) present.ghost = true;
      else if (this.doubts[columns.verification[row]]) present.doubt = true;
    }
    this.shown = buffer.subarray(0, count);
    return { nowhere, present };
  }
}

// Whether days touch the period; an event without a date has no place in one, and stays only while it is whole.
function inPeriod(first, last, from, to) {
  if (first === NO_DAY) return false;
  return (from === null || (last === NO_DAY ? first : last) >= from) && (to === null || first <= to);
}
