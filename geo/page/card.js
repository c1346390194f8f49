// One event in full: what, when, where, how many, who says so, in which words, and where that stands.

// Build an element. Text goes in as text only: nothing in an article becomes markup.
function el(tag, options = {}, children = []) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") node.textContent = value;
    else if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Words of others: isolated, so that their direction marks stay their own.
function said(text, tag = "bdi", options = {}) {
  return el(tag, { dir: "auto", ...options, text: readable(text) });
}

// Control characters have no picture; show that something was there.
function readable(text) {
  return String(text ?? "").replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, "\ufffd");
}

// A link only to http or https, and without telling the other side where from.
function safeLink(address, text) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return el("a", {
    href: url.href, rel: "noopener noreferrer nofollow", target: "_blank", text: readable(text || url.hostname),
  });
}

const LISTS = (values) => (Array.isArray(values) ? values : []);

class Card {
  constructor(page) {
    this.page = page;
    this.opener = null;
    this.heading = el("h2", { class: "geo-card-title", tabindex: "-1", id: "geo-card-title" });
    this.close = el("button", {
      class: "geo-close", type: "button", "aria-label": words.ui.close, on: { click: () => this.hide() },
    }, [el("span", { "aria-hidden": "true", text: "×" })]);
    this.body = el("div", { class: "geo-card-body" });
    this.node = el("section", { class: "geo-card", role: "dialog", "aria-labelledby": "geo-card-title", hidden: true }, [
      el("div", { class: "geo-card-head" }, [this.heading, this.close]), this.body,
    ]);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.node.hidden) {
        event.stopPropagation();
        this.hide();
      }
    });
  }

  show(heading, children, opener) {
    this.opener = opener || this.opener || document.activeElement;
    this.heading.replaceChildren(...heading);
    this.body.replaceChildren(...children);
    this.node.hidden = false;
    this.page.updateEdges();
    this.body.scrollTop = 0;
    this.heading.focus({ preventScroll: true });
  }

  hide() {
    if (this.node.hidden) return;
    this.node.hidden = true;
    const opener = this.opener;
    this.opener = null;
    this.page.select(null);
    this.page.updateEdges();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    else this.page.map.getContainer().focus({ preventScroll: true });
  }

  async event(row, opener) {
    const event = await this.page.texts.record(row);
    if (this.page.selected !== row) return;
    const heading = [
      symbolPicture(event.type, { ghost: this.page.ghost(row), doubt: this.page.doubt(row), precision: event.geo_precision }, 26),
      el("span", {}, [el("span", { class: "geo-card-type", text: typeWords(event) }), said(placeWords(event), "span")]),
    ];
    this.show(heading, eventParts(this.page, event), opener);
  }

  // Several events at one spot: a list to choose from.
  choose(rows, opener) {
    const items = rows.slice(0, 200).map((row) => el("li", {}, [this.page.panel.rowButton(row)]));
    this.show([plural("hereCount", rows.length)], [el("ol", { class: "geo-list" }, items)], opener);
  }
}

function typeWords(event) {
  return event.subtype ? `${word("types", event.type)}: ${word("subtype", event.subtype)}` : word("types", event.type);
}

function eventParts(page, event) {
  return [
    eventMarks(event),
    el("dl", { class: "geo-facts" }, facts(page, event)),
    ...claimsTable(event),
    ...correctionList(event),
    ...evidenceQuotes(event),
    ...sourceList(event),
    el("p", { class: "geo-id" }, [`${words.ui.event} `, el("code", { text: event.id })]),
  ];
}

