// How an event looks: shape and colour by type (Okabe and Ito's palette), always with a dark outline.

const LOOKS = {
  strike: { shape: "triangle", fill: "#d55e00", line: "#a84a00" },
  explosion: { shape: "star", fill: "#e69f00", line: "#9a6a00" },
  clash: { shape: "cross", fill: "#cc79a7", line: "#9c4678" },
  interception: { shape: "down", fill: "#56b4e9", line: "#1f7fb5" },
  killing: { shape: "circle", fill: "#cc79a7", line: "#9c4678" },
  territorial_change: { shape: "diamond", fill: "#f0e442", line: "#8a7f00" },
  territorial_claim: { shape: "diamond", fill: "#f0e442", line: "#8a7f00", hollow: true },
  negotiation: { shape: "square", fill: "#0072b2", line: "#005a8e" },
  agreement: { shape: "hexagon", fill: "#009e73", line: "#007353" },
  prisoner_exchange: { shape: "pill", fill: "#009e73", line: "#007353" },
  abduction: { shape: "pentagon", fill: "#999999", line: "#666666" },
};
const OTHER_LOOK = { shape: "circle", fill: "#999999", line: "#666666" };
const TYPE_ORDER = Object.keys(LOOKS);
const INK = "#16191d", HALO = "rgba(255,255,255,.92)";
const DOUBTS = new Set(["claimed", "disputed"]);
const HAPPENED = new Set(["occurred", "ongoing"]);
const GHOSTS = new Set(["planned", "cancelled", "demanded", "threatened", "historical"]);

function look(type) {
  return Object.hasOwn(LOOKS, type) ? LOOKS[type] : OTHER_LOOK;
}

function polygonPath(ctx, x, y, r, corners, turn) {
  for (let k = 0; k < corners; k += 1) {
    const a = turn + (2 * Math.PI * k) / corners;
    ctx.lineTo(x + r * Math.sin(a), y - r * Math.cos(a));
  }
  ctx.closePath();
}

// The outline of a symbol about (x, y); r is the radius of the circle with about the same area.
function symbolPath(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "triangle") polygonPath(ctx, x, y + r * 0.2, r * 1.4, 3, 0);
  else if (shape === "down") polygonPath(ctx, x, y - r * 0.2, r * 1.4, 3, Math.PI);
  else if (shape === "square") ctx.rect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84);
  else if (shape === "diamond") polygonPath(ctx, x, y, r * 1.28, 4, 0);
  else if (shape === "pentagon") polygonPath(ctx, x, y, r * 1.12, 5, 0);
  else if (shape === "hexagon") polygonPath(ctx, x, y, r * 1.1, 6, Math.PI / 6);
  else if (shape === "pill") ctx.roundRect(x - r * 1.3, y - r * 0.7, r * 2.6, r * 1.4, r * 0.7);
  else if (shape === "star") {
    for (let k = 0; k < 16; k += 1) {
      const a = (Math.PI * k) / 8, s = k % 2 ? r * 0.68 : r * 1.32;
      ctx.lineTo(x + s * Math.sin(a), y - s * Math.cos(a));
    }
    ctx.closePath();
  } else if (shape === "cross") {
    const a = r * 0.42, b = r * 1.15, c = Math.SQRT1_2;
    const turn = (u, v) => ctx.lineTo(x + (u - v) * c, y + (u + v) * c);
    for (const [u, v] of [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]]) turn(u, v);
    ctx.closePath();
  } else ctx.arc(x, y, r, 0, 2 * Math.PI);
}

// One symbol. precision: solid outline for a site, dotted for less. ghost: not (yet) done.
function drawSymbol(ctx, type, x, y, r, { ghost = false, doubt = false, precision = "site", opacity = 1, ring = 0 } = {}) {
  const { shape, fill, hollow } = look(type);
  ctx.save();
  ctx.lineJoin = "round";
  if (ring > r + 1.5) {
    ctx.beginPath();
    ctx.arc(x, y, ring, 0, 2 * Math.PI);
    ctx.lineWidth = 3.4;
    ctx.strokeStyle = HALO;
    ctx.stroke();
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = INK;
    ctx.stroke();
  }
  symbolPath(ctx, shape, x, y, r);
  ctx.lineWidth = 4.6;
  ctx.strokeStyle = HALO;
  ctx.stroke();
  ctx.globalAlpha = ghost ? 1 : opacity;
  ctx.fillStyle = hollow || ghost ? "rgba(255,255,255,.88)" : fill;
  ctx.fill();
  ctx.globalAlpha = 1;
  if (hollow || ghost) {
    ctx.save();
    ctx.clip();
    ctx.lineWidth = r * 0.85;
    ctx.strokeStyle = fill;
    ctx.globalAlpha = ghost ? 0.75 : 1;
    ctx.stroke();
    ctx.restore();
  }
  symbolPath(ctx, shape, x, y, r);
  ctx.lineWidth = 1.7;
  ctx.strokeStyle = INK;
  if (precision !== "site") ctx.setLineDash([2.4, 2]);
  ctx.stroke();
  ctx.restore();
  if (doubt) drawDoubt(ctx, x + r + 1.5, y - r - 0.5);
}

// Only one side says so, or another denies it.
function drawDoubt(ctx, x, y) {
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, 6, 0, 2 * Math.PI);
  ctx.fillStyle = INK;
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = HALO;
  ctx.stroke();
  ctx.fillStyle = "#fff";
  ctx.font = `700 9.5px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("?", x, y + 0.5);
  ctx.restore();
}

// A cluster: the number in a ring whose arcs are the shares of the types.
function drawCluster(ctx, x, y, r, counts, total, dark) {
  const paper = dark ? "#1b2129" : "#ffffff";
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.fill();
  let from = -Math.PI / 2;
  for (const [type, n] of counts) {
    const to = from + (2 * Math.PI * n) / total;
    ctx.beginPath();
    ctx.arc(x, y, r - 2.5, from, to);
    ctx.lineWidth = 5;
    ctx.strokeStyle = look(type).fill;
    ctx.stroke();
    from = to;
  }
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = dark ? "#000" : INK;
  for (const edge of [r, r - 5]) {
    ctx.beginPath();
    ctx.arc(x, y, edge, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.fillStyle = dark ? "#f1f4f7" : INK;
  ctx.font = `600 ${total > 999 ? 11 : 12.5}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(number(total), x, y + 0.5);
  ctx.restore();
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

// A symbol as a picture in the panel: the same drawing, so that the legend cannot differ from the map.
function symbolPicture(type, options = {}, size = 22) {
  return picture(JSON.stringify([type, options, size]), size, (ctx) => drawSymbol(ctx, type, size / 2, size / 2, options.r || 6.2, options));
}

const drawnPictures = new Map();

// Drawn once, then shown as often as it is needed: a canvas in each row of a list would cost more than the list.
function picture(key, size, draw) {
  if (!drawnPictures.has(key)) {
    const canvas = document.createElement("canvas"), ratio = Math.max(2, window.devicePixelRatio || 1), ctx = canvas.getContext("2d");
    canvas.width = canvas.height = size * ratio;
    ctx.scale(ratio, ratio);
    draw(ctx);
    drawnPictures.set(key, `url(${canvas.toDataURL()})`);
  }
  const node = el("span", { class: "geo-symbol", "aria-hidden": "true" });
  node.style.width = node.style.height = `${size}px`;
  node.style.backgroundImage = drawnPictures.get(key);
  return node;
}
