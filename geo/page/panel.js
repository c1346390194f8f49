// What stands beside the map: title and count, filters, legend, the list of events, what is not on the map.

const LIST_STEP = 100;

class Panel {
  constructor(page) {
    this.page = page;
    this.listed = LIST_STEP;
    this.filled = new Map();
    this.count = el("p", { class: "geo-count", role: "status", "aria-live": "polite" });
    this.reset = el("button", { class: "geo-reset", type: "button", text: words.ui.showAll, hidden: true, on: { click: () => page.reset() } });
    const other = Object.keys(WORDS).find((lang) => WORDS[lang] !== words);
    this.language = el("button", {
      class: "geo-language", type: "button", lang: other, text: WORDS[other].name, on: { click: () => page.setLanguage(other) },
    });
    this.header = el("header", { class: "geo-header" }, [
      el("a", { class: "geo-skip", href: "#geo-list", text: words.ui.skip, on: { click: (event) => this.toList(event) } }),
      said(page.head.title, "h1"),
      el("div", { class: "geo-count-line" }, [this.count, this.reset, this.language]),
    ]);
    this.list = el("ol", { class: "geo-list", id: "geo-list", tabindex: "-1", "aria-label": words.ui.newest });
    this.more = el("button", { class: "geo-more", type: "button", text: words.ui.more, hidden: true, on: { click: () => this.showMore() } });
    this.units = new UnitTable(page);
    this.nowhere = el("ol", { class: "geo-list" });
    this.nowhereTitle = el("span");
    this.nowherePart = this.part(this.nowhereTitle, [
      el("p", { class: "geo-small", text: words.ui.nowhereHelp }),
      this.nowhere,
    ], { open: true });
    this.keys = el("ul", { class: "geo-keys" });
    this.shadeKey = el("div");
    this.legend = el("div", { class: "geo-legend" }, [this.keys, this.shadeChoice()]);
    this.node = el("aside", { class: "geo-panel", id: "geo-panel", "aria-label": words.ui.panel }, [
      this.typeFilter(),
      page.head.n > 1 ? this.part(words.ui.filters, [page.filters.node], { open: page.head.n > 40, name: "geo-part-filters" }) : null,
      page.tiles.control(),
      this.part(words.ui.legend, [this.legend], { open: !matchMedia("(max-width: 699px)").matches }),
      this.part(words.units.title, [this.units.node]),
      this.part(words.ui.list, [this.list, this.more], { open: true }),
      this.nowherePart,
      page.head.n ? el("section", { class: "geo-take", "aria-label": words.share.title }, [new Share(page).node]) : null,
      this.part(words.ui.about, aboutParts(page.head)),
    ]);
    this.toggle = el("button", {
      class: "geo-toggle", type: "button", "aria-expanded": "false", "aria-controls": "geo-panel", text: words.ui.toggle,
      on: { click: () => this.setOpen(this.toggle.getAttribute("aria-expanded") !== "true") },
    });
    this.small = matchMedia("(max-width: 699px)");
    this.small.addEventListener("change", () => this.setOpen(false));
    this.setOpen(false);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open && this.page.card.node.hidden) this.setOpen(false, { focus: true });
    });
  }

  get open() {
    return this.small.matches && this.toggle.getAttribute("aria-expanded") === "true";
  }

  // On a phone the panel is a sheet, shut at start; beside a wide map it always stands open.
  setOpen(open, { focus = false } = {}) {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.textContent = open ? words.ui.back : words.ui.toggle;
    this.node.classList.toggle("is-open", open);
    this.node.inert = this.small.matches && !open;
    if (focus) this.toggle.focus();
  }

  // Stand as another panel of the same page stood: parts open, list as long, scrolled as far.
  takeFrom(other, sheet) {
    const parts = this.node.querySelectorAll("details");
    other.node.querySelectorAll("details").forEach((part, k) => { parts[k].open = part.open; });
    this.listed = other.listed;
    if (sheet) this.setOpen(true);
  }

  part(title, children, { open = false, name = "" } = {}) {
    return el("details", { class: `geo-part ${name}`.trim(), open }, [el("summary", {}, [el("h2", {}, [title])]), ...children.filter(Boolean)]);
  }

  toList(event) {
    event.preventDefault();
    if (this.small.matches) this.setOpen(true);
    this.list.closest("details").open = true;
    (this.list.querySelector("button") || this.list).focus();
  }

  typeFilter() {
    const { page } = this;
    this.typeBoxes = page.types.map((type) => {
      const box = el("input", { type: "checkbox", checked: true, value: type, on: { change: () => page.setType(type, box.checked) } });
      const count = el("span", { class: "geo-type-count" });
      const row = el("label", { class: "geo-type" }, [box, symbolPicture(type), el("span", { class: "geo-type-name", text: word("types", type) }), count]);
      return { type, box, count, row };
    });
    return el("fieldset", { class: "geo-types" }, [el("legend", { text: words.ui.types }), ...this.typeBoxes.map(({ row }) => row)]);
  }

  // What the oblasts are shaded by; the table says the same in figures.
  shadeChoice() {
    this.shadeBoxes = SHADED.map((name) => el("input", { type: "radio", name: "geo-shade", value: name, on: { change: () => this.page.set({ shade: name }) } }));
    const labels = this.shadeBoxes.map((box) => el("label", { class: "geo-tick" }, [box, el("span", { text: words.units[box.value] })]));
    return el("fieldset", { class: "geo-filter geo-shades" }, [el("legend", { text: words.shade.title }), el("div", { class: "geo-choice" }, labels), this.shadeKey]);
  }

  update() {
    const { page } = this;
    this.count.textContent = plural("shown", page.head.n, { some: number(page.shown.length) });
    this.reset.hidden = page.shown.length === page.head.n;
    for (const { type, box, count } of this.typeBoxes) {
      box.checked = page.state.types.has(type);
      count.textContent = number(page.typeTotals.get(type) || 0);
    }
    page.filters.update();
    this.units.update();
    this.fillLegend();
    this.fillLists();
  }

  fillLists() {
    const { page } = this, { nowhere } = page;
    this.fill(this.list, page.shown.subarray(0, this.listed));
    this.more.hidden = page.shown.length <= this.listed;
    this.nowhereTitle.textContent = fill(words.ui.nowhere, { n: number(nowhere.length) });
    this.nowherePart.hidden = nowhere.length === 0;
    this.fill(this.nowhere, nowhere.slice(0, LIST_STEP));
  }

  // A list that already says this is left as it is: filters often change what is below its end.
  fill(list, rows) {
    const key = rows.join();
    if (this.filled.get(list) === key) return;
    this.filled.set(list, key);
    list.replaceChildren(...Array.from(rows, (row) => el("li", {}, [this.rowButton(row)])));
  }

  showMore() {
    const from = this.listed;
    this.listed += LIST_STEP;
    this.fillLists();
    this.list.children[from]?.firstElementChild.focus();
  }

  rowButton(row) {
    const { page } = this, type = page.value("type", row), people = page.peopleWords(row);
    const what = [word("types", type)];
    if (page.value("occurrence", row) !== "occurred") what.push(word("occurrence", page.value("occurrence", row)));
    if (page.doubt(row)) what.push(word("verification", page.value("verification", row)));
    const button = el("button", { class: "geo-row", type: "button", "data-id": page.head.ids[row] }, [
      symbolPicture(type, { ghost: page.ghost(row), doubt: page.doubt(row), precision: page.value("precision", row) }, 26),
      el("span", { class: "geo-row-main" }, [
        said(page.placeName(row), "span", { class: "geo-row-place" }),
        el("span", { class: "geo-row-what", text: what.join(", ") }),
        people ? el("span", { class: "geo-row-people", text: people }) : null,
      ]),
      el("span", { class: "geo-row-when", text: page.whenShort(row) }),
    ]);
    button.addEventListener("click", () => page.open(row, button));
    return button;
  }

  fillLegend() {
    const { page } = this, { present } = page;
    const item = (picture, text) => el("li", {}, [picture, el("span", { text })]);
    const sample = page.types.find((type) => ["strike", "explosion", "killing"].includes(type)) || page.types[0] || "strike";
    const items = [
      present.site && item(symbolPicture(sample, { precision: "site" }, 28), words.ui.keySite),
      item(symbolPicture(sample, { precision: "settlement" }, 28), words.ui.keySettlement),
      present.wedge && item(wedgePicture(), words.ui.keyWedge),
      present.unit && item(hatchPicture(), words.ui.keyHatch),
      present.ghost && item(symbolPicture(sample, { ghost: true }, 28), words.ui.keyGhost),
      present.doubt && item(symbolPicture(sample, { doubt: true }, 28), words.ui.keyDoubt),
      item(sizePicture(), words.ui.keySize),
      page.shown.length > 1 && item(clusterPicture(), words.ui.keyCluster),
    ];
    this.keys.replaceChildren(...items.filter(Boolean));
    this.shadeKey.replaceChildren(...shadeKey(page));
    for (const box of this.shadeBoxes) box.checked = box.value === page.state.shade;
  }
}

