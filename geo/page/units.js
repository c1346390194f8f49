// Counts by oblast: events and people of what is shown, as a table that sorts, and picks an oblast out.

const TALLIED = ["killed", "injured"];

// Sums for each unit of the rows given: the least and the greatest figure stated, null where none is.
// What did not take place is left out, and so is one number given for several places together.
function tallyUnits(page, rows) {
  const { columns, head } = page, { adm1, mode, occurrence, shared } = columns, n = head.tables.adm1.length;
  const happened = bytes(head.tables.occurrence, (value) => HAPPENED.has(value));
  const all = new Uint32Array(n), areas = new Uint32Array(n), events = new Uint32Array(n);
  const figures = TALLIED.map((metric) => freshFigures(n, columns[`${metric}_low`], columns[`${metric}_high`]));
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k], unit = adm1[row];
    all[unit] += 1;
    if (mode[row] === UNIT) areas[unit] += 1;
    if (!happened[occurrence[row]]) continue;
    events[unit] += 1;
    if (shared[row]) continue;
    for (const figure of figures) addFigures(figure, unit, figure.from[row], figure.to[row]);
  }
  return byCode(head.tables.adm1, all, areas, events, figures);
}

function freshFigures(n, from, to) {
  return { from, to, low: new Float64Array(n), high: new Float64Array(n), lows: new Uint32Array(n), highs: new Uint32Array(n), open: new Uint8Array(n) };
}

function addFigures(sum, unit, low, high) {
  if (low === NOT_STATED && high === NOT_STATED) return;
  if (low !== NOT_STATED) {
    sum.low[unit] += low;
    sum.lows[unit] += 1;
    if (high === NOT_STATED) sum.open[unit] = 1;
  }
  sum.high[unit] += high === NOT_STATED ? low : high;
  sum.highs[unit] += 1;
}

// Rows of the table of units that have one code are one unit; what has none is no unit.
function byCode(units, all, areas, events, figures) {
  const tallies = new Map();
  units.forEach(([code, name], unit) => {
    if (!code || !all[unit]) return;
    if (!tallies.has(code)) tallies.set(code, freshTally(code, name));
    const tally = tallies.get(code);
    tally.name ||= name;
    tally.all += all[unit];
    tally.areas += areas[unit];
    tally.events += events[unit];
    TALLIED.forEach((metric, k) => {
      const sum = tally[metric], { low, high, lows, highs, open } = figures[k];
      if (lows[unit]) sum.low += low[unit];
      if (highs[unit]) sum.high += high[unit];
      sum.open ||= Boolean(open[unit]);
    });
  });
  return {
    tallies: [...tallies.values()].filter((tally) => tally.events),
    areas: new Map([...tallies.values()].filter((tally) => tally.areas).map((tally) => [tally.code, tally.areas / tally.all])),
  };
}

function freshTally(code, name) {
  return { code, name, all: 0, areas: 0, events: 0, ...Object.fromEntries(TALLIED.map((metric) => [metric, { low: null, high: null, open: false }])) };
}

// A sum in words. Open at the top: some event states a least figure only.
function sumWords({ low, high, open }) {
  if (!open) return countWords(low, high);
  return low === high ? countWords(low, null) : fill(words.rangeOpen, { low: number(low), high: number(high) });
}

class UnitTable {
  constructor(page) {
    this.page = page;
    this.key = "events";
    this.down = true;
    this.body = el("tbody");
    this.heads = new Map(["name", "events", ...TALLIED].map((key) => [key, this.head(key)]));
    this.none = el("p", { class: "geo-small", text: words.units.none });
    this.table = el("table", { class: "geo-units" }, [
      el("caption", { class: "geo-small", text: words.units.help }),
      el("thead", {}, [el("tr", {}, [...this.heads.values()])]), this.body,
    ]);
    this.node = el("div", { class: "geo-units-box" }, [this.table, this.none]);
  }

  head(key) {
    return el("th", { scope: "col", "data-key": key }, [
      el("button", { type: "button", class: "geo-sort", text: words.units[key], on: { click: () => this.sortBy(key) } }),
    ]);
  }

  // A second press turns the order round; numbers begin with the greatest.
  sortBy(key) {
    this.down = key === this.key ? !this.down : key !== "name";
    this.key = key;
    this.update();
  }

  nameOf({ code, name }) {
    return this.page.unitNameOf(code, name);
  }

  sorted() {
    const { key } = this, sign = this.down ? -1 : 1;
    const value = (tally) => (key === "events" ? tally.events : tally[key].high);
    const byName = (a, b) => this.nameOf(a).localeCompare(this.nameOf(b), words.locale);
    return this.page.tallies.slice().sort((a, b) => {
      if (key === "name") return sign * byName(a, b);
      if ((value(a) === null) !== (value(b) === null)) return value(a) === null ? 1 : -1; // not stated is no number: last
      return sign * (value(a) - value(b)) || byName(a, b);
    });
  }

  update() {
    const focused = this.body.contains(document.activeElement) ? document.activeElement.value : null;
    for (const [key, node] of this.heads) {
      if (key === this.key) node.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      else node.removeAttribute("aria-sort");
    }
    this.body.replaceChildren(...this.sorted().map((tally) => this.row(tally)));
    this.table.hidden = !this.page.tallies.length;
    this.none.hidden = !this.table.hidden;
    if (focused) [...this.body.querySelectorAll("button")].find((button) => button.value === focused)?.focus();
  }

  row(tally) {
    const { page } = this, picked = page.state.unit === tally.code;
    const pick = el("button", {
      type: "button", class: "geo-pick", value: tally.code, "aria-pressed": String(picked), dir: "auto", text: readable(this.nameOf(tally)),
      on: { click: () => page.set({ unit: picked ? "" : tally.code }) },
    });
    const figure = (metric) => {
      const { low, high } = tally[metric], known = low !== null || high !== null;
      return el("td", {}, [el("span", { class: known ? null : "geo-unknown", text: sumWords(tally[metric]) })]);
    };
    return el("tr", { "data-unit": tally.code }, [
      el("th", { scope: "row" }, [pick]), el("td", { text: number(tally.events) }), ...TALLIED.map(figure),
    ]);
  }
}
