// The page of a job: it follows the job to its end, and ends it or has it made again.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { demo, sample } from "./kit/bot.mjs";
import { walk } from "./kit/browser.mjs";
import { calm, say, told, turn } from "./kit/chat.mjs";
import { tabTo } from "./kit/keyboard.mjs";

const bot = await demo();
const past = await sample();
after(() => Promise.all([bot.stop(), past.stop()]));

/** The page of the job that came last. */
async function latest(page) {
  await page.goto("/jobs");
  await page.locator("tbody a").first().click();
  await page.locator("#link.on").waitFor();
}

test("the page follows its job until the picture is there, and nobody loads it again", walk(bot, {}, async (page, { context }) => {
  const other = await context.newPage();
  await other.goto("/play");
  await calm(other);
  await turn(other, "dead", "most");
  await say(other, "/generate a red fox in the snow --seed 7");
  await told(other, "Authentication issue");

  await latest(page);
  await page.evaluate(() => { window.stays = true; });
  await page.locator("#story").getByText("key_rejected").first().waitFor();
  await turn(other, "dead", "least");

  const image = page.locator("#result img");
  await image.waitFor();
  await image.evaluate((it) => it.decode());
  await page.locator("#story .badge.ok").waitFor();
  assert.equal(await page.innerText("#news"), "Done", "it is said to those who don't see it");
  assert.equal(await page.innerText("#link"), "", "nothing is live about what has ended");
  assert.ok(await page.evaluate(() => window.stays));
}));

test("a request is cancelled and made again by the keyboard", walk(bot, {}, async (page, { context }) => {
  const other = await context.newPage();
  await other.goto("/play");
  await turn(other, "slowness", "most");
  await say(other, "/generate an old lighthouse");
  await told(other, "Painting");
  await latest(page);
  const first = page.url();

  await tabTo(page, "#cancel");
  await page.keyboard.press("Enter");

  await page.getByText("The request is being cancelled").waitFor();
  await page.locator("#story .badge").getByText("Cancelled").waitFor();
  await told(other, "Cancelled");
  await turn(other, "slowness", "least");
  await tabTo(page, "#retry");
  await page.keyboard.press("Enter");

  await page.getByText("Accepted again.").waitFor();
  assert.notEqual(new URL(page.url()).pathname, new URL(first).pathname);
  await page.locator("#result img").waitFor();
}));

test("a story tells each call, with what went wrong and what followed", walk(past, {}, async (page) => {
  await page.goto(past.made);

  const story = await page.innerText("#story");

  assert.match(story, /Attempt 1[\s\S]*key_rejected[\s\S]*Then another key at once[\s\S]*Attempt 2[\s\S]*Took 31.7 s[\s\S]*Attempt 3/);
  assert.match(await page.locator("#story time").getAttribute("datetime"), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
}));
