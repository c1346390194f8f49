// What leaves the page, by the reader's own hand: files of the events shown, and an address that restores the view.

const FORMULA = /^[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const OFFSET_PARTS = ["anchor", "anchor_lat", "anchor_lon", "bearing", "distance_km"];

// A cell of a table; text that a spreadsheet would run begins with an apostrophe.
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = String(value).replace(CONTROLS, "\ufffd");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A record as a flat row, with the columns that `geo events -o events.csv` writes.
function flatRecord(record, versions) {
  const row = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "offset") for (const part of OFFSET_PARTS) row[`offset_${part}`] = value ? value[part] : null;
    else if (name === "weapons" || name === "targets") row[name] = value.join("; ") || null;
    else row[name] = value !== null && typeof value === "object" ? JSON.stringify(value) : value;
  }
  return { ...row, ...versions };
}

// Both writers go over the records twice or once and give parts of text, so that a large page need not hold all at once.
async function csvOf(page, versions) {
  const parts = [], columns = new Set();
  await eachShown(page, (record) => { for (const name of Object.keys(flatRecord(record, versions))) columns.add(name); });
  const line = (cells) => `${cells.map(cell).join(",")}\r\n`;
  parts.push(line([...columns]));
  await eachShown(page, (record) => {
    const row = flatRecord(record, versions);
    parts.push(line(Array.from(columns, (name) => row[name])));
  });
  return parts;
}

async function geojsonOf(page, versions) {
  const parts = [`${JSON.stringify({ type: "FeatureCollection", schema_version: "1.0", ...versions }).slice(0, -1)},"features":[`];
  let before = "\n";
  await eachShown(page, (record) => {
    const { type, geometry, properties } = feature(record);
    parts.push(before, JSON.stringify({ type, geometry, properties }));
    before = ",\n";
  });
  return [...parts, "\n]}\n"];
}

// The records shown, chunk after chunk.
async function eachShown(page, run) {
  const { shown, texts } = page;
  for (let k = 0; k < shown.length; k += 1) run((await texts.chunk(Math.floor(shown[k] / texts.size)))[shown[k] % texts.size]);
}

function save(name, type, parts) {
  const link = el("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Files of what is shown, the address that shows it, and the code that embeds it.
class Share {
  constructor(page) {
    this.page = page;
    this.text = el("textarea", { class: "geo-share-text", id: "geo-share-text", readonly: true, rows: "4", spellcheck: "false", dir: "ltr" });
    this.label = el("label", { for: "geo-share-text" });
    this.help = el("p", { class: "geo-small" });
    this.copied = el("span", { class: "geo-small", role: "status" });
    this.box = el("div", { class: "geo-share", hidden: true }, [
      this.label, this.text, this.help,
      el("div", { class: "geo-downloads" }, [this.button(words.share.copy, () => this.copy()), this.copied]),
    ]);
    this.link = this.button(words.share.link, () => this.open("link"));
    this.embed = this.button(words.share.embed, () => this.open("embed"));
    this.node = el("div", {}, [
      el("div", { class: "geo-downloads" }, [
        el("span", { text: words.ui.take }),
        this.download("CSV", "events.csv", "text/csv", csvOf), this.download("GeoJSON", "events.geojson", "application/geo+json", geojsonOf),
      ]),
      el("div", { class: "geo-downloads" }, [el("span", { text: words.share.pass }), this.link, this.embed, this.button(words.share.print, () => window.print())]),
      this.box,
    ]);
  }

  button(text, run) {
    return el("button", { class: "geo-download", type: "button", text, on: { click: run } });
  }

  download(text, name, type, write) {
    const { generator, data_version } = this.page.head.about;
    return this.button(text, async () => save(name, type, await write(this.page, { generator, data_version })));
  }

  // A second press shuts what the first opened.
  open(what) {
    const shut = !this.box.hidden && this.what === what;
    this.what = what;
    this.box.hidden = shut;
    for (const [name, button] of [["link", this.link], ["embed", this.embed]]) button.setAttribute("aria-expanded", String(!shut && name === what));
    if (shut) return;
    writeAddress(this.page);
    this.copied.textContent = "";
    this.label.textContent = what === "link" ? words.share.linkLabel : words.share.embedLabel;
    this.help.textContent = onSite() ? "" : words.share.file;
    this.text.value = what === "link" ? location.href : embedCode(location, this.page.head.title);
    this.text.focus();
    this.text.select();
  }

  // The clipboard where the browser allows it; else the text stands selected.
  async copy() {
    this.text.select();
    try {
      await navigator.clipboard.writeText(this.text.value);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    this.copied.textContent = words.share.copied;
  }
}

function onSite() {
  return location.protocol === "http:" || location.protocol === "https:";
}

// What a site puts into its article. The frame may run the page's own scripts, and reach nothing of the site's.
function embedCode({ href, hash }, title) {
  return el("iframe", {
    src: onSite() ? href : `map.html${hash}`, title: readable(title), width: "100%", height: "640", loading: "lazy",
    sandbox: "allow-scripts allow-popups allow-downloads", allowfullscreen: true,
  }).outerHTML; // an element that is never put into the page: the browser does the escaping
}

// The address: what differs from a fresh page, so that a link shows the same.
function writeAddress(page) {
  const { state, map } = page, params = new URLSearchParams(), { lat, lng } = map.getCenter();
  params.set("at", `${+map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
  if (state.types.size < page.types.length) params.set("types", [...state.types].join(","));
  if (words !== WORDS[page.head.lang]) params.set("lang", document.documentElement.lang);
  for (const name of Object.keys(FACETS)) {
    if (state[name].size < facetKeys(page, name).length) params.set(name, [...state[name]].join(","));
  }
  for (const [name, empty] of [["query", ""], ["source", ""], ["unit", ""], ["confidence", 0], ["from", null], ["to", null], ["shade", "events"]]) {
    if (state[name] !== empty) params.set(name, state[name]);
  }
  if (page.selected !== null) params.set("event", page.head.ids[page.selected]);
  try {
    history.replaceState(null, "", `#${String(params).replaceAll("%2F", "/")}`);
  } catch {
    // a page inside a notebook has no address of its own
  }
}

// The language that the address asks for, or the page's own.
function askedLanguage(head) {
  const lang = new URLSearchParams(location.hash.slice(1)).get("lang");
  return knownLanguage(lang) ? lang : head.lang;
}

// Take the state from the address; true where it says where to look.
function readAddress(page) {
  const params = new URLSearchParams(location.hash.slice(1)), { state } = page;
  const whole = (name) => (/^-?\d+$/.test(params.get(name) || "") ? Number(params.get(name)) : null);
  if (params.has("types")) state.types = new Set(params.get("types").split(",").filter((type) => page.types.includes(type)));
  for (const name of Object.keys(FACETS)) {
    if (params.has(name)) state[name] = new Set(params.get(name).split(",").filter((key) => facetKeys(page, name).includes(key)));
  }
  state.query = params.get("query") || "";
  state.source = page.filters.outlets().includes(params.get("source")) ? params.get("source") : "";
  state.unit = page.filters.unitNames().some(([code]) => code === params.get("unit")) ? params.get("unit") : "";
  state.confidence = Math.max(0, Math.min(90, whole("confidence") || 0));
  state.shade = SHADED.includes(params.get("shade")) ? params.get("shade") : "events";
  state.from = whole("from");
  state.to = whole("to");
  const at = (params.get("at") || "").split("/").map(Number);
  if (at.length !== 3 || !at.every(Number.isFinite)) return false;
  page.map.setView([at[1], at[2]], at[0], { animate: false });
  return true;
}