function wedgePicture() {
  return picture("wedge", 28, (ctx) => {
    ctx.beginPath();
    ctx.moveTo(4, 24);
    ctx.arc(4, 24, 23, -Math.PI * 0.42, -Math.PI * 0.12);
    ctx.closePath();
    ctx.fillStyle = "#f0e442aa";
    ctx.fill();
    ctx.setLineDash([3, 2]);
    ctx.strokeStyle = "#8a7f00";
    ctx.lineWidth = 1.3;
    ctx.stroke();
  });
}

function hatchPicture() {
  return picture("hatch", 28, (ctx) => {
    ctx.beginPath();
    ctx.rect(1, 3, 26, 22);
    ctx.clip();
    ctx.fillStyle = "#b9c8d8";
    ctx.fill();
    ctx.strokeStyle = "#3b4856";
    ctx.lineWidth = 1.4;
    ctx.beginPath();
    for (let k = -30; k < 60; k += 7) {
      ctx.moveTo(k, 30);
      ctx.lineTo(k + 30, 0);
    }
    ctx.stroke();
    ctx.beginPath();
    ctx.roundRect(6, 7, 16, 14, 3);
    ctx.fillStyle = "#fff";
    ctx.fill();
    ctx.setLineDash([2.5, 2]);
    ctx.strokeStyle = INK;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  });
}

