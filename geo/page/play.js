// Play: moves a window over the period, step by step, by the reader's own press only, and stops at the end.

const PLAY_MS = 600, PLAY_STEPS = 48, PLAY_WIDTH = 4; // a window of four steps, unless the reader chose one

class Player {
  constructor(timeline) {
    this.timeline = timeline;
    this.page = timeline.page;
    this.timer = null;
    this.name = el("span", { class: "geo-play-name" });
    this.button = el("button", { class: "geo-play", type: "button", on: { click: () => this.press() } }, [this.name]);
    this.page.still.addEventListener("change", () => this.pause());
    this.label();
  }

  setStep() {
    this.pause();
    this.step = Math.max(1, Math.round((this.timeline.last - this.timeline.first + 1) / PLAY_STEPS));
  }

  get playing() {
    return this.timer !== null;
  }

  // Where the reader wants no motion, each press is one step.
  press() {
    if (this.playing) this.pause();
    else {
      this.start();
      if (!this.page.still.matches && !this.atEnd()) this.timer = setInterval(() => this.move(), PLAY_MS);
    }
    this.label();
  }

  // From the first day where no window stands, or where it has come to the end; else on from where it is.
  start() {
    const { from, to } = this.page.state, { first, last } = this.timeline;
    if (from === null && to === null) this.show(first, first + PLAY_WIDTH * this.step - 1);
    else if (this.atEnd()) this.show(first, first + Math.max(0, last - from));
    else this.move();
  }

  atEnd() {
    const { from, to } = this.page.state;
    return from !== null && to === null;
  }

  move() {
    const { from, to } = this.page.state, { first, last } = this.timeline;
    const left = from ?? first, right = to ?? last, by = Math.min(this.step, last - right);
    this.show(left + by, right + by);
    if (this.atEnd()) this.pause();
  }

  show(from, to) {
    const { first, last } = this.timeline;
    this.page.set({ from: Math.max(first, from), to: to < last ? to : null });
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.label();
  }

  // While it plays the count is not read out: it would talk over itself.
  label() {
    const doing = this.playing ? "pause" : this.page.still.matches ? "step" : "play";
    this.name.textContent = words.play[doing];
    this.button.title = words.play[doing];
    this.button.dataset.doing = doing;
    if (this.page.panel) this.page.panel.count.setAttribute("aria-live", this.playing ? "off" : "polite");
  }
}