function eventMarks(event) {
  const mark = (kind, value, title) => el("li", { class: `geo-mark geo-mark-${kind}`, title, text: value });
  const share = event.confidence ?? 0;
  const verification = event.verification && event.occurrence !== "demanded"
    ? mark(`is-${event.verification}`, word("verification", event.verification), word("verificationHelp", event.verification))
    : null;
  // "Took place" is more than one side's word can say.
  const doubted = event.occurrence === "occurred" && ["claimed", "disputed"].includes(event.verification);
  return el("ul", { class: "geo-marks" }, [
    doubted ? null : mark(GHOSTS.has(event.occurrence) ? "ghost" : "real", word("occurrence", event.occurrence)),
    verification,
    LISTS(event.corrections).length ? mark("corrected", words.ui.corrected) : null,
    mark("confidence", fill(words.ui.confidence, { word: confidenceWord(share) }), fill(words.ui.confidenceHelp, { n: Math.round(share * 100) })),
  ]);
}

function facts(page, event) {
  const line = (name, ...children) => [el("dt", { text: name }), el("dd", {}, children)];
  const counts = ["killed", "injured"].flatMap((metric) => line(word("metric", metric), countFact(event, metric)));
  const actors = LISTS(event.actors).map((actor) => el("li", {}, [
    said(actorName(actor)), actor.role ? ` (${word("role", actor.role)})` : "",
  ]));
  const weapons = LISTS(event.weapons).map((weapon) => word("weapons", weapon)).join(", ");
  const targets = LISTS(event.targets).map((target) => word("targets", target)).join(", ");
  return [
    ...line(words.ui.when, whenWords(event.date_start, event.date_end, event.date_precision)),
    ...(peopleMatter(event) ? counts : []),
    ...line(words.ui.where, ...placeFact(page, event)),
    ...(weapons ? line(words.ui.weapons, weapons) : []),
    ...(targets ? line(words.ui.hit, targets) : []),
    ...(actors.length ? line(words.ui.who, el("ul", { class: "geo-plain" }, actors)) : []),
  ];
}

// For talks and demands nobody asks for a toll unless one is stated.
function peopleMatter(event) {
  const talks = ["negotiation", "agreement", "territorial_claim", "territorial_change", "prisoner_exchange"];
  const stated = ["killed_low", "killed_high", "injured_low", "injured_high"].some((name) => isNumber(event[name]));
  return stated || !talks.includes(event.type);
}

function isNumber(value) {
  return value !== null && value !== undefined;
}

function countFact(event, metric) {
  const low = event[`${metric}_low`] ?? null, high = event[`${metric}_high`] ?? null, best = event[`${metric}_best`] ?? null;
  const words_ = countWords(low, high);
  const shared = event.count_scope === "shared" && (low !== null || high !== null) ? `, ${words.scope.shared}` : "";
  const newest = best !== null && low !== high && low !== null && high !== null
    ? el("small", { text: fill(words.ui.best, { n: number(best) }) }) : null;
  const known = low !== null || high !== null;
  return el("span", {}, [el("span", { class: known ? "geo-number" : "geo-unknown", text: words_ + shared }), newest]);
}

function placeFact(page, event) {
  const unit = event.adm1_name ? page.unitNameOf(event.adm1, event.adm1_name) : null;
  const names = [placeWords(event), event.adm2_name ? localName(event.adm2_name) : null, unit, countryName(event.country)];
  const seen = names.filter((name, k) => name && names.indexOf(name) === k).map(readable).join(", ");
  const written = event.place_text && event.place_text !== event.place
    ? el("p", { class: "geo-small" }, [`${words.ui.asWritten} “`, said(event.place_text), "”"]) : null;
  return [said(seen, "span"), el("p", { class: "geo-small", text: precisionWords(event) }), written];
}

// A country among the actors is named in the page's language; others as they stand.
function actorName({ name, country }) {
  const english = /^[A-Z]{2}$/.test(country || "") && words !== WORDS.en ? new Intl.DisplayNames(["en"], { type: "region" }).of(country) : null;
  return english === name ? countryName(country) : name;
}

function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code || "")) return code;
  try {
    return format(Intl.DisplayNames, { type: "region" }).of(code);
  } catch {
    return code;
  }
}

function outletOf(event, id) {
  const source = sourceOf(event, id);
  return source.source || source.title || source.id || id;
}

