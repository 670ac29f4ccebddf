"use strict";
const find = (id) => document.getElementById(id);
const review = JSON.parse(find("data").textContent);
const pagesBox = find("pages"), panel = find("records"), search = find("search"), chosen = find("section"), goto = find("goto");
const SVG = "http://www.w3.org/2000/svg";
const DIRECTIONS = { improving: "↗", static: "→", deteriorating: "↘" };
const LIMIT = 300;

const byId = new Map(), onPage = new Map();
const sections = new Map(review.sections.map((each) => [each.id, each]));
review.entries.forEach((entry, place) => {
  entry.place = place;
  byId.set(entry.id, entry);
  for (const number of new Set(entry.boxes.map((box) => box[0]))) {
    if (!onPage.has(number)) onPage.set(number, []);
    onPage.get(number).push(entry);
  }
});
const meeting = review.entries[0];
if (meeting && meeting.section === "meeting") {
  sections.set("meeting", { kind: "Meeting", title: meeting.title, pages: [meeting.boxes.length ? meeting.boxes[0][0] : 1, 0] });
}
const sheets = [...document.querySelectorAll(".page")];
let page = 0, finding = -1, lit = null, held = 0;

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Pages: picture and boxes of a page are made when it comes near, and its picture is let go when it is far away.

function fill(sheet) {
  const number = Number(sheet.dataset.page);
  if (!sheet.querySelector("svg")) sheet.append(overlay(number));
  const packed = find(`picture-${number}`);
  if (packed && !sheet.querySelector("img")) {
    const image = make("img");
    image.alt = `Picture of page ${number}`;
    image.decoding = "async";
    image.src = `data:image/webp;base64,${packed.textContent}`;
    sheet.prepend(image);
  }
}

function empty(sheet) {
  sheet.querySelector("img")?.remove();
}

function rectangle(box, className) {
  const made = document.createElementNS(SVG, "rect");
  const places = { x: box[1], y: box[2], width: Math.max(box[3] - box[1], 1), height: Math.max(box[4] - box[2], 1), class: className };
  for (const [name, value] of Object.entries(places)) made.setAttribute(name, value);
  return made;
}

function overlay(number) {
  const { width, height } = review.pages[number - 1];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width || 595} ${height || 842}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const area = (box) => (box[3] - box[1]) * (box[4] - box[2]);
  const boxes = (onPage.get(number) || []).flatMap((entry) => entry.boxes.filter((box) => box[0] === number).map((box) => ({ entry, box })));
  boxes.sort((one, other) => area(other.box) - area(one.box)); // the smallest lies on top: it is the closest record
  for (const { entry, box } of boxes) {
    const made = rectangle(box, entry.form === "kept" ? "record other" : "record");
    made.dataset.record = entry.id;
    if (entry.id === lit) made.classList.add("lit");
    svg.append(made);
  }
  review.findings.forEach((each, at) => {
    for (const box of each.boxes.filter((box) => box[0] === number)) {
      const made = rectangle(box, `finding ${each.unread ? "unread" : each.severity}${at === finding ? " current" : ""}`);
      made.dataset.finding = at;
      svg.append(made);
    }
  });
  return svg;
}

// Records

function light(id) {
  if (lit === id) return;
  lit = id;
  for (const old of document.querySelectorAll(".lit[data-record]")) old.classList.remove("lit");
  if (id) for (const each of document.querySelectorAll(`[data-record="${CSS.escape(id)}"]`)) each.classList.add("lit");
}

function rating(word) {
  return make("span", `rag ${word}`, word);
}

function value(row) {
  if (row.rag) return rating(row.rag);
  if (row.direction) return document.createTextNode(`${DIRECTIONS[row.direction] || ""} ${row.direction}`);
  if (!row.items) return document.createTextNode(row.text);
  const list = make("ul");
  for (const item of row.items) list.append(make("li", "", item));
  return list;
}

function link(entry, text, className) {
  const made = make("a", className, text);
  made.href = `#record=${encodeURIComponent(entry.id)}`;
  return made;
}

function doubts(entry) {
  return make("p", "doubts", `Doubtful: ${entry.doubts.join("; ")}`);
}

function mark(box, entry) {
  box.dataset.record = entry.id;
  box.id = `entry-${entry.id}`;
  box.classList.add("entry");
  if (entry.id === lit) box.classList.add("lit");
  return box;
}

function table(head, rows) {
  const made = make("table"), top = make("tr"), body = make("tbody");
  for (const name of head) {
    const cell = make("th", "", name);
    cell.scope = "col";
    top.append(cell);
  }
  body.append(...rows);
  if (head.length) {
    const upper = make("thead");
    upper.append(top);
    made.append(upper);
  }
  made.append(body);
  return made;
}

