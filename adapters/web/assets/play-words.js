// Builds elements of trees of words. Nothing is ever read as HTML: text becomes text nodes, and marks are of a fixed list.

const MARKS = new Set(["strong", "em", "u", "s", "code", "a"]);

/** An element with attributes and children; what is undefined is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** The nodes of a tree of words. */
export function words(tree) {
  return tree.map((node) => {
    if (typeof node === "string") return document.createTextNode(node);
    const inner = words(node.of);
    if (node.mark === "spoiler") return element("span", { class: "spoiler", tabindex: "0" }, ...inner);
    if (!MARKS.has(node.mark)) return element("span", {}, ...inner);
    if (node.mark !== "a") return element(node.mark, {}, ...inner);
    const safe = /^https?:\/\//.test(node.href ?? "");
    return element("a", { href: safe ? node.href : undefined, rel: "noreferrer", target: "_blank" }, ...inner);
  });
}

/** A picture or video; covered ones are shown by the button on them. */
export function media(file, spoiler, reveal) {
  const shown =
    file.element === "video"
      ? element("video", { src: file.url, controls: true, loop: true, playsinline: true, preload: "metadata", "aria-label": file.alt })
      : element("img", { src: file.url, alt: file.alt, decoding: "async" });
  const frame = element("div", { class: spoiler ? "media covered" : "media" }, shown);
  if (spoiler) {
    const button = element("button", { type: "button", class: "reveal" }, reveal);
    button.addEventListener("click", () => {
      frame.classList.remove("covered");
      button.remove();
      shown.setAttribute("tabindex", "-1");
      shown.focus();
    });
    frame.append(button);
  }
  return frame;
}

/** A time of day in the page's language. */
const clock = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { hour: "numeric", minute: "2-digit", second: "2-digit" });
export const time = (milliseconds) => clock.format(new Date(milliseconds));

/** Seconds with one decimal, in the page's language. */
const seconds = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "unit", unit: "second", unitDisplay: "narrow", maximumFractionDigits: 1 });
export const took = (milliseconds) => seconds.format(milliseconds / 1000);

/** Sends fields of a form; what comes back, or undefined if it did not get there. */
export async function post(path, fields) {
  try {
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json" } });
    if (answer.ok) return await answer.json();
    const problem = await answer.json().catch(() => ({}));
    return { problem: problem.detail ?? problem.title ?? String(answer.status) };
  } catch {
    return undefined;
  }
}
