// Visible events in view into groups that do not overlap: typed arrays all through, so that 100,000 take some milliseconds.

const CELL = 46, BASE_R = 7, MAX_R = 21, MAX_RING = 30, WEDGE_KM = 30;
const MANY_WEDGES = 40; // in view; above, they join the rings, which say nothing of a spot either

function radius(people, most) {
  return Math.min(most, Math.sqrt(BASE_R * BASE_R + 6 * Math.max(0, people)));
}

class Cells {
  constructor(page) {
    this.page = page;
    this.cellOf = new Int32Array(page.head.n);
    this.wedgeOf = this.wedgeKeys();
  }

  // Wedges of one anchor and bearing are one: the same number for each, -1 for what is no wedge.
  wedgeKeys() {
    const { columns, head } = this.page, keys = new Map(), of = new Int32Array(head.n).fill(-1);
    for (let row = 0; row < head.n; row += 1) {
      if (columns.mode[row] !== WEDGE) continue;
      const key = `${columns.x[row]},${columns.y[row]},${columns.bearing[row]}`;
      if (!keys.has(key)) keys.set(key, keys.size);
      of[row] = keys.get(key);
    }
    return of;
  }

  // One pass over the visible events, into cells that stand still while the map moves.
  gather(scale, origin, bounds) {
    const { columns, head, selection } = this.page, { shown } = selection, { x, y, mode, place, type } = columns;
    const types = head.tables.type.length, cellOf = this.cellOf;
    const left = Math.floor((bounds.min.x + origin.x - 40) / CELL), top = Math.floor((bounds.min.y + origin.y - 40) / CELL);
    const wide = Math.floor((bounds.max.x + origin.x + 40) / CELL) - left + 1;
    const high = Math.floor((bounds.max.y + origin.y + 40) / CELL) - top + 1;
    const all = wide * high;
    const cells = {
      wide, high, count: new Uint32Array(all), x: new Float64Array(all), y: new Float64Array(all),
      first: new Int32Array(all), place: new Int32Array(all), types: new Uint32Array(all * types),
    };
    const areas = new Map(), wedges = new Map();
    cellOf.fill(-1);
    for (let k = 0; k < shown.length; k += 1) {
      const row = shown[k];
      if (mode[row] > WEDGE) {
        if (mode[row] === UNIT) this.addTo(areas, columns.adm1[row], row, 0, 0);
        continue;
      }
      const wx = x[row] * scale, wy = y[row] * scale;
      const across = Math.floor(wx / CELL) - left, down = Math.floor(wy / CELL) - top;
      if (!(across >= 0 && down >= 0 && across < wide && down < high)) continue;
      if (mode[row] === WEDGE) {
        this.addTo(wedges, this.wedgeOf[row], row, wx - origin.x, wy - origin.y);
        continue;
      }
      this.put(cells, across + down * wide, row, wx - origin.x, wy - origin.y, place[row], type[row], types);
    }
    const drawn = wedges.size <= MANY_WEDGES ? [...wedges.values()] : this.crowd(cells, wedges, left, top, origin, types);
    return { groups: this.merge(this.groupsOf(cells, types)), areas, wedges: drawn };
  }

  put(cells, at, row, x, y, place, type, types) {
    if (!cells.count[at]) {
      cells.first[at] = row;
      cells.place[at] = place;
    } else if (cells.place[at] !== place) cells.place[at] = -1;
    cells.count[at] += 1;
    cells.x[at] += x;
    cells.y[at] += y;
    cells.types[at * types + type] += 1;
    this.cellOf[row] = at;
  }

  addTo(groups, key, row, x, y) {
    const group = groups.get(key);
    if (group) {
      group.n += 1;
      group.rows.push(row);
    } else groups.set(key, { n: 1, x, y, rows: [row] });
  }

  // Too many wedges to tell apart: those whose cell holds others go into its ring, the rest stay wedges.
  crowd(cells, wedges, left, top, origin, types) {
    const { columns } = this.page, kept = [], byCell = new Map();
    for (const wedge of wedges.values()) {
      const at = Math.floor((wedge.x + origin.x) / CELL) - left + (Math.floor((wedge.y + origin.y) / CELL) - top) * cells.wide;
      byCell.set(at, [...(byCell.get(at) || []), wedge]);
    }
    for (const [at, group] of byCell) {
      if (!cells.count[at] && group.length === 1) kept.push(group[0]);
      else for (const { rows, x, y } of group) for (const row of rows) this.put(cells, at, row, x, y, columns.place[row], columns.type[row], types);
    }
    return kept;
  }

  groupsOf(cells, types) {
    const groups = [];
    for (let at = 0; at < cells.count.length; at += 1) {
      const n = cells.count[at];
      if (!n) continue;
      groups.push({
        n, x: cells.x[at] / n, y: cells.y[at] / n, first: cells.first[at], place: cells.place[at],
        types: cells.types.subarray(at * types, (at + 1) * types), cells: [at], r: 0,
      });
    }
    return groups;
  }

  // Groups whose symbols would overlap become one: the greatest first, until none overlap.
  merge(groups) {
    for (const group of groups) group.r = this.reach(group);
    for (let before = Infinity; groups.length < before;) {
      before = groups.length;
      groups = this.mergeOnce(groups);
    }
    return groups;
  }

  // A group that has grown may reach others: hence again, until nothing changes.
  mergeOnce(groups) {
    const kept = [];
    for (const group of groups.sort((a, b) => b.n - a.n || a.x - b.x)) {
      const near = kept.find((other) => overlap(other, group));
      if (near) this.join(near, group);
      else kept.push(group);
    }
    return kept;
  }

  join(near, group) {
    const n = near.n + group.n;
    near.x = (near.x * near.n + group.x * group.n) / n;
    near.y = (near.y * near.n + group.y * group.n) / n;
    near.n = n;
    if (near.place !== group.place) near.place = -1;
    near.types = near.types.map((count, k) => count + group.types[k]);
    near.cells.push(...group.cells);
    near.r = this.reach(near);
  }

  reach(group) {
    if (group.n > 1) return Math.min(36, 11 + 1.9 * Math.log2(group.n));
    return radius(this.page.people(group.first).low ?? 0, MAX_R);
  }

  // The events of a group, found again when somebody asks for them.
  rowsOf(group) {
    if (group.rows) return group.rows;
    const own = new Set(group.cells), { shown } = this.page.selection;
    return Array.from(shown.filter((row) => own.has(this.cellOf[row])));
  }

  holds(group, row) {
    return group.rows ? group.rows.includes(row) : group.cells.includes(this.cellOf[row]);
  }
}

function overlap(a, b) {
  const x = a.x - b.x, y = a.y - b.y, reach = (a.r + b.r) * 0.88;
  return x * x + y * y < reach * reach;
}
