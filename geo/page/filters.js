// Filters beside the types: words, source, oblast, period, precision, standing, confidence. Each only writes the state and calls apply().

// Tables of the data that a reader ticks values of, in the order in which they are shown; NONE stands for null.
const NONE = "none";
const FACETS = {
  precision: ["site", "settlement", "near", "adm2", "adm1", "region", "country", NONE],
  verification: ["confirmed", "reported", "claimed", "disputed", NONE],
};

class Filters {
  constructor(page) {
    this.page = page;
    this.days = this.span();
    this.search = el("input", { type: "search", id: "geo-search", autocomplete: "off", on: { input: () => this.set({ query: this.search.value }) } });
    this.source = el("select", { id: "geo-source", on: { change: () => this.set({ source: this.source.value }) } }, [
      el("option", { value: "", text: words.ui.allSources }),
      ...this.outlets().map((name) => el("option", { value: name, text: readable(name) })),
    ]);
    this.unit = el("select", { id: "geo-unit", on: { change: () => this.set({ unit: this.unit.value }) } }, [
      el("option", { value: "", text: words.ui.allUnits }),
      ...this.unitNames().map(([code, name]) => el("option", { value: code, text: readable(name) })),
    ]);
    this.facets = Object.keys(FACETS).map((name) => this.facet(name));
    this.confidence = el("input", {
      type: "range", id: "geo-confidence", min: "0", max: "90", step: "10", value: "0",
      on: { input: () => this.set({ confidence: Number(this.confidence.value) }) },
    });
    this.confidenceText = el("span", { class: "geo-small" });
    this.node = el("div", { class: "geo-filters" }, [
      this.row("geo-search", words.ui.search, this.search),
      this.source.options.length > 2 ? this.row("geo-source", words.ui.source, this.source) : null,
      this.unit.options.length > 2 ? this.row("geo-unit", words.ui.unit, this.unit) : null,
      ...(this.days ? this.period() : []),
      ...this.facets.filter(({ boxes }) => boxes.length > 1).map(({ node }) => node),
      this.row("geo-confidence", words.ui.atLeast, this.confidence, this.confidenceText),
    ]);
  }

  row(id, name, ...controls) {
    return el("div", { class: "geo-filter" }, [el("label", { for: id, text: name }), ...controls]);
  }

  set(change) {
    Object.assign(this.page.state, change);
    this.page.apply();
  }

  outlets() {
    return [...new Set(this.page.head.tables.sources.flat())].filter(Boolean).sort();
  }

  // Units that events lie in, by name, each once; last those in none.
  unitNames() {
    const names = new Map(this.page.head.tables.adm1.filter(([code]) => code).map(([code, name]) => [code, name || code]));
    const sorted = [...names].sort((a, b) => a[1].localeCompare(b[1], words.locale));
    return this.page.head.tables.adm1.some(([code]) => !code) ? [...sorted, [NONE, words.unitUnknown]] : sorted;
  }

  // One box for each value that occurs, with how many events have it.
  facet(name) {
    const { state } = this.page;
    const boxes = this.page.facetKeys(name).map((key) => {
      const box = el("input", { type: "checkbox", value: key, on: { change: () => {
        this.page.state[name][box.checked ? "add" : "delete"](key);
        this.page.apply();
      } } });
      box.checked = state[name].has(key);
      return box;
    });
    const labels = boxes.map((box) => el("label", { class: "geo-tick" }, [box, el("span", { text: word(`${name}Short`, box.value) })]));
    return { name, boxes, node: el("fieldset", { class: "geo-filter geo-facet" }, [el("legend", { text: words.facet[name] }), ...labels]) };
  }

  // First and last day of all events; null where there are not two to choose between.
  span() {
    const { columns, head } = this.page;
    let first = Infinity, last = -Infinity;
    for (let row = 0; row < head.n; row += 1) {
      if (columns.first[row] === NO_DAY) continue;
      first = Math.min(first, columns.first[row]);
      last = Math.max(last, columns.last[row] === NO_DAY ? columns.first[row] : columns.last[row]);
    }
    return last > first ? [first, last] : null;
  }

