// What lies outside the view: buttons at the edge that say what is there and go to it.

class Edges {
  constructor(page) {
    this.page = page;
    this.node = el("div", { class: "geo-edges", role: "group", "aria-label": "Events outside this view" });
  }

  update() {
    const { page } = this, size = page.map.getSize(), limit = size.x < 500 ? 3 : 6;
    const groups = this.outside(size);
    const shown = groups.length <= limit ? groups : [];
    const buttons = shown.map((group) => this.button(group, size));
    if (!shown.length && groups.length) {
      const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
      buttons.push(el("button", { class: "geo-edge geo-edge-all", type: "button", text: plural("beyond", all), on: { click: () => page.showEverything() } }));
    }
    this.node.replaceChildren(...buttons);
    this.settle(buttons, shown, size);
  }

  // Events outside the view by place name.
  outside(size) {
    const { page } = this, groups = new Map();
    for (const row of page.shown) {
      const where = page.latLng(row);
      if (!where) continue;
      const point = page.map.latLngToContainerPoint(where);
      if (point.x > 8 && point.y > 8 && point.x < size.x - 8 && point.y < size.y - 8) continue;
      const name = page.placeName(row), group = groups.get(name);
      if (group) group.rows.push(row);
      else groups.set(name, { name, point, where, rows: [row] });
      if (groups.size > 40) break;
    }
    return [...groups.values()];
  }

  button({ name, rows, where, point }, size) {
    const { page } = this, turn = Math.atan2(point.y - size.y / 2, point.x - size.x / 2);
    const arrow = el("span", { class: "geo-arrow", "aria-hidden": "true", text: "➜" });
    arrow.style.transform = `rotate(${turn}rad)`;
    const count = rows.length > 1 ? ` (${number(rows.length)})` : "";
    return el("button", {
      class: "geo-edge", type: "button", "aria-label": `${name}${count}, outside this view: go there`,
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
      const top = this.page.topInset() + inset;
      let x = Math.max(inset, Math.min(size.x - width - inset, size.x / 2 + dx * share - width / 2));
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
  }
}
