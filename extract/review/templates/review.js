"use strict";
const review = JSON.parse(document.getElementById("data").textContent);
const byId = new Map(review.entries.map((entry) => [entry.id, entry]));
const sections = new Map([["meeting", { kind: "Meeting", title: "", pages: [1, 1] }], ...review.sections.map((each) => [each.id, each])]);
const pagesBox = document.getElementById("pages");
const panel = document.getElementById("records");
const search = document.getElementById("search");
const chosen = document.getElementById("section");
const SVG = "http://www.w3.org/2000/svg";
const onPage = new Map();
for (const entry of review.entries) {
  for (const box of entry.boxes) {
    if (!onPage.has(box[0])) onPage.set(box[0], []);
    onPage.get(box[0]).push(entry);
  }
}
let page = 0;
let finding = -1;
let lit = null;

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function pageBox(number) {
  return document.getElementById(`page-${number}`);
}

// Pictures and boxes of a page are made when it comes into view, and pictures let go when it is far away.
function fill(box) {
  const number = Number(box.dataset.page);
  if (!box.querySelector("svg")) box.append(overlay(number));
  const packed = document.getElementById(`picture-${number}`);
  if (packed && !box.querySelector("img")) {
    const bytes = Uint8Array.from(atob(packed.textContent), (mark) => mark.charCodeAt(0));
    const image = make("img");
    image.alt = "";
    image.src = URL.createObjectURL(new Blob([bytes], { type: "image/webp" }));
    box.prepend(image);
  }
}

function empty(box) {
  const image = box.querySelector("img");
  if (image) {
    URL.revokeObjectURL(image.src);
    image.remove();
  }
}

function rectangle(box, className) {
  const made = document.createElementNS(SVG, "rect");
  made.setAttribute("x", box[1]);
  made.setAttribute("y", box[2]);
  made.setAttribute("width", Math.max(box[3] - box[1], 1));
  made.setAttribute("height", Math.max(box[4] - box[2], 1));
  made.setAttribute("class", className);
  return made;
}

function overlay(number) {
  const { width, height } = review.pages[number - 1];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const area = (box) => (box[3] - box[1]) * (box[4] - box[2]);
  const boxes = (onPage.get(number) || []).flatMap((entry) =>
    entry.boxes.filter((box) => box[0] === number).map((box) => ({ entry, box })));
  boxes.sort((one, other) => area(other.box) - area(one.box)); // the smallest lies on top: it is the closest record
  for (const { entry, box } of boxes) {
    const made = rectangle(box, entry.text ? "other" : "record");
    made.dataset.record = entry.id;
    svg.append(made);
  }
  for (const each of review.findings) {
    for (const box of each.boxes) {
      if (box[0] === number) svg.append(rectangle(box, `finding ${each.severity}`));
    }
  }
  return svg;
}

function light(id) {
  if (lit === id) return;
  lit = id;
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  if (!id) return;
  const name = CSS.escape(id);
  for (const found of document.querySelectorAll(`[data-record="${name}"]`)) found.classList.add("lit");
}

function entryBox(entry) {
  const box = make("div", entry.text ? "entry text" : "entry");
  box.dataset.record = entry.id;
  box.id = `entry-${entry.id}`;
  box.tabIndex = 0;
  box.style.marginLeft = `${Math.min(entry.depth, 4) * 0.8}em`;
  box.append(make("h3", "", entry.head));
  const list = make("dl");
  for (const [name, value] of entry.rows) {
    list.append(make("dt", "", name));
    const said = make("dd");
    if (/^(Previous )?RAG$/.test(name)) said.append(make("span", `rag ${value}`, value));
    else said.textContent = value;
    list.append(said);
  }
  box.append(list);
  if (entry.flags.length) box.append(make("p", "flags", `Doubtful: ${entry.flags.join(", ")}`));
  return box;
}

function show(entries, title) {
  panel.replaceChildren();
  if (title) panel.append(make("h2", "", title));
  let section = null;
  for (const entry of entries) {
    if (entry.section !== section) {
      section = entry.section;
      const { kind, title: named } = sections.get(section);
      panel.append(make("h2", "", named ? `${kind}: ${named}` : kind));
    }
    panel.append(entryBox(entry));
  }
  if (!entries.length) panel.append(make("p", "", title ? "Nothing found." : "No record on this page."));
  if (lit) { const id = lit; lit = null; light(id); }
}

function words(entry) {
  return `${entry.head} ${entry.rows.map((row) => row.join(" ")).join(" ")}`.toLowerCase();
}

const LIMIT = 300;
function refresh() {
  const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const within = (entry) => !chosen.value || entry.section === chosen.value;
  if (wanted.length) {
    const found = review.entries.filter((entry) => within(entry) && wanted.every((word) => words(entry).includes(word)));
    show(found.slice(0, LIMIT), `${found.length} records found${found.length > LIMIT ? `, the first ${LIMIT} shown` : ""}`);
  } else {
    showPage();
  }
}

