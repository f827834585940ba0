"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const entries = [...document.querySelectorAll("#changes > .entry")].map((node) => ({
    node,
    operations: new Set(node.dataset.operations.split(" ")),
    text: node.textContent.toLowerCase(),
  }));
  const names = [...document.querySelectorAll("#operations option")].map((option) =>
    option.value.toLowerCase()
  );
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const field = (name) => form.elements.namedItem(name)?.value.trim().toLowerCase() ?? "";

  // The numbers of the operations that are asked for; null for all. A whole name means this one.
  const wanted = (text) => {
    if (text === "") return null;
    const exact = names.indexOf(text);
    if (exact >= 0) return [String(exact)];
    return names.flatMap((name, at) => (name.includes(text) ? [String(at)] : []));
  };

  const apply = () => {
    const boxes = [...form.querySelectorAll("[name=level]:checked")];
    const levels = new Set(boxes.map((box) => box.value));
    const api = form.elements.namedItem("api")?.value ?? "";
    const operations = wanted(field("operation"));
    const words = field("text").split(/\s+/).filter((word) => word !== "");
    let count = 0;
    for (const entry of entries) {
      const { level, api: of } = entry.node.dataset;
      const fits =
        levels.has(level) &&
        (api === "" || api === of) &&
        (operations === null || operations.some((at) => entry.operations.has(at))) &&
        words.every((word) => entry.text.includes(word));
      entry.node.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = `${count} of ${entries.length} shown`;
    none.hidden = count > 0;
  };

  const setAll = (open) => {
    for (const { node } of entries) if (!node.hidden) node.open = open;
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("unfold").addEventListener("click", () => setAll(true));
  document.getElementById("fold").addEventListener("click", () => setAll(false));
  apply();
})();
