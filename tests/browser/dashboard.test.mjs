// The overview: it tells how all of it is, while it changes, and keys can be put to rest.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { demo, sample } from "./kit/bot.mjs";
import { walk } from "./kit/browser.mjs";
import { calm, say, turn } from "./kit/chat.mjs";
import { tabTo } from "./kit/keyboard.mjs";
import { picture } from "./kit/picture.mjs";

const bot = await demo();
const past = await sample();
after(() => Promise.all([bot.stop(), past.stop()]));

test("a new request appears, waits and is done, and nobody loads the page again", walk(bot, {}, async (page, { context }) => {
  await page.goto("/");
  await page.getByText("Nobody is waiting.").waitFor();
  await page.locator("#link.on").waitFor();
  await page.evaluate(() => { window.stays = true; });
  const other = await context.newPage();
  await other.goto("/play");
  await calm(other);
  await turn(other, "slowness", "most");

  await other.click("#ten");
  await other.locator(".message.bot").nth(9).waitFor();
  await say(other, "/generate two herons over the marsh");

  const waiting = page.locator("#queue").getByRole("link", { name: "two herons over the marsh" });
  await waiting.waitFor();
  // What somebody uses stays as it is while the page changes.
  await waiting.focus();
  await turn(other, "slowness", "least");
  await page.locator("#figures").getByText("100%").first().waitFor();
  await page.getByText("Nobody is waiting.").waitFor();
  assert.ok(await page.evaluate(() => window.stays));
  assert.equal(await page.evaluate(() => document.activeElement.id), "queue", "the focus stays near what is gone");
}));

test("a key is put to rest and used again by the keyboard", walk(bot, {}, async (page) => {
  await page.goto("/");

  await tabTo(page, "#rest-bytez-2");
  await page.keyboard.press("Enter");
  await page.getByText("The key is resting.").waitFor();
  const key = page.locator("#keys li").filter({ hasText: "bytez#2" });
  await key.locator(".badge.warn").waitFor();
  await tabTo(page, "#wake-bytez-2");
  await page.keyboard.press("Enter");

  await page.getByText("The key will be used again").waitFor();
  await tabTo(page, "#probe-bytez-2");
  await page.keyboard.press("Enter");
  await page.getByText("The provider says the key is good.").waitFor();
}));

test("a day is told by figures and charts, and by tables for who sees no chart", walk(past, { scale: 1.5 }, async (page) => {
  await page.goto("/");
  await page.locator("#link.on").waitFor();

  for (const chart of ["outcomes", "waits"]) {
    const { width, height } = await page.locator(`#${chart} canvas`).boundingBox();
    assert.ok(width > 200 && height > 100, `${chart}: ${width} × ${height}`);
    await page.locator(`#${chart}-summary`).press("Enter");
    assert.equal(await page.locator(`#${chart}-table tbody tr`).count(), 24);
    await page.locator(`#${chart}-summary`).press("Enter");
  }
  assert.match(await page.innerText("#figures"), /Success\s+[0-9.]+%/);
  await page.evaluate(() => document.activeElement.blur());
  await picture(page, "dashboard");
}));

test("the list of requests is narrowed", walk(past, {}, async (page) => {
  await page.goto("/jobs");

  await page.selectOption("#state", "failed");
  await page.getByRole("button", { name: "Show" }).click();

  await page.waitForURL(/state=failed/);
  const states = await page.locator("tbody .badge").allInnerTexts();
  assert.ok(states.length > 0 && states.every((state) => state === "Failed"), String(states));
}));
