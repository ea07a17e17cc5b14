// Draws the basemap once, when the page is built: land and borders of Natural Earth as paths of one static file.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoMercator, geoPath } from "d3-geo";
import { merge, mesh } from "topojson-client";

// The side of the square that the world is drawn on, in units; sayso/web/mercator.py counts in the same. A unit is
// 1.1 km at the equator: as much as maps of 1:50 million show.
const SIDE = 36000;
// A line that strays less than this from the chord, in units, is drawn as the chord.
const STRAYING = 1.5;

const world = createRequire(import.meta.url)("world-atlas/countries-50m.json");
const countries = world.objects.countries;
// d3-geo cuts what crosses the antimeridian; what is beyond the square, at 85.05° of latitude, is cut as well.
const projection = geoMercator()
  .scale(SIDE / (2 * Math.PI))
  .translate([SIDE / 2, SIDE / 2])
  .precision(0)
  .clipExtent([[0, 0], [SIDE, SIDE]]);

// Takes lines from geoPath, and gives them as path data of whole relative numbers.
class Lines {
  lines = [];
  moveTo(x, y) {
    this.line = [[x, y]];
    this.lines.push(this.line);
  }
  lineTo(x, y) {
    this.line.push([x, y]);
  }
  closePath() {
    this.line.closed = true;
  }
  data() {
    return this.lines.map(drawn).join("");
  }
}

function drawn(line) {
  const points = whole(line.closed ? ring(line) : thinned(line));
  if (points.length < (line.closed ? 4 : 2)) return "";
  let [x, y] = points[0];
  let data = `M${x} ${y}l`;
  for (const [nextX, nextY] of points.slice(1, line.closed ? -1 : undefined)) {
    const [dx, dy] = [nextX - x, nextY - y];
    data += `${data.endsWith("l") || dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
    [x, y] = [nextX, nextY];
  }
  return data + (line.closed ? "z" : "");
}

// A ring is thinned in two halves, as the ends of a line stay where they are.
function ring(line) {
  const [x, y] = line[0];
  let middle = 0;
  line.forEach((point, i) => {
    if (Math.hypot(point[0] - x, point[1] - y) > Math.hypot(line[middle][0] - x, line[middle][1] - y)) middle = i;
  });
  return [...thinned(line.slice(0, middle + 1)), ...thinned([...line.slice(middle), line[0]]).slice(1)];
}

// The points that a line needs (Douglas and Peucker 1973).
function thinned(line) {
  const keep = new Set([0, line.length - 1]);
  const waiting = [[0, line.length - 1]];
  while (waiting.length) {
    const [first, last] = waiting.pop();
    let furthest = -1;
    let most = STRAYING;
    for (let i = first + 1; i < last; i++) {
      const strays = distance(line[i], line[first], line[last]);
      if (strays > most) [furthest, most] = [i, strays];
    }
    if (furthest < 0) continue;
    keep.add(furthest);
    waiting.push([first, furthest], [furthest, last]);
  }
  return line.filter((_, i) => keep.has(i));
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function whole(line) {
  const points = line.map((point) => point.map(Math.round));
  return points.filter((point, i) => !i || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
}

function path(shape) {
  const lines = new Lines();
  geoPath(projection, lines)(shape);
  return lines.data();
}

const land = path(merge(world, countries.geometries));
const borders = path(mesh(world, countries, (one, other) => one !== other));
writeFileSync(
  process.argv[2],
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">` +
    `<path id="land" vector-effect="non-scaling-stroke" d="${land}"/>` +
    `<path id="borders" fill="none" vector-effect="non-scaling-stroke" d="${borders}"/></svg>\n`,
);