// A run of records that are lines of one table: people, priorities, counts.
function lines(entries) {
  const names = [...new Set(entries.flatMap((entry) => entry.rows.map((row) => row.name)))];
  const rows = entries.map((entry) => {
    const line = mark(make("tr"), entry);
    names.forEach((name, at) => {
      const row = entry.rows.find((each) => each.name === name);
      const cell = make("td");
      if (at === 0) cell.append(link(entry, row ? row.text || row.rag || "record" : "record", "plain"));
      else if (row) cell.append(value(row));
      if (at === names.length - 1 && entry.doubts.length) cell.append(doubts(entry));
      line.append(cell);
    });
    return line;
  });
  const made = table(names, rows);
  made.prepend(make("caption", "", entries[0].kind));
  const box = make("div", "lines");
  box.append(made);
  return box;
}

function prose(entry) {
  const box = mark(make("div", entry.heading ? "prose headed" : "prose"), entry);
  box.append(link(entry, entry.mark || "¶", "number"), make(entry.heading ? "h4" : "p", "", entry.text));
  box.querySelector("a").setAttribute("aria-label", entry.mark ? `Paragraph ${entry.mark}` : "Paragraph");
  if (entry.doubts.length) box.append(doubts(entry));
  return box;
}

function kept(entry) {
  const box = mark(make("div", "kept"), entry);
  box.append(link(entry, "Kept as text", "label"));
  if (entry.cells.length) {
    box.append(table([], entry.cells.map((cells) => {
      const line = make("tr");
      for (const cell of cells) line.append(make("td", "", cell));
      return line;
    })));
  } else box.append(make("p", entry.heading ? "strong" : "", entry.text));
  if (entry.doubts.length) box.append(doubts(entry));
  return box;
}

function named(entry, rows) {
  const figures = rows.filter((row) => entry.figures.includes(row.name));
  const parts = [];
  if (figures.length) {
    const line = make("tr");
    for (const row of figures) line.append(make("td", "", row.text));
    parts.push(table(figures.map((row) => row.name), [line]));
  }
  const list = make("dl");
  for (const row of rows) {
    if (figures.includes(row)) continue;
    const said = make("dd");
    said.append(value(row));
    list.append(make("dt", "", row.name), said);
  }
  if (list.childElementCount) parts.unshift(list);
  return parts;
}

function record(entry) {
  const box = mark(make("div"), entry);
  const head = make("h3"), to = link(entry, "", "");
  to.append(make("span", "kind", [entry.kind, entry.mark].filter(Boolean).join(" ")));
  if (entry.title) to.append(" ", entry.title);
  head.append(to);
  box.append(head);
  if (entry.text) box.append(make("p", "said", entry.text));
  box.append(...named(entry, entry.rows));
  if (entry.doubts.length) box.append(doubts(entry));
  return box;
}

function section(id) {
  const { kind, title, pages } = sections.get(id);
  const entry = byId.get(id) || meeting;
  const box = mark(make("div"), entry);
  const head = make("h2"), to = link(entry, "", "");
  to.append(make("span", "kind", kind), title ? ` ${title}` : "");
  head.append(to);
  box.append(head);
  if (pages[1] > pages[0]) box.append(make("p", "extent", `pages ${pages[0]} to ${pages[1]}`));
  if (search.value.trim() || page === pages[0] || id === "meeting") box.append(...named(entry, entry.rows));
  if (entry.doubts.length) box.append(doubts(entry));
  return box;
}

const DRAW = { record, prose, kept };

function show(entries, before) {
  const focused = panel.contains(document.activeElement) ? document.activeElement.closest(".entry")?.dataset.record : null;
  panel.replaceChildren(...before);
  let within = null;
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry.section !== within) {
      within = entry.section;
      panel.append(section(within));
    }
    if (entry.form === "section" || entry === meeting) continue;
    if (entry.over) panel.append(make("h4", "over", entry.over));
    let box;
    if (entry.form === "line") {
      let end = at + 1;
      while (end < entries.length && entries[end].form === "line" && entries[end].kind === entry.kind && entries[end].section === within) end += 1;
      box = lines(entries.slice(at, end));
      at = end - 1;
    } else box = DRAW[entry.form](entry);
    box.classList.add(`depth-${Math.min(Math.max(entry.depth - 1, 0), 3)}`);
    panel.append(box);
  }
  if (focused) find(`entry-${focused}`)?.querySelector("a")?.focus({ preventScroll: true });
}

