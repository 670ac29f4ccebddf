"use strict";
const search = document.getElementById("search"), status_ = document.getElementById("status");
function filter() {
  const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of document.querySelectorAll("tbody tr")) {
    const text = row.textContent.toLowerCase();
    row.hidden = (status_.value && row.dataset.status !== status_.value) || !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("count").textContent = shown === 1 ? "1 pack" : `${shown} packs`;
}
search.addEventListener("input", filter);
status_.addEventListener("change", filter);
document.documentElement.dataset.ready = "yes";