function showPage() {
  const within = (entry) => !chosen.value || entry.section === chosen.value;
  const seen = new Set();
  const entries = (onPage.get(page) || []).filter((entry) => within(entry) && !seen.has(entry.id) && seen.add(entry.id));
  entries.sort((one, other) => review.entries.indexOf(one) - review.entries.indexOf(other));
  show(entries);
  const here = review.findings.map((each, number) => [each, number]).filter(([each]) => each.boxes.some((box) => box[0] === page) || !each.boxes.length);
  if (here.length) {
    const list = make("ul", "findings");
    for (const [each, number] of here) {
      const button = make("button", `${each.severity}${number === finding ? " current" : ""}`, `${each.severity}: ${each.message}`);
      button.type = "button";
      button.addEventListener("click", () => step(number));
      const item = make("li");
      item.append(button);
      list.append(item);
    }
    panel.prepend(list);
  }
}

function goTo(number, smooth) {
  const box = pageBox(number);
  if (!box) return;
  page = number;
  fill(box);
  box.scrollIntoView({ block: "start", behavior: smooth ? "smooth" : "auto" });
  refresh();
}

function openRecord(id) {
  const entry = byId.get(id);
  if (!entry) return;
  if (entry.boxes.length && !entry.boxes.some((box) => box[0] === page)) goTo(entry.boxes[0][0]);
  if (chosen.value && chosen.value !== entry.section) chosen.value = "";
  if (!document.getElementById(`entry-${id}`)) { search.value = ""; refresh(); }
  light(id);
  const box = document.getElementById(`entry-${id}`);
  if (box) {
    box.scrollIntoView({ block: "nearest" });
    box.focus({ preventScroll: true });
  }
  history.replaceState(null, "", `#record=${encodeURIComponent(id)}`);
}

function step(number) {
  if (!review.findings.length) return;
  finding = (number + review.findings.length) % review.findings.length;
  const { boxes } = review.findings[finding];
  search.value = "";
  goTo(boxes.length ? boxes[0][0] : page || 1);
  const current = panel.querySelector(".current");
  if (current) current.focus();
}

function followHash() {
  const [, kind, value] = /^#(page|record)=(.+)$/.exec(location.hash) || [];
  if (kind === "page") goTo(Number(value));
  else if (kind === "record") openRecord(decodeURIComponent(value));
  else goTo(1);
}

for (const { page: number, width, height } of review.pages) pageBox(number).style.aspectRatio = `${width || 595} / ${height || 842}`;
const near = new IntersectionObserver((changes) => {
  for (const change of changes) (change.isIntersecting ? fill : empty)(change.target);
}, { root: pagesBox, rootMargin: "150% 0px" });
for (const box of document.querySelectorAll(".page")) near.observe(box);

let waiting = 0;
pagesBox.addEventListener("scroll", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    const middle = pagesBox.getBoundingClientRect().top + pagesBox.clientHeight / 3;
    for (const box of document.querySelectorAll(".page")) {
      const { top, bottom } = box.getBoundingClientRect();
      if (top <= middle && bottom >= middle) {
        const number = Number(box.dataset.page);
        if (number !== page) {
          page = number;
          if (!search.value.trim()) showPage();
          history.replaceState(null, "", `#page=${number}`);
        }
        break;
      }
    }
  });
});
pagesBox.addEventListener("click", (event) => {
  const id = event.target.dataset.record;
  if (id) openRecord(id);
});
panel.addEventListener("mouseover", (event) => light(event.target.closest(".entry")?.dataset.record));
panel.addEventListener("focusin", (event) => light(event.target.closest(".entry")?.dataset.record));
const open = (event) => {
  const id = event.target.closest(".entry")?.dataset.record;
  if (id) openRecord(id);
};
panel.addEventListener("click", open);
panel.addEventListener("keydown", (event) => { if (event.key === "Enter") open(event); });
search.addEventListener("input", refresh);
chosen.addEventListener("change", () => {
  const section = sections.get(chosen.value);
  if (section && !search.value.trim()) goTo(section.pages[0]);
  refresh();
});
document.getElementById("next").addEventListener("click", () => step(finding + 1));
document.getElementById("previous").addEventListener("click", () => step(finding < 0 ? -1 : finding - 1));
const keys = document.getElementById("keys");
document.getElementById("help").addEventListener("click", () => keys.showModal());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select")) {
    if (event.key === "Escape") { search.value = ""; refresh(); event.target.blur(); }
    return;
  }
  if (event.key === "n") step(finding + 1);
  else if (event.key === "p") step(finding < 0 ? -1 : finding - 1);
  else if (event.key === "j") goTo(Math.min(page + 1, review.pages.length));
  else if (event.key === "k") goTo(Math.max(page - 1, 1));
  else if (event.key === "?") keys.showModal();
  else if (event.key === "/") { event.preventDefault(); search.focus(); }
});
window.addEventListener("hashchange", followHash);
followHash();
document.documentElement.dataset.ready = "yes";
