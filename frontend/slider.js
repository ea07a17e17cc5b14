// Two handles over the columns of publication, in place of typing days; the fields of the form stay what counts.

const DAY = 86_400_000;
const WAIT = 350; // milliseconds after the last move
const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

export function slider(box) {
  const form = box.closest("form");
  const [first, last] = [number(box.dataset.first), number(box.dataset.last)];
  const fields = { since: form.elements.since, until: form.elements.until };
  const ends = { since: first, until: last };
  const handles = {};
  for (const [name, label] of [["since", "Published since"], ["until", "Published until"]]) {
    const handle = Object.assign(document.createElement("input"), { type: "range", min: first, max: last, step: 1 });
    handle.setAttribute("aria-label", label);
    handles[name] = handle;
    box.append(handle);
  }
  let waiting = 0;

  function follow() {
    for (const [name, handle] of Object.entries(handles)) {
      const value = fields[name].value ? number(fields[name].value) : ends[name];
      handle.value = Math.max(first, Math.min(last, value));
      handle.setAttribute("aria-valuetext", fields[name].value || "any day");
    }
    shade();
  }

  // Columns outside are paler.
  function shade() {
    const [from, to] = [handles.since, handles.until].map((handle) => (100 * (handle.value - first)) / (last - first || 1));
    for (const column of box.querySelectorAll("rect")) {
      const middle = parseFloat(column.getAttribute("x")) + parseFloat(column.getAttribute("width")) / 2;
      column.classList.toggle("outside", middle < from || middle > to);
    }
  }

  for (const [name, handle] of Object.entries(handles)) {
    handle.addEventListener("input", () => {
      const other = handles[name === "since" ? "until" : "since"];
      const crossed = name === "since" ? +handle.value > +other.value : +handle.value < +other.value;
      if (crossed) handle.value = other.value;
      fields[name].value = +handle.value === ends[name] ? "" : iso(+handle.value);
      handle.setAttribute("aria-valuetext", fields[name].value || "any day");
      shade();
      clearTimeout(waiting);
      waiting = setTimeout(() => fields[name].dispatchEvent(new Event("change", { bubbles: true })), WAIT);
    });
    // The field tells the form, once; the handle itself is no part of it.
    handle.addEventListener("change", (event) => event.stopPropagation());
  }
  for (const field of Object.values(fields)) field.addEventListener("input", follow);
  follow();
}
