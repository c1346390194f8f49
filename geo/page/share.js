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

function csvOf(records, versions) {
  const rows = records.map((record) => flatRecord(record, versions));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function geojsonOf(records, versions) {
  const features = records.map((record) => {
    const { type, geometry, properties } = feature(record);
    return JSON.stringify({ type, geometry, properties });
  });
  const head = JSON.stringify({ type: "FeatureCollection", schema_version: "1.0", ...versions }).slice(0, -1);
  return `${head},"features":[\n${features.join(",\n")}\n]}\n`;
}

function save(name, type, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function downloadButtons(page) {
  const versions = { generator: page.head.about.generator, data_version: page.head.about.data_version };
  const button = (text, name, type, write) => el("button", {
    class: "geo-download", type: "button", text,
    on: { click: async () => save(name, type, write(await page.shownRecords(), versions)) },
  });
  return el("div", { class: "geo-downloads" }, [
    el("span", { text: words.ui.take }),
    button("CSV", "events.csv", "text/csv", csvOf),
    button("GeoJSON", "events.geojson", "application/geo+json", geojsonOf),
  ]);
}

// The address: what differs from a fresh page, so that a link shows the same.
function writeAddress(page) {
  const { state, map } = page, params = new URLSearchParams(), { lat, lng } = map.getCenter();
  params.set("at", `${+map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
  if (state.types.size < page.types.length) params.set("types", [...state.types].join(","));
  if (words !== WORDS[page.head.lang]) params.set("lang", document.documentElement.lang);
  for (const name of Object.keys(FACETS)) {
    if (state[name].size < page.facetKeys(name).length) params.set(name, [...state[name]].join(","));
  }
  for (const [name, empty] of [["query", ""], ["source", ""], ["unit", ""], ["confidence", 0], ["from", null], ["to", null]]) {
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
    if (params.has(name)) state[name] = new Set(params.get(name).split(",").filter((key) => page.facetKeys(name).includes(key)));
  }
  state.query = params.get("query") || "";
  state.source = page.filters.outlets().includes(params.get("source")) ? params.get("source") : "";
  state.unit = page.filters.unitNames().some(([code]) => code === params.get("unit")) ? params.get("unit") : "";
  state.confidence = Math.max(0, Math.min(90, whole("confidence") || 0));
  state.from = whole("from");
  state.to = whole("to");
  const at = (params.get("at") || "").split("/").map(Number);
  if (at.length !== 3 || !at.every(Number.isFinite)) return false;
  page.map.setView([at[1], at[2]], at[0], { animate: false });
  return true;
}
