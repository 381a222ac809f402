// Keeps the parts of a page up to date. Without it the page is whole, and as old as its loading.

const live = document.querySelector("[data-live]");
const link = document.querySelector("#link");
const news = document.querySelector("#news");

/** Follows what the server says of the parts; `draw` is given each that is new, and all of them at first. */
export function follow(draw = () => {}) {
  // What the server last said of each part: the parts in the page have charts in them by now.
  const said = new Map([...live.children].map((part) => [part.id, part.outerHTML]));
  for (const part of live.children) draw(part);
  listen((html) => take(html, said, draw));
}

function listen(take) {
  const events = new EventSource(live.dataset.live);
  events.addEventListener("open", () => tell(link.dataset.liveText, true));
  events.addEventListener("parts", (event) => take(JSON.parse(event.data)));
  // Nothing changes any more, so there is nobody to listen to.
  events.addEventListener("last", (event) => {
    events.close();
    take(JSON.parse(event.data));
    tell("", false);
  });
  events.addEventListener("error", () => {
    tell(link.dataset.lostText, false);
    // The browser tries again by itself unless it was refused, such as while there are too many listeners.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 15000, take);
  });
}

function tell(text, connected) {
  if (link.textContent === text) return;
  link.textContent = text;
  link.classList.toggle("on", connected);
}

// Puts each part that is new in the place of the old one, and leaves what somebody is using as it was.
function take(html, said, draw) {
  const focused = document.activeElement?.id;
  const within = document.activeElement?.closest("[data-live] > [id]")?.id;
  const before = live.querySelector("[data-news]")?.textContent;
  const open = new Set([...live.querySelectorAll("details[open]")].map((details) => details.id));
  const scrolled = new Map([...live.querySelectorAll(".scroll")].map((area) => [area.id, area.scrollLeft]));
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = [...template.content.children];
  const parts = fresh.map((part) => {
    const text = part.outerHTML;
    const present = live.querySelector(`:scope > #${CSS.escape(part.id)}`);
    if (present && said.get(part.id) === text) return present;
    said.set(part.id, text);
    for (const details of part.querySelectorAll("details")) details.open = open.has(details.id);
    present?.replaceWith(part);
    return part;
  });
  parts.forEach((part, place) => {
    if (live.children[place] !== part) live.insertBefore(part, live.children[place] ?? null);
  });
  while (live.children.length > parts.length) live.lastElementChild.remove();
  for (const part of fresh) if (part.isConnected) draw(part);
  for (const [id, left] of scrolled) {
    const area = id && document.getElementById(id);
    if (area && area.scrollLeft !== left) area.scrollLeft = left;
  }
  if (within && !live.contains(document.activeElement)) refocus(focused, within);
  const now = live.querySelector("[data-news]")?.textContent;
  if (now !== before) news.textContent = now ?? "";
}

// What had the focus may be gone, such as a button that makes no sense any more: then its part has it.
function refocus(focused, within) {
  const part = document.getElementById(within);
  const same = focused && document.getElementById(focused);
  if (!same && part) part.tabIndex = -1;
  (same || part)?.focus({ preventScroll: true });
}
