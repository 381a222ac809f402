// Offers commands and values while a line is typed: a combobox as WAI-ARIA describes it, the focus stays in the field.

import { element } from "./play-words.js";

const WAIT = 120;

export function offers(field, list) {
  let at = -1;
  let asked = 0;
  let timer;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    at = index;
    for (const [number, option] of options().entries()) option.setAttribute("aria-selected", String(number === at));
    const marked = options()[at];
    if (!marked) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    field.value = option.dataset.line;
    close();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    ask();
  };
  const open = (offered) => {
    close();
    if (!offered.length || (offered.length === 1 && offered[0].line === field.value)) return;
    for (const [number, offer] of offered.entries()) {
      const option = element("li", { id: `offer-${number}`, role: "option", "aria-selected": "false", "data-line": offer.line },
        element("code", { dir: "auto" }, offer.label), element("span", { class: "muted small", dir: "auto" }, offer.about));
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      list.append(option);
    }
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };
  const ask = () => {
    clearTimeout(timer);
    const line = field.value;
    const number = ++asked;
    if (!line.startsWith("/")) return close();
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/play/suggest?${new URLSearchParams({ line })}`);
        const offered = answer.ok ? await answer.json() : [];
        if (number === asked && document.activeElement === field) open(offered);
      } catch {
        close();
      }
    }, WAIT);
  };

  field.addEventListener("input", ask);
  field.addEventListener("blur", () => { asked++; close(); });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") mark(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") mark(at <= 0 ? last : at - 1);
    else if (event.key === "Escape") { asked++; close(); }
    else if ((event.key === "Tab" || event.key === "Enter") && at >= 0) take(options()[at]);
    else if (event.key === "Tab" && !event.shiftKey && field.value !== options()[0].dataset.line) take(options()[0]);
    else return;
    event.preventDefault();
  });

  return { close: () => { asked++; clearTimeout(timer); close(); } };
}
