// The map of places: scale and position, places that crowd gathered into one, and names that leave each other room.
// Without it the map is a picture of those mentioned most, and the table beside it has all of them.
import htmx from "htmx.org/dist/htmx.esm.js";

// As sayso/web/mercator.py and basemap.js have it.
const SIDE = 36000;
const LARGEST = 22; // pixels, the radius of what is mentioned most, on a map of the width below
const USUAL = 700;
const SMALLEST = 3.5;
const CLOSEST = 1.2; // pixels of a unit: what is drawn there is a coast of 1.1 km
const STEP = 80; // pixels that an arrow key moves it
const CROWDED = 17; // pixels between middles that are too near to be told apart
const ELBOW_ROOM = 3500; // pixels, squared: what there must be of the map for each circle, so that names find a place
const ROOM = 3; // between a name and what is beside it
const NAMES = 60;
const FOREMOST = 8; // that are named even over circles, where no place beside theirs is free
const LONGEST = 30; // characters of a name
const BUTTONS = [52, 130]; // pixels, the upper right corner
const LISTED = 12; // of many at one place

const svgElement = (name, attributes = {}) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const htmlElement = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// Names come from documents: no control or sign that turns the direction of what stands around it is drawn.
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const plain = (words) => words.replace(HIDDEN, "\ufffd");
const short = (words) => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words);
const counted = (n, one) => `${n.toLocaleString("en")} ${n === 1 ? one : `${one}s`}`;

// The place of a point in degrees on the square of the basemap (Mercator's projection).
function projected([lon, lat]) {
  const bounded = Math.max(-85.0511287, Math.min(85.0511287, lat));
  const north = Math.asinh(Math.tan((bounded * Math.PI) / 180));
  return [(lon / 360 + 0.5) * SIDE, SIDE / 2 - (north * SIDE) / (2 * Math.PI)];
}

const measure = document.createElement("canvas").getContext("2d");

// What was looked at stays in view when the time is changed.
let kept = null;

