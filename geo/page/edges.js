// What lies outside the view: buttons at the edge that say what is there and go to it.

class Edges {
  constructor(page) {
    this.page = page;
    this.boxes = [];
    this.node = el("div", { class: "geo-edges", role: "group", "aria-label": words.ui.outside });
  }

  // Brings the buttons in step with the view; true where they moved, so that labels must make room.
  update() {
    const before = JSON.stringify(this.boxes);
    const { page } = this, size = page.map.getSize(), limit = size.x < 500 ? 3 : 6;
    const { groups, count } = this.outside(size, limit);
    const shown = groups.length <= limit ? groups : [];
    const buttons = shown.map((group) => this.button(group, size));
    if (!shown.length && count) {
      buttons.push(el("button", { class: "geo-edge geo-edge-all", type: "button", text: plural("beyond", count), on: { click: () => page.showEverything() } }));
    }
    this.node.replaceChildren(...buttons);
    this.settle(buttons, shown, size);
    return JSON.stringify(this.boxes) !== before;
  }

  // Events outside the view: how many, and by place name as long as the places are few.
  outside(size, limit) {
    const { page } = this, { map, columns, shown } = page, { x, y, mode, place, adm1 } = columns, groups = new Map();
    const scale = 256 * 2 ** map.getZoom(), corner = map.getPixelBounds().min, away = this.unitsAway(size);
    const [left, top, right, bottom] = [corner.x + 8, corner.y + 8, corner.x + size.x - 8, corner.y + size.y - 8].map((at) => at / scale);
    let count = 0;
    for (let k = 0; k < shown.length; k += 1) {
      const row = shown[k];
      if (mode[row] > WEDGE ? mode[row] === NOWHERE || !away[adm1[row]] : x[row] > left && y[row] > top && x[row] < right && y[row] < bottom) continue;
      count += 1;
      if (groups.size > limit) continue;
      const group = groups.get(place[row]);
      if (group) group.rows.push(row);
      else groups.set(place[row], { rows: [row] });
    }
    if (groups.size > limit) return { groups: [...groups.values()], count };
    for (const group of groups.values()) {
      const [row] = group.rows, where = page.latLng(row);
      Object.assign(group, { name: page.placeName(row), where, point: map.latLngToContainerPoint(where) });
    }
    return { groups: [...groups.values()], count };
  }

  // By row of the table of units: whether the badge of its events stands outside the view.
  unitsAway(size) {
    const { map, basemap, head } = this.page;
    return bytes(head.tables.adm1, ([code]) => {
      const unit = basemap.units.get(code), at = unit && map.latLngToContainerPoint([unit.lat, unit.lon]);
      return at && !(at.x > 8 && at.y > 8 && at.x < size.x - 8 && at.y < size.y - 8);
    });
  }

  button({ name, rows, where, point }, size) {
    const { page } = this, turn = Math.atan2(point.y - size.y / 2, point.x - size.x / 2);
    const arrow = el("span", { class: "geo-arrow", "aria-hidden": "true", text: "➜" });
    arrow.style.transform = `rotate(${turn}rad)`;
    const count = rows.length > 1 ? ` (${number(rows.length)})` : "";
    return el("button", {
      class: "geo-edge", type: "button", "aria-label": fill(words.ui.goThere, { name: name + count }),
      on: { click: () => page.goTo(where, rows) },
    }, [
      symbolPicture(page.value("type", rows[0]), { ghost: page.ghost(rows[0]), precision: "settlement" }, 20),
      said(name + count, "span"), arrow,
    ]);
  }

  // Where the line from the middle to the place leaves the view, moved so that none covers another.
  settle(buttons, groups, size) {
    const placed = [];
    buttons.forEach((button, k) => {
      const width = button.offsetWidth, height = button.offsetHeight, inset = 10, foot = this.page.footHeight() + inset;
      const point = groups[k] ? groups[k].point : { x: size.x / 2, y: size.y * 2 };
      const dx = point.x - size.x / 2, dy = point.y - size.y / 2;
      const share = Math.min(size.x / 2 / Math.abs(dx || 1e-9), size.y / 2 / Math.abs(dy || 1e-9), 1);
      const top = inset;
      let x = Math.max(this.page.leftInset() + inset, Math.min(size.x - width - inset, size.x / 2 + dx * share - width / 2));
      let y = Math.max(top, Math.min(size.y - height - foot, size.y / 2 + dy * share - height / 2));
      for (let tries = 0; tries < 12; tries += 1) {
        const other = placed.find((p) => x < p.x + p.width + 6 && p.x < x + width + 6 && y < p.y + p.height + 6 && p.y < y + height + 6);
        if (!other) break;
        y = other.y - height - 7 >= top ? other.y - height - 7 : other.y + other.height + 7;
      }
      placed.push({ x, y, width, height });
      button.style.left = `${x}px`;
      button.style.top = `${y}px`;
    });
    this.boxes = placed;
  }
}