function words(entry) {
  entry.words ||= [entry.kind, entry.mark, entry.title, entry.text, entry.over, ...entry.rows.flatMap((row) => [row.name, row.text, row.rag, row.direction, ...(row.items || [])]), ...(entry.cells || []).flat()]
    .filter(Boolean).join(" ").toLowerCase();
  return entry.words;
}

const within = (entry) => !chosen.value || entry.section === chosen.value;

function refresh() {
  const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return showPage();
  const found = review.entries.filter((entry) => within(entry) && wanted.every((word) => words(entry).includes(word)));
  const count = found.length === 1 ? "1 record found" : `${found.length} records found${found.length > LIMIT ? `, the first ${LIMIT} shown` : ""}`;
  show(found.slice(0, LIMIT), [make("p", "count", count)]);
  say(count);
}

function showPage() {
  const entries = (onPage.get(page) || []).filter(within).sort((one, other) => one.place - other.place);
  const before = [];
  const { printed, kind, ocr } = review.pages[page - 1] || {};
  before.push(make("p", "count", `Page ${page}${printed ? `, printed ${printed}` : ""}${kind === "blank" ? ": blank" : ""}${ocr ? ": read from a picture" : ""}`));
  review.findings.forEach((each, at) => {
    if (!each.boxes.some((box) => box[0] === page)) return;
    const button = make("button", `note ${each.unread ? "unread" : each.severity}`, each.message);
    button.type = "button";
    button.dataset.finding = at;
    before.push(button);
  });
  if (!entries.length) before.push(make("p", "", chosen.value ? "Nothing of this section is on this page." : "No record is on this page."));
  show(entries, before);
}

function say(text) {
  find("said").textContent = text;
}

// Moving about

function turn(number, { top = true } = {}) {
  const sheet = find(`page-${number}`);
  if (!sheet) return;
  clearTimeout(settling);
  page = number;
  goto.value = number;
  fill(sheet);
  if (top) hold(() => sheet.scrollIntoView({ block: "start" }));
  refresh();
  say(`Page ${number}`);
}

// Scrolls that we make ourselves turn no page.
function hold(scroll) {
  held = performance.now() + 250;
  scroll();
}

function bring(id, number) {
  const box = byId.get(id)?.boxes.find((each) => !number || each[0] === number) || byId.get(id)?.boxes[0];
  const sheet = box && find(`page-${box[0]}`);
  if (!sheet) return;
  const scale = sheet.clientHeight / (review.pages[box[0] - 1].height || 842);
  const view = pagesBox.getBoundingClientRect(), own = sheet.getBoundingClientRect();
  const top = own.top + box[2] * scale, bottom = own.top + box[4] * scale;
  if (top < view.bottom - 40 && bottom > view.top + 40 && (top >= view.top || bottom - top > view.height)) return;
  hold(() => pagesBox.scrollBy({ top: top - view.top - 60 }));
}

function openRecord(id, { focus = true } = {}) {
  const entry = byId.get(id);
  if (!entry) return;
  if (chosen.value && chosen.value !== entry.section) chosen.value = "";
  if (entry.boxes.length && !entry.boxes.some((box) => box[0] === page)) turn(entry.boxes[0][0]);
  if (!find(`entry-${id}`)) {
    search.value = "";
    refresh();
  }
  bring(id, page);
  light(id);
  const box = find(`entry-${id}`);
  box?.scrollIntoView({ block: "nearest" });
  if (focus) box?.querySelector("a")?.focus({ preventScroll: true });
  history.replaceState(null, "", `#record=${encodeURIComponent(id)}`);
}

function step(number) {
  if (!review.findings.length) return say("There are no findings");
  finding = (number + review.findings.length) % review.findings.length;
  const { boxes, message } = review.findings[finding];
  for (const old of document.querySelectorAll("rect.finding")) old.classList.toggle("current", Number(old.dataset.finding) === finding);
  const list = find("findings");
  list.open = true;
  for (const button of list.querySelectorAll("button")) button.toggleAttribute("aria-current", Number(button.dataset.finding) === finding);
  const current = list.querySelector("[aria-current]");
  current.setAttribute("aria-current", "true");
  search.value = "";
  chosen.value = "";
  turn(boxes.length ? boxes[0][0] : page || 1);
  if (boxes.length) {
    const sheet = find(`page-${boxes[0][0]}`);
    hold(() => pagesBox.scrollBy({ top: Math.max(0, (boxes[0][2] / (review.pages[boxes[0][0] - 1].height || 842)) * sheet.clientHeight - 80) }));
    history.replaceState(null, "", `#page=${boxes[0][0]}`);
  }
  current.scrollIntoView({ block: "nearest" });
  current.focus({ preventScroll: true });
  say(`Finding ${finding + 1} of ${review.findings.length}: ${message}`);
}

