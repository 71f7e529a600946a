
"use strict";
/* Filters and sorts the findings; a click on a row of a table picks what it counts. The choice stands in the address. */
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const languages = byId("languages");
  const speak = (language) => {
    root.className = language;
    root.lang = language === "zh" ? "zh-Hans" : "en";
    for (const button of languages.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    for (const option of document.querySelectorAll("option[data-zh]")) option.textContent = option.dataset[language];
    const query = byId("query");
    if (query) query.placeholder = language === "zh" ? "搜索" : "Search";
    if (tell) tell();
  };
  let tell = null;
  languages.hidden = false;
  for (const button of languages.querySelectorAll("button")) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  const list = byId("list");
  if (list) {
    const controls = byId("controls"), query = byId("query"), order = byId("order"), fresh = byId("new");
    const clear = byId("clear"), count = byId("count"), none = byId("none");
    const selects = ["severity", "check", "file"].map(byId);
    const ranks = { error: 0, warning: 1, info: 2 };
    const rows = Array.from(list.children, (item, place) => ({
      item, place, words: item.textContent.normalize("NFKC").toLowerCase(), rank: ranks[item.dataset.severity],
    }));
    const often = new Map();
    for (const row of rows) often.set(row.item.dataset.check, (often.get(row.item.dataset.check) || 0) + 1);
    let concept = "";
    const orders = {
      "worst first": (a, b) => a.rank - b.rank || a.place - b.place,
      "most frequent check first": (a, b) =>
        often.get(b.item.dataset.check) - often.get(a.item.dataset.check) ||
        a.item.dataset.check.localeCompare(b.item.dataset.check) || a.place - b.place,
    };
    const show = () => {
      const words = query.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const said = row.item.dataset;
        const fits =
          selects.every((select) => select.selectedIndex < 1 || said[select.id] === select.value) &&
          (!concept || said.concept === concept) &&
          (!fresh || !fresh.checked || said.new === "1") &&
          words.every((word) => row.words.includes(word));
        row.item.hidden = !fits;
        shown += fits;
      }
      const sorted = orders[order.value];
      list.append(...(sorted ? [...rows].sort(sorted) : rows).map((row) => row.item));
      none.hidden = shown > 0;
      clear.hidden = !(words.length || concept || selects.some((select) => select.selectedIndex > 0) || (fresh && fresh.checked));
      tell = () => {
        const all = shown === rows.length;
        const numbers = all ? `${shown}` : `${shown} / ${rows.length}`;
        count.textContent = (root.className === "zh" ? `${numbers} 条问题` : `${numbers} findings`) + (concept ? ` · ${concept}` : "");
      };
      tell();
    };
    controls.hidden = false;
    for (const part of [query, order, ...selects, ...(fresh ? [fresh] : [])]) part.addEventListener("input", show);
    clear.addEventListener("click", () => {
      query.value = concept = "";
      for (const select of selects) select.selectedIndex = 0;
      if (fresh) fresh.checked = false;
      show();
      query.focus();
    });
    for (const link of document.querySelectorAll("a[data-pick]")) {
      link.addEventListener("click", () => {
        if (link.dataset.pick === "concept") concept = link.dataset.value;
        else byId(link.dataset.pick).value = link.dataset.value;
        show();
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
        event.preventDefault();
        query.focus();
      }
    });
    show();
  }
  if (root.className === "zh" || (navigator.language || "").toLowerCase().startsWith("zh")) speak("zh");
})();
