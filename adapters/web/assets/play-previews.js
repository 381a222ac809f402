// The last answer as Discord and as Telegram would show it, worded by their own adapters.

import { latest } from "./play-chat.js";
import { element, media, words } from "./play-words.js";

const WAIT = 250;

export function previews(reveal) {
  const none = document.getElementById("previews-none");
  const tabs = [...document.querySelectorAll(".tab")];
  const panels = tabs.map((tab) => document.getElementById(tab.getAttribute("aria-controls")));
  let last = 0;
  let timer;

  const choose = (chosen) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index].hidden = index !== chosen;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(index));
    tab.addEventListener("keydown", (event) => {
      const forward = getComputedStyle(tab).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const to = { [forward]: index + 1, [back]: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const chosen = (to + tabs.length) % tabs.length;
      choose(chosen);
      tabs[chosen].focus();
    });
  }

  latest.addEventListener("answer", ({ detail }) => {
    if (detail.id < last) return;
    last = detail.id;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/play/preview/${last}`);
        if (answer.ok) show(await answer.json());
      } catch {
        // The next answer brings the next try.
      }
    }, WAIT);
  });

  function show(told) {
    none.hidden = told.length > 0;
    for (const platform of told) {
      const panel = document.getElementById(`as-${platform.platform}`);
      if (!panel) continue;
      panel.replaceChildren(...platform.messages.map((message) => render(platform, message, reveal)));
    }
  }
}

function render(platform, message, reveal) {
  const text = message.words.length ? element("div", { class: "as-text" }, ...words(message.words)) : undefined;
  const files = message.media.map((file) => media(file, message.spoiler, reveal));
  const rows = message.rows.map((row) => element("div", { class: "as-row" }, ...row.map((key) => element("span", { class: `as-key ${key.look}` }, key.label))));
  const named = { class: "as-message", dir: platform.dir, lang: platform.lang };
  if (platform.platform === "telegram") {
    return element("div", named, element("div", { class: "as-bubble" }, ...files, text), ...rows);
  }
  const face = element("span", { class: "as-face", "aria-hidden": "true" }, "R");
  const who = element("p", { class: "as-who", dir: "ltr", translate: "no" }, element("b", {}, "Refrain"), element("span", { class: "as-app" }, "APP"));
  return element("div", named, face, element("div", { class: "as-body" }, who, text, ...files, ...rows));
}
