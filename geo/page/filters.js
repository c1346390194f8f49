// Filters beside the types: words, source, oblast, precision, standing, confidence. Each only writes the state and calls apply().

class Filters {
  constructor(page) {
    this.page = page;
    this.query = el("input", { type: "search", id: "geo-search", autocomplete: "off", on: { input: () => this.ask() } });
    this.reading = el("span", { class: "geo-small", hidden: true, text: words.ui.reading });
    this.source = el("select", { id: "geo-source", on: { change: () => page.set({ source: this.source.value }) } }, [
      el("option", { value: "", text: words.ui.allSources }),
      ...this.outlets().map((name) => el("option", { value: name, text: readable(name) })),
    ]);
    this.unit = el("select", { id: "geo-unit", on: { change: () => page.set({ unit: this.unit.value }) } }, [
      el("option", { value: "", text: words.ui.allUnits }),
      ...this.unitNames().map(([code, name]) => el("option", { value: code, text: readable(name) })),
    ]);
    this.facets = Object.keys(FACETS).map((name) => this.facet(name));
    this.confidence = el("input", {
      type: "range", id: "geo-confidence", min: "0", max: "90", step: "10", value: "0",
      on: { input: () => page.set({ confidence: Number(this.confidence.value) }) },
    });
    this.confidenceText = el("span", { class: "geo-small" });
    this.node = el("div", { class: "geo-filters" }, [
      this.row("geo-search", words.ui.search, this.query, this.reading),
      this.source.options.length > 2 ? this.row("geo-source", words.ui.source, this.source) : null,
      this.unit.options.length > 2 ? this.row("geo-unit", words.ui.unit, this.unit) : null,
      ...this.facets.filter(({ boxes }) => boxes.length > 1).map(({ node }) => node),
      this.row("geo-confidence", words.ui.atLeast, this.confidence, this.confidenceText),
    ]);
  }

  row(id, name, ...controls) {
    return el("div", { class: "geo-filter" }, [el("label", { for: id, text: name }), ...controls]);
  }

  // Until the text has been read once, names alone are searched.
  ask() {
    const { page } = this;
    page.set({ query: this.query.value });
    if (page.search.texts) return;
    this.reading.hidden = false;
    page.search.read().then(() => {
      this.reading.hidden = true;
      page.apply();
    });
  }

  outlets() {
    return [...new Set(this.page.head.tables.sources.flat())].filter(Boolean).sort();
  }

  // Units that events lie in, by name, each once; last those in none.
  unitNames() {
    const { page } = this, names = new Map();
    for (const [code, name] of page.head.tables.adm1) if (code) names.set(code, page.unitNameOf(code, name));
    const sorted = [...names].sort((a, b) => a[1].localeCompare(b[1], words.locale));
    return page.head.tables.adm1.some(([code]) => !code) ? [...sorted, [NONE, words.unitUnknown]] : sorted;
  }

  // One box for each value that occurs.
  facet(name) {
    const { state } = this.page;
    const boxes = facetKeys(this.page, name).map((key) => {
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

  update() {
    const { state } = this.page;
    if (this.query.value !== state.query) this.query.value = state.query;
    this.source.value = state.source;
    this.unit.value = state.unit;
    for (const { name, boxes } of this.facets) for (const box of boxes) box.checked = state[name].has(box.value);
    this.confidence.value = String(state.confidence);
    const share = state.confidence ? fill(words.ui.share, { word: confidenceWord(state.confidence / 100), n: state.confidence }) : words.ui.any;
    this.confidence.setAttribute("aria-valuetext", share);
    this.confidenceText.textContent = share;
  }
}
