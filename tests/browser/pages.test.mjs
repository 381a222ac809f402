// Every page in both directions of writing, both themes and both sizes: no serious fault of accessibility, nothing that is
// wider than the screen, no error on the console, no call to anybody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible } from "./kit/axe.mjs";
import { demo, sample } from "./kit/bot.mjs";
import { LOOKS, fits, open, walk } from "./kit/browser.mjs";
import { calm, picture as drawn, say } from "./kit/chat.mjs";

const NOT_FOUND = /status of 404/;
const PROMPTS = { "en-US": "a red fox in the snow", ar: "ثعلب أحمر في الثلج" };
const bot = await demo();
const past = await sample();
after(() => Promise.all([bot.stop(), past.stop()]));

/** For each language, the cookies of somebody who has talked to the bot. */
const talks = {};

before(async () => {
  for (const language of ["en-US", "ar"]) {
    const { page, context, close } = await open(bot, { language });
    await page.goto("/play");
    await calm(page);
    await say(page, "/help");
    await say(page, `/generate ${PROMPTS[language]} --seed 7`);
    await drawn(page);
    talks[language] = await context.storageState();
    await close();
  }
});

for (const look of LOOKS) {
  const { language, theme, size } = look;
  const check = async (page, path) => {
    await page.goto(path);
    await page.locator(`html[lang="${language}"][dir="${language === "ar" ? "rtl" : "ltr"}"]`).waitFor();
    assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), theme === "dark");
  };
  const sound = async (page) => {
    await accessible(page);
    await fits(page);
  };
  const name = `${language}, ${theme}, ${size}`;

  test(`the playground (${name})`, walk(bot, look, async (page) => {
    await check(page, "/play");
    await sound(page);
    await page.locator("[popovertarget]").click();
    await sound(page);
  }));

  test(`a talk in the playground (${name})`, async () => {
    await walk(bot, { ...look, cookies: talks[language] }, async (page) => {
      await check(page, "/play");
      await drawn(page);
      await page.locator("#as-discord img").waitFor();
      await page.locator(".steps summary").last().click();
      await sound(page);
      await page.locator("#tab-telegram").click();
      await sound(page);
    })();
  });

  test(`the dashboard of a bot with a day behind it (${name})`, walk(past, look, async (page) => {
    await check(page, "/");
    await page.locator("#link.on").waitFor();
    await page.locator("#outcomes-summary").click();
    await sound(page);
    for (const path of ["/jobs", "/jobs?state=cancelled", past.made, "/login"]) {
      await check(page, path);
      await sound(page);
    }
    // What waits, and what failed with a prompt that would do harm.
    for (const state of ["queued", "failed"]) {
      await check(page, `/jobs?state=${state}`);
      await page.locator("tbody a").first().click();
      await page.locator("#facts").waitFor();
      await sound(page);
    }
  }));

  test(`the dashboard of a bot that has just begun, and an address where nothing is (${name})`, walk(bot, look, async (page, { expect }) => {
    await check(page, "/");
    await sound(page);
    expect(NOT_FOUND);
    await check(page, "/nothing");
    await sound(page);
  }));
}
