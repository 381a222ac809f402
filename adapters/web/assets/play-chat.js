// The chat: what is said becomes elements, each message in its place, focus and scroll kept where the reader left them.

import { element, media, post, time, took, words } from "./play-words.js";

const log = document.getElementById("log");
const empty = document.getElementById("empty");
const notice = document.getElementById("notice");
const say = log.dataset;
/** Where the reader was told something last, so that it is taken away after a while. */
let noticed;

/** The last answer of the bot, for whoever wants to show it elsewhere. */
export const latest = new EventTarget();

/** Says something to the person alone. */
export function tell(text) {
  clearTimeout(noticed);
  notice.textContent = text;
  if (text) noticed = setTimeout(() => { notice.textContent = ""; }, 15000);
}

/** Takes the chat away: another process tells all of it anew. */
export function reset() {
  for (const message of log.querySelectorAll(".message")) message.remove();
  empty.hidden = false;
}

/** Shows a message, or what became of it. */
export function show(told) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const before = document.getElementById(`message-${told.id}`);
  const after = told.from === "me" ? mine(told) : answer(told, before);
  empty.hidden = true;
  if (before) {
    const focused = before.contains(document.activeElement) ? document.activeElement : undefined;
    before.replaceWith(after);
    if (focused) refocus(after, focused);
  } else {
    const next = [...log.querySelectorAll(".message")].find((message) => Number(message.dataset.id) > told.id);
    log.insertBefore(after, next ?? null);
  }
  if (atEnd || told.from === "me") toEnd();
  for (const shown of after.querySelectorAll("img, video")) {
    shown.addEventListener(shown.tagName === "IMG" ? "load" : "loadedmetadata", () => { if (atEnd) toEnd(); }, { once: true });
  }
  if (told.from === "bot") latest.dispatchEvent(new CustomEvent("answer", { detail: told }));
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
}

/** A button that was pressed may have become another one; the focus stays with the message. */
function refocus(message, focused) {
  const same = [...message.querySelectorAll("button, summary, [tabindex]")].find((it) => it.dataset.action && it.dataset.action === focused.dataset.action);
  const other = same ?? (focused.tagName === "SUMMARY" ? message.querySelector("summary") : undefined) ?? message;
  other.focus({ preventScroll: true });
}

function mine(told) {
  return element("article", { class: "message me", id: `message-${told.id}`, "data-id": told.id, tabindex: "-1" },
    element("p", { class: "who" }, say.you, " ", element("time", {}, time(told.at))),
    element("div", { class: "bubble", dir: "auto" }, element("p", {}, told.text)));
}

function answer(told, before) {
  const bubble = element("div", { class: "bubble", dir: told.dir, lang: told.lang });
  for (const file of told.media) bubble.append(media(file, told.spoiler, say.reveal));
  for (const paragraph of told.paragraphs) bubble.append(element("p", {}, ...words(paragraph)));
  if (told.faded) bubble.append(element("p", { class: "muted small" }, told.faded));
  const parts = [element("p", { class: "who" }, element("bdi", { translate: "no" }, "Refrain"), " ", element("time", {}, time(told.at))), bubble];
  if (told.buttons.length || told.media.length) parts.push(buttons(told));
  if (told.steps.length) parts.push(steps(told, before?.querySelector("details")?.open));
  const busy = !told.media.length && told.buttons.some((button) => button.look === "danger");
  return element("article", { class: busy ? "message bot busy" : "message bot", id: `message-${told.id}`, "data-id": told.id, tabindex: "-1" }, ...parts);
}

function buttons(told) {
  const row = element("div", { class: "presses", dir: told.dir, lang: told.lang });
  for (const button of told.buttons) {
    const press = element("button", { type: "button", class: `press ${button.look}`, "data-action": button.action }, button.label);
    press.addEventListener("click", async () => {
      press.setAttribute("aria-disabled", "true");
      const done = await post("/play/press", withTier({ action: button.action }));
      press.removeAttribute("aria-disabled");
      tell(done ? (done.problem ?? done.notice ?? "") : say.unsent);
    });
    row.append(press);
  }
  for (const file of told.media) row.append(element("a", { class: "press plain", href: file.url, download: file.name }, say.save));
  return row;
}

/** What the message said before: the way of a request, with its places and waits. */
function steps(told, open) {
  const list = element("ol", { dir: told.dir, lang: told.lang });
  for (const step of told.steps) {
    list.append(element("li", {}, element("span", { class: "until" }, took(step.until)), " ", element("span", { class: "step" }, step.text)));
  }
  return element("details", { class: "steps", open }, element("summary", {}, `${say.steps} (${told.steps.length})`), list);
}

/** The fields with the chosen tier, where one can be chosen. */
export function withTier(fields) {
  const tier = document.getElementById("tier");
  return tier ? { ...fields, tier: tier.value } : fields;
}

/** Sends a typed line. */
export async function send(text) {
  const done = await post("/play/say", withTier({ text }));
  if (!done) tell(say.unsent);
  else if (done.problem) tell(done.problem);
  return Boolean(done) && !done.problem;
}