  period() {
    const [first, last] = this.days;
    const slider = (id, name, value) => el("input", {
      type: "range", id, min: String(first), max: String(last), value: String(value), "aria-label": name,
      on: { input: () => this.setPeriod() },
    });
    this.from = slider("geo-from", words.ui.first, first);
    this.to = slider("geo-to", words.ui.last, last);
    this.player = new Player(this.page, this.days);
    this.periodText = el("span", { class: "geo-small" });
    this.histogram = el("canvas", { class: "geo-histogram", "aria-hidden": "true" });
    return [el("fieldset", { class: "geo-filter geo-period" }, [
      el("legend", { text: words.ui.period }), this.histogram, this.from, this.to,
      el("div", { class: "geo-play-line" }, [this.player.button, this.periodText]),
    ])];
  }

  setPeriod() {
    this.player.pause();
    const [first, last] = this.days;
    const from = Math.min(Number(this.from.value), Number(this.to.value)), to = Math.max(Number(this.from.value), Number(this.to.value));
    this.set({ from: from > first ? from : null, to: to < last ? to : null });
  }

  // A row's place in the period; an event without a date has none, and stays only while the period is whole.
  inPeriod(row) {
    const { from, to } = this.page.state, { columns } = this.page;
    if (from === null && to === null) return true;
    if (columns.first[row] === NO_DAY) return false;
    const last = columns.last[row] === NO_DAY ? columns.first[row] : columns.last[row];
    return (from === null || last >= from) && (to === null || columns.first[row] <= to);
  }

  update() {
    const { state } = this.page;
    if (this.search.value !== state.query) this.search.value = state.query;
    this.source.value = state.source;
    this.unit.value = state.unit;
    for (const { name, boxes } of this.facets) for (const box of boxes) box.checked = state[name].has(box.value);
    this.confidence.value = String(state.confidence);
    const share = state.confidence ? fill(words.ui.share, { word: confidenceWord(state.confidence / 100), n: state.confidence }) : words.ui.any;
    this.confidence.setAttribute("aria-valuetext", share);
    this.confidenceText.textContent = share;
    if (!this.days) return;
    const [first, last] = this.days, iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
    const from = state.from ?? first, to = state.to ?? last, whole = state.from === null && state.to === null;
    this.from.value = String(from);
    this.to.value = String(to);
    this.from.setAttribute("aria-valuetext", dayFormat("day").format(from * DAY_MS));
    this.to.setAttribute("aria-valuetext", dayFormat("day").format(to * DAY_MS));
    this.periodText.textContent = whenWords(iso(from), iso(to), "range", "short") + (whole ? "" : `; ${words.ui.undated}`);
    this.drawHistogram(from, to);
  }

  // Events by day (week, month as the span grows), stacked by type; what is outside the period is pale.
  drawHistogram(from, to) {
    const { page } = this, [first, last] = this.days, bars = Math.min(last - first + 1, 48), width = 300, height = 44;
    const step = (last - first + 1) / bars, stacks = Array.from({ length: bars }, () => new Map());
    for (const row of page.rowsBut("period")) {
      if (page.columns.first[row] === NO_DAY) continue;
      const stack = stacks[Math.floor((page.columns.first[row] - first) / step)], type = page.value("type", row);
      stack.set(type, (stack.get(type) || 0) + 1);
    }
    const most = Math.max(1, ...stacks.map((stack) => [...stack.values()].reduce((a, b) => a + b, 0)));
    const ratio = Math.max(2, window.devicePixelRatio || 1), ctx = this.histogram.getContext("2d");
    this.histogram.width = width * ratio;
    this.histogram.height = height * ratio;
    ctx.scale(ratio, ratio);
    stacks.forEach((stack, k) => {
      const day = first + k * step;
      ctx.globalAlpha = day + step <= from || day > to ? 0.25 : 1;
      let top = height - 1;
      for (const type of page.types) {
        const tall = ((stack.get(type) || 0) / most) * (height - 3);
        if (!tall) continue;
        ctx.fillStyle = look(type).fill;
        ctx.fillRect((k * width) / bars + 0.5, top - tall, width / bars - 1, tall);
        top -= tall;
      }
    });
    ctx.globalAlpha = 1;
    ctx.fillStyle = "#8a949e";
    ctx.fillRect(0, height - 1, width, 1);
  }
}
