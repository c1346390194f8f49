// What the page holds: packed columns to draw from, chunks of text to read from.

const NOT_STATED = -1, NO_DAY = -(2 ** 31), NO_BEARING = 255;
const POINT = 0, WEDGE = 1, UNIT = 2, NOWHERE = 3;
const EAGER = 5000; // up to so many events all text is inflated at start, so that geo.events is whole
const ARRAYS = { "<f4": Float32Array, "<i4": Int32Array, "<u2": Uint16Array, "|u1": Uint8Array };

async function unpack(name) {
  const node = document.getElementById(`geo-${name}`);
  if (!node) throw new Error(`the page lacks its part geo-${name}`);
  const packed = atob(node.textContent.trim());
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function unpackJson(name) {
  return JSON.parse(new TextDecoder().decode(await unpack(name)));
}

// Columns lie one after the other in one buffer, the widest first, so that each is aligned.
function readColumns(head, buffer) {
  const columns = {};
  let at = 0;
  for (const [name, type] of head.columns) {
    columns[name] = new ARRAYS[type](buffer, at, head.n);
    at += columns[name].byteLength;
  }
  return columns;
}

// Outlines: for each shape the number of its rings, for each ring its length and its steps.
function readOutlines(head, buffer) {
  const bytes = new Uint8Array(buffer);
  let at = 0;
  const next = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const signed = () => {
    const value = next();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  return head.shapes.map((shape) => {
    const rings = Array.from({ length: next() }, () => {
      const length = next();
      const ring = new Array(length);
      let x = 0, y = 0;
      for (let k = 0; k < length; k += 1) {
        x += signed();
        y += signed();
        ring[k] = [y * shape.step, x * shape.step];
      }
      return ring;
    });
    return { ...shape, rings };
  });
}

// The text of events, inflated by the chunk when it is asked for. A large page keeps only the last few chunks.
class Texts {
  constructor(head) {
    this.head = head;
    this.size = head.chunk;
    this.count = Math.ceil(head.n / head.chunk);
    this.kept = new Map();
  }

  chunk(k) {
    if (!this.kept.has(k)) {
      this.kept.set(k, unpackJson(`text-${k}`).then((packed) => this.records(packed, k * this.size)));
      if (this.head.n > EAGER && this.kept.size > 6) this.forget(this.kept.keys().next().value);
    }
    return this.kept.get(k);
  }

  forget(k) {
    if (this.head.n > EAGER) this.kept.delete(k);
  }

  records(packed, from) {
    return unpackRows(packed).map((record, k) => namesOfDocuments({ id: this.head.ids[from + k], ...record }));
  }

  async record(row) {
    return (await this.chunk(Math.floor(row / this.size)))[row % this.size];
  }

  async all() {
    const parts = [];
    for (let k = 0; k < this.count; k += 1) parts.push(await this.chunk(k));
    return parts.flat();
  }
}

// Records by columns, `{n, c: {name: values}}`, as objects again; a name that only some have says which. Values that are records or lists of records are packed the same way.
function unpackRows({ n, c }) {
  const columns = Object.entries(c).map(([name, column]) => [name, unpackColumn(column)]);
  return Array.from({ length: n }, (_, k) => {
    const record = {};
    for (const [name, values] of columns) if (k in values) record[name] = values[k];
    return record;
  });
}

// A document that stands among the event's sources is told by its place there.
function namesOfDocuments(record) {
  for (const piece of [...LISTS(record.evidence), ...LISTS(record.claims)]) {
    if (typeof piece.document === "number") piece.document = record.sources[piece.document].id;
  }
  return record;
}

function unpackColumn(column) {
  if (Array.isArray(column)) return column;
  if (column.at) return Object.fromEntries(column.at.map((k, index) => [k, column.values[index]]));
  const items = unpackRows(column);
  let at = 0;
  if (column.sizes) return column.sizes.map((size) => items.slice(at, (at += size)));
  return column.known.map((known) => (known ? items[at++] : null));
}

function feature(record) {
  const { lat, lon, ...properties } = record;
  const known = lat !== null && lat !== undefined && lon !== null && lon !== undefined;
  return {
    type: "Feature",
    id: record.id,
    geometry: known ? { type: "Point", coordinates: [lon, lat] } : null,
    properties,
  };
}
