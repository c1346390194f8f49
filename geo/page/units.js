// Counts by oblast: events and people of what is shown, as a table that sorts, and picks an oblast out.

const TALLIED = ["killed", "injured"];

// Sums for each unit of the rows given: the least and the greatest figure stated, null where none is.
// What did not take place is left out, and so is one number given for several places together.
function tallyUnits(page, rows) {
  const { columns, head } = page, byCode = new Map(), areas = new Map();
  const byTable = head.tables.adm1.map(([code, name]) => {
    if (!code) return null;
    if (!byCode.has(code)) byCode.set(code, freshTally(code, name));
    byCode.get(code).name ||= name;
    return byCode.get(code);
  });
  const happened = bytes(head.tables.occurrence, (value) => HAPPENED.has(value));
  const figures = TALLIED.map((metric) => [metric, columns[`${metric}_low`], columns[`${metric}_high`]]);
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k], tally = byTable[columns.adm1[row]];
    if (tally) tally.rows += 1;
    if (tally && columns.mode[row] === UNIT) areas.set(tally.code, (areas.get(tally.code) || 0) + 1);
    if (!tally || !happened[columns.occurrence[row]]) continue;
    tally.events += 1;
    if (columns.shared[row]) continue;
    for (const [metric, low, high] of figures) if (low[row] !== NOT_STATED || high[row] !== NOT_STATED) addFigures(tally[metric], low[row], high[row]);
  }
  for (const [code, n] of areas) areas.set(code, n / byCode.get(code).rows);
  return { tallies: [...byCode.values()].filter((tally) => tally.events), areas };
}

function freshTally(code, name) {
  return { code, name, rows: 0, events: 0, ...Object.fromEntries(TALLIED.map((metric) => [metric, { low: null, high: null, open: false }])) };
}

function addFigures(sum, low, high) {
  if (low !== NOT_STATED) sum.low += low;
  if (high !== NOT_STATED || low !== NOT_STATED) sum.high += high === NOT_STATED ? low : high;
  if (low !== NOT_STATED && high === NOT_STATED) sum.open = true;
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