export function atlas(figure) {
  const svg = figure.querySelector("svg");
  const world = svg.querySelector(".world");
  const marks = svg.querySelector(".marks");
  const names = svgElement("g", { class: "names", "aria-hidden": "true" });
  const [left, top, width, height] = figure.dataset.frame.split(" ").map(Number);
  const query = new URL(figure.dataset.places, location.href).search;
  const picked = htmlElement("div", { class: "picked", "aria-live": "polite" });
  const drawn = new Map(); // of what is drawn, by the id of its first place
  let places = [];
  let size = { width: 1, height: 1 };
  let view = kept ?? null; // the middle, in units, and how many pixels one unit has
  let groups = {};
  let waiting = 0;

  const whole = () => ({
    x: left + width / 2,
    y: top + height / 2,
    k: Math.min(size.width / width, size.height / height),
  });

  function look(next) {
    const least = Math.min(whole().k, size.width / SIDE);
    const k = Math.max(least, Math.min(CLOSEST, next.k));
    view = { x: Math.max(0, Math.min(SIDE, next.x)), y: Math.max(0, Math.min(SIDE, next.y)), k };
    kept = view;
    if (!waiting) waiting = requestAnimationFrame(draw);
  }

  const scaled = (by, px = size.width / 2, py = size.height / 2) => {
    const k = Math.min(CLOSEST, view.k * by);
    const [dx, dy] = [px - size.width / 2, py - size.height / 2];
    look({ x: view.x + dx / view.k - dx / k, y: view.y + dy / view.k - dy / k, k });
  };

  const onScreen = ([x, y]) => [(x - view.x) * view.k + size.width / 2, (y - view.y) * view.k + size.height / 2];

  function draw() {
    waiting = 0;
    const [x, y] = onScreen([0, 0]);
    world.setAttribute("transform", `translate(${x} ${y}) scale(${view.k})`);
    const seen = inView();
    const unused = new Set(drawn.keys());
    for (const group of seen) {
      unused.delete(group.places[0].id);
      mark(group);
    }
    for (const id of unused) {
      if (drawn.get(id).link === document.activeElement) svg.focus({ preventScroll: true });
      drawn.get(id).link.remove();
      drawn.delete(id);
    }
    names.replaceChildren(...named(seen, size).map(label));
  }

  // What is gathered stays so while the map is moved, and is gathered anew at another scale.
  function inView() {
    const visible = () =>
      groups.of
        .map((group) => ({ ...group, at: onScreen(group.places[0].at) }))
        .filter(({ at: [x, y], r }) => x > -r && y > -r && x < size.width + r && y < size.height + r);
    if (groups.k === view.k && groups.width === size.width) return visible();
    groups = { k: view.k, width: size.width };
    const scale = Math.min(1, Math.max(0.6, size.width / USUAL));
    for (let crowded = CROWDED * scale; ; crowded *= 1.25) {
      groups.of = gathered(places, view.k, crowded);
      const most = groups.of.reduce((sofar, { mentions }) => Math.max(sofar, mentions), 1);
      for (const group of groups.of) group.r = Math.max(SMALLEST, LARGEST * scale * Math.sqrt(group.mentions / most));
      const seen = visible();
      if (seen.length * ELBOW_ROOM <= size.width * size.height) return seen;
    }
  }

  function mark(group) {
    const first = group.places[0];
    const one = drawn.get(first.id) ?? made(first);
    one.group = group;
    const many = group.places.length;
    const text = many > 1 ? `${first.name} and ${many - 1} more` : first.name;
    one.link.setAttribute("class", many > 1 ? "several" : first.precision);
    one.link.setAttribute("aria-label", `${text}: ${counted(group.mentions, "mention")}`);
    one.title.textContent = `${text}: ${counted(group.mentions, "mention")}`;
    one.circle.setAttribute("cx", group.at[0].toFixed(1));
    one.circle.setAttribute("cy", group.at[1].toFixed(1));
    one.circle.setAttribute("r", group.r.toFixed(1));
  }

  function made(first) {
    const link = svgElement("a", { href: `/entities/${encodeURIComponent(first.id)}/mentions${query}` });
    const one = { link, title: svgElement("title"), circle: svgElement("circle") };
    link.append(one.title, one.circle);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      if (!moved || !event.detail) pick(one.group); // without a pointer nothing was moved
    });
    drawn.set(first.id, one);
    marks.append(link);
    return one;
  }

  // One place shows its sentences; several come apart, or are listed where they never do.
  function pick(group) {
    const [first] = group.places;
    const xs = group.places.map(({ at }) => at[0]);
    const ys = group.places.map(({ at }) => at[1]);
    const across = Math.max(Math.max(...xs) - Math.min(...xs), ((Math.max(...ys) - Math.min(...ys)) * size.width) / size.height);
    if (group.places.length > 1 && view.k < CLOSEST * 0.99 && across > 8) {
      const k = Math.min(CLOSEST, Math.max(view.k * 1.8, (0.6 * size.width) / across));
      look({ x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2, k });
      return;
    }
    const links = group.places.slice(0, LISTED).map((place) => described(place, query));
    const rest = group.places.length - LISTED;
    picked.replaceChildren(htmlElement("ul", {}, ...links));
    if (rest > 0) picked.append(htmlElement("p", { class: "more" }, `and ${rest} more at the same place, in the table`));
    if (group.places.length === 1) {
      const there = htmlElement("div", { class: "sentences" });
      picked.append(there);
      htmx.ajax("GET", `/entities/${encodeURIComponent(first.id)}/mentions${query}`, { target: there, select: ".hits", swap: "innerHTML" });
    }
  }

  // What a row of the table speaks of is marked on the map.
  function point(row) {
    for (const one of drawn.values()) {
      const here = row && one.group.places.some(({ id }) => id === row.dataset.place);
      one.link.classList.toggle("near", Boolean(here));
    }
  }

  let moved = false;
  const fingers = new Map();
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) moved = false;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (!moved && !others.length && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    fingers.set(event.pointerId, now);
    const share = 1 / fingers.size;
    look({ ...view, x: view.x - ((now[0] - before[0]) * share) / view.k, y: view.y - ((now[1] - before[1]) * share) / view.k });
    if (others.length === 1) {
      const apart = (at) => Math.hypot(at[0] - others[0][0], at[1] - others[0][1]);
      const box = svg.getBoundingClientRect();
      scaled(apart(now) / (apart(before) || 1), (now[0] + others[0][0]) / 2 - box.left, (now[1] + others[0][1]) / 2 - box.top);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  // The wheel turns the page, unless the map was chosen or a key says that it is meant (a pinch does, too).
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !svg.matches(":focus, :focus-within")) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      scaled(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX - box.left, event.clientY - box.top);
    },
    { passive: false },
  );
  svg.addEventListener("dblclick", (event) => {
    const box = svg.getBoundingClientRect();
    scaled(2, event.clientX - box.left, event.clientY - box.top);
  });
  const moves = {
    ArrowLeft: () => look({ ...view, x: view.x - STEP / view.k }),
    ArrowRight: () => look({ ...view, x: view.x + STEP / view.k }),
    ArrowUp: () => look({ ...view, y: view.y - STEP / view.k }),
    ArrowDown: () => look({ ...view, y: view.y + STEP / view.k }),
    "+": () => scaled(1.5),
    "=": () => scaled(1.5),
    "-": () => scaled(1 / 1.5),
    0: () => look(whole()),
  };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    moves[event.key]();
  });
  for (const row of document.querySelectorAll("[data-place]")) {
    for (const start of ["pointerenter", "focusin"]) row.addEventListener(start, () => point(row));
    for (const end of ["pointerleave", "focusout"]) row.addEventListener(end, () => point(null));
  }

  function take({ features }) {
    const known = features.filter(({ geometry }) => geometry);
    places = known.map(({ id, geometry, properties }) => ({
      ...properties,
      id,
      name: plain(properties.name),
      at: projected(geometry.coordinates),
    }));
    const buttons = [["+", "Closer", "+"], ["−", "Further away", "-"], ["All", "All places", "0"]].map(([sign, label, key]) => {
      const button = htmlElement("button", { type: "button", "aria-label": label, title: label }, sign);
      button.addEventListener("click", () => moves[key]());
      return button;
    });
    svg.before(htmlElement("div", { class: "scale-buttons" }, ...buttons));
    svg.after(picked);
    svg.removeAttribute("viewBox");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-label", "Map of the places: arrow keys move it, + and - change its scale, 0 shows all");
    marks.replaceChildren();
    svg.append(names);
    figure.classList.add("live");
    new ResizeObserver(([{ contentRect }]) => {
      size = { width: contentRect.width || 1, height: contentRect.height || 1 };
      look(view ?? whole());
    }).observe(svg);
  }

  fetch(figure.dataset.places)
    .then((answer) => (answer.ok ? answer.json().then(take) : null))
    .catch(() => null); // the picture stays
}

