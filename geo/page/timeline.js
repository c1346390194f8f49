// When: bars by type, a brush of two handles over them, play. The handles are native range inputs, so the keyboard works them too.

const HANDLE = 26; // width of a handle's target, as in page.css
const BAR_UNITS = [["day", 70], ["week", 540], ["month", 5500], ["year", Infinity]]; // by the length of the span in days
const FEW_DAYS = 3; // a night or a weekend still stands at its first day
const MANY = 20, FAR_SHARE = 0.05; // the bars leave out at most so large a share, and of so many events or more
const PALE = 0.4, PALE_TALL = 5; // for what is dated by more days than a bar holds: how strong, and how tall at least, in px

class Timeline {
  constructor(page) {
    this.page = page;
    this.days = spanOf(page);
    this.dense = this.days ? denseSpan(page, this.days) : null;
    this.node = null;
    if (!this.days) return;
    this.whole = false;
    this.build();
    this.setDomain();
  }

  // What stands in the page; made anew where the language changes.
  build() {
    const slider = (id, name) => el("input", { type: "range", id, "aria-label": name, on: { input: () => this.fromHandles() } });
    this.from = slider("geo-from", words.ui.first);
    this.to = slider("geo-to", words.ui.last);
    this.canvas = el("canvas", { class: "geo-histogram", "aria-hidden": "true" });
    this.window = el("div", { class: "geo-window", "aria-hidden": "true" });
    this.brush = el("div", { class: "geo-brush" }, [this.canvas, this.window, this.from, this.to]);
    this.text = el("span", { class: "geo-period-text" });
    this.note = el("span", { class: "geo-small" });
    this.zoom = el("button", { type: "button", class: "geo-link", hidden: !this.dense, on: { click: () => this.toggleWhole() } });
    this.all = el("button", { type: "button", class: "geo-link", text: words.time.all, on: { click: () => this.show(null, null) } });
    this.player = new Player(this);
    this.node = el("section", { class: "geo-period", "aria-label": words.ui.period }, [
      this.player.button, this.brush,
      el("p", { class: "geo-period-line" }, [this.text, this.note, this.all, this.zoom]),
    ]);
    this.brush.addEventListener("pointerdown", (event) => this.grab(event));
    new ResizeObserver(() => this.draw()).observe(this.brush);
  }

  get first() {
    return this.domain[0];
  }

  get last() {
    return this.domain[1];
  }

  // The days between which the handles move: the dense ones, or all where the reader asks for them.
  setDomain() {
    this.domain = this.dense && !this.whole ? this.dense : this.days;
    const [first, last] = this.domain, length = last - first + 1;
    this.unit = BAR_UNITS.find(([, most]) => length <= most)[0];
    this.bars = barsOf(first, last, this.unit);
    this.barOf = new Uint16Array(length);
    this.bars.forEach(({ from, to }, k) => this.barOf.fill(k, from - first, to - first + 1));
    const types = this.page.head.tables.type.length;
    this.stacks = new Uint32Array(this.bars.length * types);
    this.spread = new Spread(this, types);
    for (const input of [this.from, this.to]) Object.assign(input, { min: String(first), max: String(last) });
    this.player.setStep();
  }

  toggleWhole() {
    this.player.pause();
    this.whole = !this.whole;
    this.setDomain();
    const { state } = this.page;
    if (!this.whole && state.from !== null && state.from > this.last) state.from = null;
    if (!this.whole && state.to !== null && state.to < this.first) state.to = null;
    this.page.apply();
  }

  // The count of a pass over the rows: bars, what is spread over several, and what lies before and after them.
  startCount() {
    if (!this.days) return { add() {} };
    const { stacks, spread, barOf } = this, [first, last] = this.domain, types = this.page.head.tables.type.length;
    stacks.fill(0);
    spread.clear();
    this.outside = [0, 0];
    return {
      add: (from, until, type) => {
        if (from === NO_DAY) return;
        const to = until === NO_DAY || until - from < FEW_DAYS ? from : until;
        if (to < first) this.outside[0] += 1;
        else if (from > last) this.outside[1] += 1;
        else if (from < first || to > last || barOf[from - first] !== barOf[to - first]) spread.add(from, to, type);
        else stacks[barOf[from - first] * types + type] += 1;
      },
    };
  }

  fromHandles() {
    this.player.pause();
    const [a, b] = [Number(this.from.value), Number(this.to.value)];
    this.show(Math.min(a, b), Math.max(a, b));
  }

  // A handle at the end of the bars lets in what lies beyond them too.
  show(from, to) {
    const left = from === null || from <= this.first ? null : from, right = to === null || to >= this.last ? null : to;
    this.page.set({ from: left, to: right });
  }

