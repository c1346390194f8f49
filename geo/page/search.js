// Words in, the events that hold them out. The text is read once, when somebody first searches, and kept as one string a chunk.

class Search {
  constructor(page) {
    this.page = page;
    this.texts = null;
    this.reading = null;
    this.masks = new Map();
  }

  // One byte a row, or null where nothing is asked.
  mask(query) {
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return null;
    const masks = wanted.map((part) => this.maskOf(part));
    return masks.length === 1 ? masks[0] : masks.reduce((a, b) => a.map((byte, row) => byte & b[row]));
  }

  maskOf(part) {
    if (this.masks.has(part)) return this.masks.get(part);
    const mask = this.fromTables(part);
    if (this.texts) this.fromTexts(part, mask);
    if (this.masks.size > 8) this.masks.delete(this.masks.keys().next().value);
    this.masks.set(part, mask);
    return mask;
  }

  // Names that repeat stand once in a table; both languages of the page are searched in.
  fromTables(part) {
    const { columns, head } = this.page, { tables, n, names_uk } = head, mask = new Uint8Array(n);
    const has = (...names) => names.some((name) => name && String(name).toLowerCase().includes(part));
    const spoken = (type) => Object.values(WORDS).map((each) => each.types[type]);
    const hits = {
      type: bytes(tables.type, (type) => has(...spoken(type))),
      place: bytes(tables.place, (name) => has(name, names_uk[name])),
      sources: bytes(tables.sources, (names) => has(...names)),
      adm1: bytes(tables.adm1, (names) => has(...names)),
      adm2: bytes(tables.adm2, (name) => has(name, names_uk[name])),
    };
    for (const [name, hit] of Object.entries(hits)) {
      if (!hit.includes(1)) continue;
      const column = columns[name];
      for (let row = 0; row < n; row += 1) mask[row] |= hit[column[row]];
    }
    if (part.length > 5) head.ids.forEach((id, row) => { if (id.toLowerCase().includes(part)) mask[row] = 1; });
    return mask;
  }

  fromTexts(part, mask) {
    for (const { from, text, starts } of this.texts) {
      let k = 0;
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, starts[k])) {
        while (starts[k] <= at) k += 1;
        mask[from + k - 1] = 1;
        if (k >= starts.length) break;
      }
    }
  }

  // Read all text, a chunk at a time, so that the page stays alive meanwhile.
  read() {
    this.reading ??= this.readAll();
    return this.reading;
  }

  async readAll() {
    const { texts } = this.page, parts = [];
    for (let k = 0; k < texts.count; k += 1) {
      const starts = [];
      let text = "";
      for (const record of await texts.chunk(k)) {
        starts.push(text.length);
        text += `${searchText(record).toLowerCase()}\n`;
      }
      parts.push({ from: k * texts.size, text, starts: Uint32Array.from(starts) });
      texts.forget(k);
    }
    this.texts = parts;
    this.masks.clear();
  }
}

// What is searched of an event beside the tables.
function searchText(event) {
  const parts = [
    event.place_text === event.place ? null : event.place_text,
    ...LISTS(event.evidence).map((piece) => piece.quote),
    ...LISTS(event.sources).map((source) => source.title),
    ...LISTS(event.actors).map((actor) => actor.name),
  ];
  return parts.filter(Boolean).join("\n");
}