// Places whose middles are nearer than that are gathered, the less mentioned into the more; the others stay as they are.
function gathered(places, k, crowded) {
  const grid = new Map();
  const groups = [];
  for (const place of places) {
    const [x, y] = [place.at[0] * k, place.at[1] * k];
    const [column, line] = [Math.floor(x / crowded), Math.floor(y / crowded)];
    let nearest = null;
    let least = crowded;
    for (let i = column - 1; i <= column + 1; i++) {
      for (let j = line - 1; j <= line + 1; j++) {
        for (const group of grid.get(`${i} ${j}`) ?? []) {
          const apart = Math.hypot(group.x - x, group.y - y);
          if (apart < least) [nearest, least] = [group, apart];
        }
      }
    }
    if (nearest) {
      nearest.places.push(place);
      nearest.mentions += place.mentions;
      continue;
    }
    const group = { x, y, places: [place], mentions: place.mentions };
    groups.push(group);
    const key = `${column} ${line}`;
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(group);
  }
  return groups;
}

// Names of the largest first, each beside its circle where nothing else is; the others are left out.
function named(groups, size) {
  measure.font = "500 12px system-ui, sans-serif";
  const taken = groups.map(({ at: [x, y], r }) => [x - r, y - r, x + r, y + r]);
  taken.push([size.width - BUTTONS[0], 0, size.width, BUTTONS[1]]);
  const found = [];
  const free = (box, own, from = 0) =>
    box[0] > 0 && box[1] > 0 && box[2] < size.width && box[3] < size.height &&
    taken.every((other, i) => i < from || i === own || box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);
  const order = groups.map((group, i) => [group, i]).sort(([a], [b]) => b.mentions - a.mentions);
  for (const [rank, [{ at: [x, y], r, places }, i]] of order.entries()) {
    if (found.length >= NAMES) break;
    const words = short(places[0].name) + (places.length > 1 ? ` +${places.length - 1}` : "");
    const wide = measure.measureText(words).width + 2 * ROOM;
    const boxes = [
      ["start", x + r + ROOM, y + 4, [x + r, y - 9, x + r + wide, y + 9]],
      ["end", x - r - ROOM, y + 4, [x - r - wide, y - 9, x - r, y + 9]],
      ["middle", x, y - r - 5, [x - wide / 2, y - r - 19, x + wide / 2, y - r]],
      ["middle", x, y + r + 13, [x - wide / 2, y + r, x + wide / 2, y + r + 19]],
    ];
    if (r > wide / 2 - ROOM) boxes.unshift(["middle", x, y + 4, [x - wide / 2, y - 9, x + wide / 2, y + 9]]);
    const fitting =
      boxes.find(([, , , box]) => free(box, i)) ??
      (rank < FOREMOST ? boxes.find(([, , , box]) => free(box, i, groups.length)) : null);
    if (!fitting) continue;
    taken.push(fitting[3]);
    found.push({ words, anchor: fitting[0], x: fitting[1], y: fitting[2] });
  }
  return found;
}

function label({ words, anchor, x, y }) {
  const text = svgElement("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
  text.textContent = words;
  return text;
}

function described(place, query) {
  const where = [place.province !== place.name ? place.province : null, place.country].filter(Boolean).map(plain).join(", ");
  const parameters = new URLSearchParams(query);
  parameters.set("mentioning", place.id);
  parameters.set("judged", "standing");
  const id = encodeURIComponent(place.id);
  const item = htmlElement("li", {}, htmlElement("a", { href: `/entities/${id}` }, htmlElement("bdi", {}, place.name)));
  if (where) item.append(" ", htmlElement("span", { class: "of" }, where));
  item.append(" · ", htmlElement("a", { href: `/entities/${id}/mentions${query}` }, counted(place.mentions, "mention")));
  if (place.statements) item.append(" · ", htmlElement("a", { href: `/statements?${parameters}` }, counted(place.statements, "statement")));
  return item;
}