// Who gave which number and when, as the toll grew: every one that was seen, also those that do not enter the event's own.
function claimsTable(event) {
  const wider = (claim) => claim.scope === "shared" || claim.scope === "total";
  const published = (claim) => sourceOf(event, claim.document).published || "";
  const order = (claim) => [Number(wider(claim)), METRICS.indexOf(claim.metric), published(claim)];
  const claims = LISTS(event.claims).slice().sort((a, b) => compare(order(a), order(b)));
  if (!claims.length) return [];
  const rows = claims.map((claim) => el("tr", { class: wider(claim) ? "geo-wider" : null }, [
    el("td", { class: "geo-number" }, [
      `${countWords(claim.low ?? null, claim.high ?? null)} ${word("metric", claim.metric).toLowerCase()}`,
      claim.who ? el("small", { text: readable(word("who", claim.who)) }) : null,
      words.scope[claim.scope] ? el("small", { text: words.scope[claim.scope] }) : null,
    ]),
    el("td", {}, [
      claim.attributed_to ? said(claim.attributed_to, "span") : el("span", { class: "geo-unknown", text: words.ui.noSpeaker }),
      el("small", {}, [`${words.ui.inOutlet} `, said(outletOf(event, claim.document))]),
    ]),
    el("td", { class: "geo-small", text: publishedWords(published(claim), "short") ?? "" }),
  ]));
  const head = el("tr", {}, [words.ui.figure, words.ui.saidBy, words.ui.date].map((text) => el("th", { scope: "col", text })));
  return [el("h3", { text: words.ui.claims }), el("table", { class: "geo-claims" }, [el("thead", {}, [head]), el("tbody", {}, rows)])];
}

const METRICS = ["killed", "injured", "missing", "captured"];

function compare(a, b) {
  for (let k = 0; k < a.length; k += 1) if (a[k] !== b[k]) return a[k] < b[k] ? -1 : 1;
  return 0;
}

function sourceOf(event, id) {
  return LISTS(event.sources).find((source) => source.id === id) || {};
}

// What an analyst changed, with the values before.
function correctionList(event) {
  const items = LISTS(event.corrections).map(({ action, before, note }) => {
    const parts = Object.entries(before || {}).filter(([, value]) => value !== null && typeof value !== "object");
    return el("li", {}, [
      word("action", action), note ? el("span", {}, [": ", said(note)]) : null,
      parts.length ? el("small", {}, [`${words.ui.before} `, said(parts.map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`).join(", "))]) : null,
    ]);
  });
  return items.length ? [el("h3", { text: words.ui.corrections }), el("ul", { class: "geo-plain" }, items)] : [];
}

function evidenceQuotes(event) {
  const quotes = LISTS(event.evidence).map((piece) => {
    const source = sourceOf(event, piece.document);
    return el("figure", {}, [
      el("blockquote", { dir: "auto", lang: languageTag(source.lang), text: readable(piece.quote) }),
      el("figcaption", {}, [said(outletOf(event, piece.document))]),
    ]);
  });
  return quotes.length ? [el("h3", { text: words.ui.quotes }), ...quotes] : [];
}

function languageTag(lang) {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang || "") ? lang : ""; // unknown, not that of the page
}

function sourceList(event) {
  const items = LISTS(event.sources).map((source) => {
    const name = source.title || source.source || source.id;
    const link = source.url ? safeLink(source.url, name) : null;
    const tail = [source.title && source.source ? source.source : null, publishedWords(source.published)].filter(Boolean);
    return el("li", {}, [
      link || said(name, "span"),
      tail.length ? el("small", {}, [said(tail.join(", "))]) : null,
      source.url && !link ? el("small", {}, [`${words.ui.notLinked} `, said(source.url)]) : null,
    ]);
  });
  if (!items.length) return [];
  const title = plural("sources", event.n_sources ?? items.length);
  return [el("h3", { text: title }), el("ul", { class: "geo-sources" }, items)];
}

function publishedWords(published, style = "day") {
  const time = published ? Date.parse(String(published).slice(0, 10)) : NaN;
  return Number.isFinite(time) ? dayFormat(style).format(time) : null;
}
