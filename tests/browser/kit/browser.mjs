// A headless Chromium, and what its pages must never do: tell errors, call anybody else, scroll sideways.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** How long a page may take to do what is expected of it on a busy machine, in milliseconds. */
const PATIENCE = 30_000;

const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

/** Every way to look at a page: both directions of writing, both themes, both sizes. */
export const LOOKS = ["en-US", "ar"].flatMap((language) =>
  ["light", "dark"].flatMap((theme) => ["desktop", "phone"].map((size) => ({ language, theme, size }))),
);

let running;
after(async () => (await running)?.close());

/** Opens `bot` in a browser of its own, with no cookies but `cookies`, in that language, theme and size. */
export async function open(bot, { language = "en-US", theme = "light", size = "desktop", scale = 1, cookies } = {}) {
  running ??= launch();
  const browser = await running;
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: bot.url,
    colorScheme: theme,
    deviceScaleFactor: scale,
    locale: language,
    reducedMotion: "reduce",
    storageState: cookies,
    timezoneId: "UTC",
  });
  context.setDefaultTimeout(PATIENCE);
  const faults = [];
  const expected = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && origin !== bot.url) faults.push(`asks ${request.url()}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    if (["error", "warning"].includes(message.type()) && !expected.some((it) => it.test(text))) faults.push(text);
  });
  context.on("weberror", (error) => faults.push(String(error.error())));
  const page = await context.newPage();
  return {
    page,
    context,
    /** Lets pages say this on the console, such as that a page is not there. */
    expect: (pattern) => expected.push(pattern),
    /** Ends the visit; nothing must have gone wrong in it. */
    close: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** A walk through `bot` as a test's body; it is ended whatever comes. */
export const walk = (bot, look, steps) => async () => {
  const visit = await open(typeof bot === "function" ? bot() : bot, look);
  try {
    await steps(visit.page, visit);
  } catch (error) {
    await visit.context.close();
    throw error;
  }
  await visit.close();
};

/** The page is no wider than the screen. */
export async function fits(page) {
  const { width } = page.viewportSize();
  const needed = await page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.ok(needed <= width, `${page.url()} is ${needed} px wide on a screen of ${width}: ${await page.evaluate(widest)}`);
}

/** What reaches farther than the page, for whoever has to mend it. */
function widest() {
  const edge = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll("body *")].filter((it) => {
    const box = it.getBoundingClientRect();
    return box.width > 0 && (box.right > edge + 1 || box.left < -1);
  });
  return over.slice(0, 5).map((it) => it.outerHTML.slice(0, 120)).join("\n");
}

async function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: find(),
    // Chromium's sandbox does not work for root.
    chromiumSandbox: !root,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function find() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`none of ${NAMES.join(", ")} is on the PATH`);
  return found;
}