  // With a pointer: take the window and move it, or draw a new one on the bare ground.
  grab(event) {
    if (event.target === this.from || event.target === this.to || event.button !== 0) return;
    event.preventDefault();
    this.player.pause();
    const { state } = this.page, start = this.dayAt(event.clientX), whole = state.from === null && state.to === null;
    const held = event.target === this.window && !whole ? [state.from ?? this.first, state.to ?? this.last] : null;
    const move = (moved) => {
      const day = this.dayAt(moved.clientX);
      if (!held) this.show(Math.min(start, day), Math.max(start, day));
      else {
        const by = Math.max(this.first - held[0], Math.min(this.last - held[1], day - start));
        this.show(held[0] + by, held[1] + by);
      }
    };
    const done = () => {
      this.brush.removeEventListener("pointermove", move);
      this.brush.removeEventListener("pointerup", done);
      this.brush.removeEventListener("pointercancel", done);
    };
    this.brush.setPointerCapture(event.pointerId);
    this.brush.addEventListener("pointermove", move);
    this.brush.addEventListener("pointerup", done);
    this.brush.addEventListener("pointercancel", done);
  }

  dayAt(clientX) {
    const box = this.brush.getBoundingClientRect(), share = (clientX - box.left) / box.width;
    return Math.max(this.first, Math.min(this.last, this.first + Math.floor(share * (this.last - this.first + 1))));
  }

  update() {
    if (!this.days) return;
    const { state } = this.page, whole = state.from === null && state.to === null, iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
    const from = Math.max(this.first, Math.min(this.last, state.from ?? this.first)), to = Math.max(this.first, Math.min(this.last, state.to ?? this.last));
    this.from.value = String(from);
    this.to.value = String(to);
    this.from.setAttribute("aria-valuetext", dayFormat("day").format(from * DAY_MS));
    this.to.setAttribute("aria-valuetext", dayFormat("day").format(to * DAY_MS));
    this.text.textContent = whenWords(iso(state.from ?? this.days[0]), iso(state.to ?? this.days[1]), "range", "short");
    this.spread.sum();
    this.note.textContent = [
      words.timeBy[this.unit], this.spread.any ? words.time.pale : "", whole ? "" : words.ui.undated,
    ].filter(Boolean).join("; ");
    this.all.hidden = whole;
    this.zoom.textContent = this.whole ? words.time.dense : this.beyondWords();
    this.placeWindow(from, to);
    this.draw();
  }

  beyondWords() {
    const [before, after] = this.outside ?? [0, 0];
    return [
      before ? plural("before", before) : "", after ? plural("after", after) : "",
    ].filter(Boolean).join(", ") || words.time.wholeSpan;
  }

  // The handles stand at the outer edges of the first and the last day.
  placeWindow(from, to) {
    const length = this.last - this.first + 1, day = 100 / length, { style } = this.window;
    style.left = `${(from - this.first) * day}%`;
    style.width = `${(to - from + 1) * day}%`;
    for (const [input, shift] of [[this.from, 0], [this.to, day]]) {
      input.style.left = `calc(${shift}% - ${HANDLE / 2}px)`;
      input.style.width = `calc(${100 - day}% + ${HANDLE}px)`;
    }
    // where both stand at the right end, the left one must be the one to take
    this.from.style.zIndex = from > (this.first + this.last) / 2 ? "3" : "2";
  }

  draw() {
    const width = this.brush.clientWidth, height = this.brush.clientHeight;
    if (!width || !height) return;
    const ratio = Math.max(1, window.devicePixelRatio || 1), ctx = this.canvas.getContext("2d");
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    ctx.scale(ratio, ratio);
    this.drawTicks(ctx, width, height);
    this.drawBars(ctx, width, height - 15);
  }

  // Stacked by type, what is spread over several bars pale on top; all is paler outside the period.
  drawBars(ctx, width, height) {
    const { stacks, spread } = this, types = spread.types, { tables } = this.page.head, { state } = this.page;
    const order = this.page.types.map((type) => tables.type.indexOf(type));
    const sums = this.bars.map((_, k) => sumOf(stacks, k, types) + sumOf(spread.shares, k, types));
    const most = Math.max(1, ...sums), scale = (height - 3) / most, day = width / (this.last - this.first + 1);
    this.bars.forEach(({ from, to }, k) => {
      const x = (from - this.first) * day, wide = (to - from + 1) * day, gap = wide > 4 ? 1 : 0;
      const strength = (state.from !== null && to < state.from) || (state.to !== null && from > state.to) ? 0.28 : 1;
      let top = height;
      const pile = (counts, alpha, least) => {
        ctx.globalAlpha = strength * alpha;
        for (const type of order) {
          const count = counts[k * types + type], tall = Math.min(top, Math.max(least, count * scale));
          if (!count) continue;
          ctx.fillStyle = look(tables.type[type]).fill;
          ctx.fillRect(x + gap / 2, top - tall, wide - gap, tall);
          top -= tall;
        }
      };
      pile(stacks, 1, 0);
      pile(spread.shares, PALE, PALE_TALL);
    });
    ctx.globalAlpha = 1;
    ctx.fillStyle = "#8a949e";
    ctx.fillRect(0, height, width, 1);
  }