function followHash() {
  const [, kind, value] = /^#(page|record)=(.+)$/.exec(location.hash) || [];
  let wanted = value;
  try { wanted = decodeURIComponent(value); } catch { /* as it stands */ }
  if (kind === "record" && byId.has(wanted)) openRecord(wanted);
  else if (kind === "page" && find(`page-${Number(wanted)}`)) turn(Number(wanted));
  else if (!page) turn(1);
}

const forward = () => step(finding + 1), back = () => step(finding < 0 ? -1 : finding - 1);
const leaf = (by) => {
  const number = Math.min(Math.max(page + by, 1), review.pages.length);
  search.value = "";
  turn(number);
  history.replaceState(null, "", `#page=${number}`);
};

for (const { page: number, width, height } of review.pages) find(`page-${number}`).style.aspectRatio = `${width || 595} / ${height || 842}`;
const near = new IntersectionObserver((changes) => {
  for (const change of changes) (change.isIntersecting ? fill : empty)(change.target);
}, { root: pagesBox, rootMargin: "150% 0px" });
for (const sheet of sheets) near.observe(sheet);

let waiting = 0, settling = 0;
pagesBox.addEventListener("scroll", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    if (performance.now() < held) return;
    const middle = pagesBox.scrollTop + pagesBox.clientHeight / 3;
    let low = 0, high = sheets.length - 1;
    while (low < high) {
      const half = Math.ceil((low + high) / 2);
      if (sheets[half].offsetTop - pagesBox.offsetTop <= middle) low = half;
      else high = half - 1;
    }
    if (low + 1 === page) return;
    page = low + 1;
    goto.value = page;
    clearTimeout(settling);
    settling = setTimeout(() => { // while pages fly past, their records would only slow them down
      if (!search.value.trim()) showPage();
      history.replaceState(null, "", `#page=${page}`);
    }, 60);
  });
});
pagesBox.addEventListener("click", (event) => {
  const id = event.target.dataset.record;
  if (!id) return;
  const number = Number(event.target.closest(".page").dataset.page);
  if (number !== page || search.value.trim() || !within(byId.get(id))) {
    search.value = "";
    if (!within(byId.get(id))) chosen.value = "";
    turn(number, { top: false });
  }
  openRecord(id);
});
pagesBox.addEventListener("mouseover", (event) => { if (event.target.dataset.record) light(event.target.dataset.record); });

const over = (event) => event.target.closest(".entry")?.dataset.record;
panel.addEventListener("mouseover", (event) => { if (over(event)) light(over(event)); });
panel.addEventListener("focusin", (event) => {
  const id = over(event);
  if (!id) return;
  light(id);
  bring(id, search.value.trim() ? 0 : page);
});
panel.addEventListener("click", (event) => {
  const id = over(event);
  if (!id || !getSelection().isCollapsed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openRecord(id);
});
find("side").addEventListener("click", (event) => {
  const button = event.target.closest("button[data-finding]");
  if (button) step(Number(button.dataset.finding));
});
search.addEventListener("input", refresh);
chosen.addEventListener("change", () => {
  const wanted = sections.get(chosen.value);
  if (wanted && !search.value.trim()) turn(wanted.pages[0]);
  else refresh();
});
goto.addEventListener("change", () => {
  search.value = "";
  turn(Number(goto.value));
});
find("next").addEventListener("click", forward);
find("previous").addEventListener("click", back);
find("print").addEventListener("click", () => print());
const keys = find("keys"), theme = find("theme");
find("help").addEventListener("click", () => keys.showModal());

// The system's theme, until another is chosen by hand.
const system = matchMedia("(prefers-color-scheme: dark)");
let dark = system.matches;
const nameTheme = () => { theme.textContent = dark ? "Light" : "Dark"; };
system.addEventListener("change", () => {
  if (document.documentElement.style.colorScheme) return;
  dark = system.matches;
  nameTheme();
});
theme.addEventListener("click", () => {
  dark = !dark;
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
  nameTheme();
});
nameTheme();

const KEYS = {
  n: forward, p: back, j: () => leaf(1), k: () => leaf(-1), "?": () => keys.showModal(), "/": () => search.focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.matches("input, select")) {
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      refresh();
      panel.focus();
    }
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
window.addEventListener("hashchange", followHash);
followHash();
document.documentElement.dataset.ready = "yes";
