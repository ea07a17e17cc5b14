// What makes the page smoother; everything works without it.
import htmx from "htmx.org/dist/htmx.esm.js";
import { atlas } from "./atlas.js";
import { slider } from "./slider.js";

// Nothing of a ledger is kept in the browser, nothing is evaluated, nothing is asked of anybody else.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  scrollBehavior: "auto",
});

document.documentElement.classList.add("scripted");

// A link to a statement leads to the page of a long document that it stands on.
function follow() {
  const match = /^#s-([0-9a-f]+)$/.exec(location.hash);
  if (match && document.querySelector("article.text") && !document.getElementById(`s-${match[1]}`)) {
    location.replace(`/statements/${match[1]}`);
  }
  show();
}

// The note of the statement that the address names is opened and marked beside it.
function show() {
  const id = /^#[sn]-([0-9a-f]+)$/.exec(location.hash)?.[1];
  for (const note of document.querySelectorAll(".note.chosen, .said.chosen")) note.classList.remove("chosen");
  if (!id) return;
  for (const piece of document.querySelectorAll(`.said[data-s="${id}"]`)) piece.classList.add("chosen");
  const note = document.getElementById(`n-${id}`);
  if (!note) return;
  note.classList.add("chosen");
  const details = note.querySelector("details");
  if (details) details.open = true;
}

window.addEventListener("hashchange", follow);
document.addEventListener("DOMContentLoaded", follow);
// What was chosen stays so when a judgement has renewed the page.
document.addEventListener("htmx:afterSettle", show);

// The map and the slider are set up when they come, with the page or in place of others.
function enliven() {
  for (const [selector, start] of [[".atlas-map", atlas], [".period-slider", slider]]) {
    for (const element of document.querySelectorAll(`${selector}:not([data-live])`)) {
      element.dataset.live = "";
      start(element);
    }
  }
}

document.addEventListener("DOMContentLoaded", enliven);
document.addEventListener("htmx:afterSettle", enliven);

// Words that are clicked show their note; a selection of text, or a link, is left alone.
document.addEventListener("click", (event) => {
  if (event.target.closest("a, button, input, summary, label") || getSelection()?.toString()) return;
  const said = event.target.closest(".said[data-s]");
  if (said) location.hash = `#s-${said.dataset.s}`;
});

// j and k go to the next statement and the one before; / goes to the search box.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") {
    const box = document.querySelector("header input[type=search]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
    return;
  }
  if (event.key !== "j" && event.key !== "k") return;
  const all = [...document.querySelectorAll(".said[id]")];
  if (!all.length) return;
  const now = all.findIndex((said) => `#${said.id}` === location.hash);
  const next = now < 0 ? 0 : now + (event.key === "j" ? 1 : -1);
  if (all[next]) location.hash = `#${all[next].id}`;
});

// Filters that are left open do not stand in the address. A field that is left as it was asks nothing: its answer would
// come in between, and take away what was clicked meanwhile.
document.addEventListener("htmx:configRequest", (event) => {
  const { formData, verb, elt } = event.detail;
  if (verb !== "get" || !elt.matches(".filters")) return;
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  const asked = new URLSearchParams(formData).toString();
  if (asked === (elt.dataset.asked ?? location.search.slice(1))) event.preventDefault();
  elt.dataset.asked = asked;
});

// What went wrong is said where somebody looks: in the line that the server answered with.
function tell(line) {
  const banner = document.querySelector(".banner.told") ?? document.createElement("p");
  banner.className = "banner told";
  banner.setAttribute("role", "alert");
  banner.textContent = line;
  document.getElementById("main").before(banner);
}

document.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr.responseText;
  const page = new DOMParser().parseFromString(answer, "text/html");
  tell(page.querySelector("main p.lead")?.textContent ?? answer);
});
document.addEventListener("htmx:sendError", () => tell("Sayso does not answer any more: start `sayso serve` again."));
document.addEventListener("htmx:beforeRequest", () => document.querySelector(".banner.told")?.remove());
