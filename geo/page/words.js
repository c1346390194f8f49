// Every word that the page says, by language. Article text is never among them.

const WORDS = {
  en: {
    locale: "en-GB",
    types: {
      strike: "Strike", clash: "Clash", explosion: "Explosion", interception: "Interception", killing: "Killing",
      territorial_change: "Territorial change", territorial_claim: "Territorial claim", negotiation: "Negotiation",
      agreement: "Agreement", prisoner_exchange: "Prisoner exchange", abduction: "Abduction",
    },
    occurrence: {
      occurred: "took place", ongoing: "under way", planned: "planned", cancelled: "cancelled",
      demanded: "demanded, not done", threatened: "threatened, not done", historical: "in the past",
    },
    verification: { confirmed: "confirmed", reported: "reported", claimed: "claimed by one side", disputed: "disputed" },
    verificationHelp: {
      confirmed: "Speakers of different sides, or a neutral one beside them, say so.",
      reported: "Said by an authority of the place or by an outlet.",
      claimed: "Said by one side, of ground it does not hold or of the other’s losses.",
      disputed: "Another party denies that it happened, where, or who did it.",
    },
    precision: {
      site: "exact site", settlement: "town or village known, the spot in it not", near: "near a named place",
      adm2: "district only", adm1: "region only", region: "wide area only", country: "country only",
    },
    precisionShort: {
      site: "Exact site", settlement: "Town or village", near: "Near a named place",
      adm2: "District only", adm1: "Region only", region: "Wide area", country: "Country only", none: "No place",
    },
    verificationShort: {
      confirmed: "Confirmed", reported: "Reported", claimed: "Claimed by one side", disputed: "Disputed", none: "Not rated",
    },
    facet: { precision: "How exactly the place is known", verification: "Who says so" },
    bearing: {
      N: "north", NNE: "north-northeast", NE: "northeast", ENE: "east-northeast", E: "east", ESE: "east-southeast",
      SE: "southeast", SSE: "south-southeast", S: "south", SSW: "south-southwest", SW: "southwest",
      WSW: "west-southwest", W: "west", WNW: "west-northwest", NW: "northwest", NNW: "north-northwest",
    },
    metric: { killed: "Killed", injured: "Injured", missing: "Missing", captured: "Captured" },
    scope: { event: "", shared: "for several places together", total: "a total that covers more than this event" },
    role: { initiator: "by", target: "against", participant: "taking part", mediator: "mediating" },
    weapons: {
      drone: "drone", missile: "missile", air_bomb: "air-dropped bomb", artillery: "artillery", mlrs: "rocket artillery",
      sea_drone: "sea drone", mine: "mine", bomb: "bomb", ied: "improvised bomb", small_arms: "small arms", other: "other",
    },
    units: {
      title: "Counts by oblast", name: "Oblast or region", events: "Events", killed: "Killed", injured: "Injured",
      help: "Of the events shown, those told as done or under way: the lowest and the highest figures stated, summed; a number given for several places together is left out. Press a name to see it alone.",
      none: "None of the events shown took place in a known oblast or region.",
    },
    play: { play: "Play", pause: "Pause", step: "Next step" },
    rangeOpen: "{low}–{high} or more",
    confidence: ["very low", "low", "fair", "good", "high"],
    whenUnknown: "date not stated",
    placeUnknown: "Place not stated",
    unitUnknown: "None stated",
    notStated: "not stated",
    atLeast: "at least {n}",
    upTo: "up to {n}",
    range: "{low}–{high}",
    within: "within about {km} km",
    nightOf: "night of {day}",
    weekOf: "week of {day}",
    shown: { one: "{some} of {n} event", other: "{some} of {n} events" },
    hereCount: { one: "{n} event here", other: "{n} events here" },
    sources: { one: "{n} source", other: "{n} sources" },
    beyond: { one: "{n} event outside this view", other: "{n} events outside this view" },
  },
};

let words = WORDS.en;

function useLanguage(lang) {
  words = WORDS[lang] || WORDS.en;
}

// The page's word for a value of the data; the value itself, readable, where there is none.
function word(table, value) {
  if (value === null || value === undefined) return "";
  const found = words[table] && Object.hasOwn(words[table], value) ? words[table][value] : undefined;
  return found ?? String(value).replaceAll("_", " ");
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function plural(table, n, values) {
  const rule = new Intl.PluralRules(words.locale).select(n);
  return fill(words[table][rule] || words[table].other, { n: number(n), ...values });
}

function number(n) {
  return new Intl.NumberFormat(words.locale).format(n);
}

// People as the sources count them. Unknown is said, never shown as nought.
function countWords(low, high) {
  if (low === null && high === null) return words.notStated;
  if (low === null) return fill(words.upTo, { n: number(high) });
  if (high === null) return fill(words.atLeast, { n: number(low) });
  if (low === high) return number(low);
  return fill(words.range, { low: number(low), high: number(high) });
}

const DAY_MS = 86400000;

function dayFormat(style) {
  const options = {
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { day: "numeric", month: "short", year: "numeric" },
    month: { month: "long", year: "numeric" },
    year: { year: "numeric" },
  }[style];
  return new Intl.DateTimeFormat(words.locale, { timeZone: "UTC", ...options });
}

// When, as exactly as it is known. first and last are ISO days or null.
function whenWords(first, last, precision, style = "day") {
  if (!first) return words.whenUnknown;
  const from = Date.parse(first), to = Date.parse(last || first);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return words.whenUnknown;
  if (precision === "month") return dayFormat("month").format(from);
  if (precision === "year") return dayFormat("year").format(from);
  const days = to > from ? dayFormat(style).formatRange(from, to) : dayFormat(style).format(from);
  if (precision === "night") return fill(words.nightOf, { day: days });
  if (precision === "week") return fill(words.weekOf, { day: days });
  return days;
}

function confidenceWord(share) {
  return words.confidence[Math.min(words.confidence.length - 1, Math.floor(share * words.confidence.length))];
}

function placeWords(event) {
  return event.place || event.place_text || words.placeUnknown;
}

// How exactly the place is known, in words.
function precisionWords(event) {
  const offset = event.offset;
  const parts = [];
  if (offset && offset.anchor) {
    const bearing = offset.bearing ? `${word("bearing", offset.bearing)} of ` : "near ";
    const distance = offset.distance_km === null || offset.distance_km === undefined
      ? "" : `${number(Math.round(offset.distance_km))} km `;
    parts.push(`${distance}${bearing}${offset.anchor}`);
    if (!distance && offset.bearing) parts.push("the distance is not stated, so there is no point on the map");
  } else {
    parts.push(word("precision", event.geo_precision) || words.placeUnknown);
  }
  if (event.uncertainty_km && event.lat !== null && event.lat !== undefined) {
    parts.push(fill(words.within, { km: number(Math.max(1, Math.round(event.uncertainty_km))) }));
  }
  return parts.join("; ");
}
