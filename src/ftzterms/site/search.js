"use strict";
/* Filters the list by words, pinyin, field and status; puts the best first while words are typed. */
(() => {
  const byId = (id) => document.getElementById(id);
  const list = byId("list"), query = byId("query"), field = byId("field"), status = byId("status");
  const none = byId("none"), count = byId("count"), letters = document.querySelector(".letters");
  const simplified = new Map();
  const pairs = Array.from(list.dataset.traditional);
  for (let place = 0; place < pairs.length; place += 2) simplified.set(pairs[place], pairs[place + 1]);
  const fold = (text) => {
    const plain = text.normalize("NFKC").toLowerCase().replace(/ü/g, "v").replace(/[‐-―-]/g, " ").replace(/[‘’]/g, "'");
    return Array.from(plain, (character) => simplified.get(character) || character).join("").replace(/\s+/g, " ").trim();
  };
  const sections = Array.from(list.querySelectorAll("section"));
  const found = document.createElement("ol");
  found.id = "found";
  found.hidden = true;
  list.before(found);
  const rows = Array.from(list.querySelectorAll("li"), (item, order) => ({ item, order, home: item.parentNode, words: null }));
  for (const row of rows) row.next = row.order;

  const prepare = (row) => {
    const terms = row.item.dataset.words.split("\n");
    row.terms = terms.map((term) => term.replace(/^!/, ""));
    row.avoid = terms.map((term) => term.startsWith("!"));
    row.words = row.terms.map(fold);
    row.pinyin = row.item.dataset.pinyin.split("\n").map((read) => read.split(" "));
    row.shown = Array.from(row.item.querySelectorAll(".zh, .en"), (span) => fold(span.firstChild.textContent));
  };
  /* 0 the whole, 1 its beginning, 2 the beginning of a word, 3 inside; infinite where it is not. */
  const rank = (text, words) => {
    const at = text.indexOf(words);
    if (at < 0) return Infinity;
    if (at === 0) return text.length === words.length ? 0 : 1;
    return text[at - 1] === " " || words.charCodeAt(0) > 0x2e80 ? 2 : 3;
  };
  const score = (row, words, packed) => {
    let best = Infinity, which = -1;
    row.words.forEach((text, place) => {
      const found = rank(text, words) + (row.shown.includes(text) ? 0 : 0.5);
      if (found < best) [best, which] = [found, place];
    });
    if (best === Infinity && /^[a-z0-9]+$/.test(packed)) {
      row.pinyin.forEach((reads, place) => {
        const other = row.shown.includes(row.words[place]) ? 0 : 0.5;
        for (const text of reads) {
          const found = other + (text === packed ? 1 : text.startsWith(packed) ? 2 : packed.length > 1 && text.includes(packed) ? 3 : Infinity);
          if (found < best) [best, which] = [found, place];
        }
      });
    }
    if (best === Infinity && words.includes(" ")) {
      const all = row.words.join(" ");
      if (words.split(" ").every((word) => all.includes(word))) best = 4;
    }
    return [best, which];
  };
  const note = (row, which) => {
    const old = row.item.querySelector(".hit");
    if (old) old.remove();
    if (which < 0 || row.shown.includes(row.words[which])) return;
    const hit = document.createElement(row.avoid[which] ? "del" : "span");
    hit.className = /\p{Script=Han}/u.test(row.terms[which]) ? "hit han" : "hit";
    hit.textContent = row.terms[which];
    row.item.querySelector("a").append(hit);
  };
  const restore = () => {
    for (const row of rows) row.home.append(row.item);
  };
  const show = () => {
    const words = fold(query.value), packed = words.replace(/[ ']/g, "");
    let number = 0;
    const hits = [];
    for (const row of rows) {
      const data = row.item.dataset;
      let fits = (!field.value || data.field === field.value) && (!status.value || data.status.split(" ").includes(status.value));
      row.score = 0;
      let which = -1;
      if (fits && words) {
        if (!row.words) prepare(row);
        [row.score, which] = score(row, words, packed);
        fits = row.score < Infinity;
      }
      if (row.words) note(row, fits ? which : -1);
      row.item.hidden = !fits;
      number += fits;
      if (fits && words) hits.push(row);
    }
    if (words) {
      hits.sort((one, other) => one.score - other.score || one.order - other.order);
      found.append(...hits.map((row) => row.item));
    }
    if (!words) restore();
    found.hidden = !words;
    list.hidden = Boolean(words);
    letters.hidden = Boolean(words);
    if (!words) for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    none.hidden = number > 0;
    count.textContent = number === rows.length ? "" : number === 1 ? "1 concept" : `${number.toLocaleString("en")} concepts`;
  };
  const remember = () => {
    const state = new URLSearchParams();
    for (const control of [query, field, status]) if (control.value) state.set(control.id, control.value);
    try {
      history.replaceState(null, "", `#${state}`);
    } catch {
      /* a page on the disk may not */
    }
  };
  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const control of [query, field, status]) control.value = state.get(control.id) || "";
  };
  const changed = () => {
    show();
    remember();
  };
  for (const option of [field.options[0], status.options[0]]) option.value = "";
  byId("controls").hidden = false;
  query.addEventListener("input", changed);
  field.addEventListener("change", changed);
  status.addEventListener("change", changed);
  addEventListener("hashchange", () => {
    if (!location.hash.startsWith("#letter-")) {
      recall();
      show();
    }
  });
  const links = () => Array.from(document.querySelectorAll("#found:not([hidden]) a, #list:not([hidden]) a")).filter((link) => link.offsetParent);
  document.addEventListener("keydown", (event) => {
    const typing = event.target === query;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && !typing) {
      query.focus();
      query.select();
    } else if (event.key === "Escape" && typing) {
      query.value = "";
      changed();
    } else if (event.key === "Enter" && typing) {
      const first = links()[0];
      if (first) first.click();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.tagName !== "SELECT") {
      const all = links(), place = all.indexOf(document.activeElement);
      const next = event.key === "ArrowDown" ? (typing ? all[0] : all[place + 1]) : place > 0 ? all[place - 1] : query;
      if (!next || (place < 0 && !typing)) return;
      next.focus();
    } else return;
    event.preventDefault();
  });
  if (!location.hash.startsWith("#letter-")) recall();
  show();
})();
