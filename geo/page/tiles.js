// An online background, if whoever made the page offers one: off until the reader turns it on, and never by a link.

class OnlineTiles {
  constructor(page) {
    this.page = page;
    this.offer = page.head.tiles;
    this.layer = null;
    page.map.createPane("geo-tiles").style.zIndex = 120;
  }

  get on() {
    return this.layer !== null;
  }

  control() {
    if (!this.offer) return null;
    const host = this.offer.host.replace(/^https?:\/\/(\*\.)?/, "");
    this.box = el("input", { type: "checkbox", checked: this.on, on: { change: () => this.set(this.box.checked) } });
    return el("div", { class: "geo-online" }, [
      el("label", { class: "geo-tick" }, [this.box, el("span", { text: fill(words.tiles.offer, { host }) })]),
      el("p", { class: "geo-small", text: words.tiles.help }),
      location.protocol === "file:" && host.endsWith("openstreetmap.org") ? el("p", { class: "geo-small", text: words.tiles.file }) : null,
    ]);
  }

  // The server learns that somebody looks, and at what part of the world; of the page it is told the site alone.
  set(on) {
    const { map, stage } = this.page;
    if (on && !this.layer) {
      this.layer = L.tileLayer(this.offer.url, { pane: "geo-tiles", maxZoom: 18, referrerPolicy: "origin", className: "geo-tile" }).addTo(map);
    } else if (!on && this.layer) {
      this.layer.remove();
      this.layer = null;
    }
    this.writeFoot();
    stage.classList.toggle("geo-tiled", this.on);
  }

  writeFoot() {
    const { foot, head } = this.page, text = footText(head.about);
    foot.textContent = this.on ? `${text} · ${this.offer.credit}` : text;
  }
}