  // A few dates under the bars, as many as have room.
  drawTicks(ctx, width, height) {
    const ticks = ticksOf(this.first, this.last, Math.max(2, Math.floor(width / 96))), day = width / (this.last - this.first + 1);
    ctx.font = `11px ${FONT}`;
    ctx.fillStyle = this.page.dark ? "#a7b2bd" : "#525c67";
    ctx.textBaseline = "alphabetic";
    for (const { at, text } of ticks) {
      const x = (at - this.first) * day, wide = ctx.measureText(text).width;
      ctx.fillRect(Math.max(0, x), height - 15, 1, 4);
      ctx.fillText(text, Math.max(0, Math.min(width - wide, x - (x > wide / 2 ? wide / 2 : 0))), height - 2);
    }
  }
}

// Events dated by a month, a year or other days together: of each, every bar has the share that its days are of all these.
class Spread {
  constructor({ domain: [first, last], bars }, types) {
    Object.assign(this, { first, last, bars, types });
    this.steps = new Float64Array((last - first + 2) * types); // by how much the share of a day differs from that of the day before
    this.shares = new Float64Array(bars.length * types);
    this.any = false;
  }

  clear() {
    if (this.any) this.steps.fill(0);
    this.shares.fill(0);
    this.any = false;
  }

  add(from, to, type) {
    const { first, last, types, steps } = this, share = 1 / (to - from + 1);
    steps[(Math.max(from, first) - first) * types + type] += share;
    steps[(Math.min(to, last) + 1 - first) * types + type] -= share;
    this.any = true;
  }

  sum() {
    const { first, bars, types, steps, shares } = this;
    if (!this.any) return;
    for (let type = 0; type < types; type += 1) {
      let share = 0;
      bars.forEach(({ from, to }, k) => {
        let sum = 0;
        for (let day = from; day <= to; day += 1) sum += share += steps[(day - first) * types + type];
        shares[k * types + type] = sum > 1e-9 ? sum : 0; // what sums leave of nothing is no bar
      });
    }
  }
}

function sumOf(counts, k, types) {
  let sum = 0;
  for (let at = k * types; at < (k + 1) * types; at += 1) sum += counts[at];
  return sum;
}

// First and last day of all events; null where there are not two to choose between.
function spanOf({ columns, head }) {
  let first = Infinity, last = -Infinity;
  for (let row = 0; row < head.n; row += 1) {
    if (columns.first[row] === NO_DAY) continue;
    first = Math.min(first, columns.first[row]);
    last = Math.max(last, columns.last[row] === NO_DAY ? columns.first[row] : columns.last[row]);
  }
  return last > first ? [first, last] : null;
}

// The days that hold nearly all of many events, where a few far off would press the bars of the rest together; else null.
// Where there are few events, each of them counts: then the bars hold all.
function denseSpan({ columns }, [first, last]) {
  const days = Int32Array.from(columns.first.filter((day) => day !== NO_DAY)).sort(), n = days.length;
  if (last - first < 180 || n < MANY) return null;
  const wanted = n - Math.floor(n * FAR_SHARE);
  let from = 0, to = n - 1;
  for (let k = 0; k + wanted <= n; k += 1) if (days[k + wanted - 1] - days[k] < days[to] - days[from]) [from, to] = [k, k + wanted - 1];
  const near = () => Math.max(14, (days[to] - days[from]) / 2);
  while (from > 0 && days[from] - days[from - 1] <= near()) from -= 1;
  while (to < n - 1 && days[to + 1] - days[to] <= near()) to += 1;
  const dense = [days[from], Math.max(days[from] + 1, days[to])];
  return last - first + 1 > 3 * (dense[1] - dense[0] + 1) ? dense : null;
}

// The bars: whole days, weeks from Monday, months or years, cut at the ends of the span.
function barsOf(first, last, unit) {
  const bars = [];
  for (let from = first; from <= last;) {
    const to = Math.min(last, unit === "day" ? from : unit === "week" ? from + 6 - ((((from + 3) % 7) + 7) % 7) : endOf(unit, from));
    bars.push({ from, to });
    from = to + 1;
  }
  return bars;
}

function endOf(unit, day) {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), unit === "year" ? 12 : date.getUTCMonth() + 1, 0) / DAY_MS;
}

const TICK_STEPS = [["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 3], ["month", 6], ["month", 12], ["month", 24], ["month", 60]];
const STEP_DAYS = { day: 1, month: 30.4 };

// Days to write under the bars: at most so many, on round days.
function ticksOf(first, last, most) {
  const [unit, by] = TICK_STEPS.find(([name, n]) => (last - first) / (STEP_DAYS[name] * n) <= most) || TICK_STEPS.at(-1);
  const ticks = [], put = (at, options) => ticks.push({ at, text: format(Intl.DateTimeFormat, { timeZone: "UTC", ...options }).format(at * DAY_MS) });
  if (unit === "day") {
    for (let at = first; at <= last; at += by) put(at, { day: "numeric", month: "short" });
    return ticks;
  }
  const start = new Date(first * DAY_MS);
  for (let month = Math.ceil((start.getUTCMonth() + (start.getUTCDate() > 1 ? 1 : 0)) / by) * by; ; month += by) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1) / DAY_MS;
    if (at > last) return ticks;
    put(at, by < 12 ? { month: "short", year: "numeric" } : { year: "numeric" });
  }
}