function sizePicture() {
  return picture("size", 28, (ctx) => drawSymbol(ctx, "strike", 14, 14, 6.5, { ring: 12 }));
}

function clusterPicture() {
  return picture("cluster", 28, (ctx) => drawCluster(ctx, 14, 14, 12, [["strike", 4], ["negotiation", 2], ["territorial_claim", 1]], 7, false));
}

function shadeKey(page) {
  const bounds = shadeBounds(page.shades), help = el("p", { class: "geo-small", text: words.shade[page.state.shade] });
  if (!bounds.length) return [el("p", { class: "geo-small", text: words.shade.none })];
  const items = bounds.map((bound, k) => {
    const from = (bounds[k - 1] || 0) + 1;
    const label = from === bound ? number(bound) : `${number(from)}–${number(bound)}`;
    return el("li", {}, [el("span", { class: `geo-swatch geo-swatch-${k + 1}` }), el("span", { text: label })]);
  });
  return [el("ul", {}, items), help];
}

function aboutParts({ about, read }) {
  const p = (text) => el("p", { text }), [first, last] = read.published;
  const span = first ? whenWords(first, last, "range", "short") : words.whenUnknown;
  return [
    p(`${plural("texts", read.documents)}, ${plural("outlets", read.outlets)}. ${fill(words.ui.published, { span })}`),
    p(words.ui.about1),
    p(words.ui.about2),
    p(words.ui.about3),
    p(words.ui.about4),
    el("ul", { class: "geo-plain geo-small" }, LISTS(about.attributions).map((line) => el("li", { text: line }))),
    el("p", { class: "geo-small", text: fill(words.ui.made, { generator: about.generator, data: about.data_version }) }),
    el("p", { class: "geo-small", text: words.ui.licence }),
  ];
}
