// A bot as operators run it: who has no token learns nothing, who has one comes to where they wanted to go.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { accessible } from "./kit/axe.mjs";
import { TOKEN, guarded } from "./kit/bot.mjs";
import { LOOKS, fits, walk } from "./kit/browser.mjs";
import { tabTo } from "./kit/keyboard.mjs";

const UNAUTHORIZED = /status of 401/;
const bot = await guarded();
after(() => bot.stop());

for (const look of LOOKS) {
  test(`who is asked for a token can give it (${Object.values(look).join(", ")})`, walk(bot, look, async (page, { expect }) => {
    expect(UNAUTHORIZED);
    await page.goto("/jobs?state=done");
    await accessible(page);
    await fits(page);

    assert.equal(await page.evaluate(() => document.activeElement.id), "token");
    await page.keyboard.type("a-wrong-one");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await accessible(page);
    await fits(page);
    await page.keyboard.type(TOKEN);
    await page.keyboard.press("Enter");

    await page.waitForURL(`${bot.url}/jobs?state=done`);
    for (const path of ["/jobs?state=done", "/", "/jobs", "/play"]) {
      await page.goto(path);
      await accessible(page);
      await fits(page);
    }
  }));
}

test("a wrong token and another language in between forget nothing", walk(bot, {}, async (page, { expect }) => {
  expect(UNAUTHORIZED);
  await page.goto("/jobs?state=done");
  await page.fill("#token", "a-wrong-one");
  await page.press("#token", "Enter");
  await page.getByRole("alert").waitFor();

  await page.getByRole("button", { name: "Language English" }).click();
  await page.getByRole("button", { name: "Deutsch" }).click();

  await page.locator('html[lang="de"]').waitFor();
  await page.fill("#token", TOKEN);
  await page.press("#token", "Enter");
  await page.waitForURL(`${bot.url}/jobs?state=done`);
}));

test("who logs out is out", walk(bot, {}, async (page, { expect }) => {
  expect(UNAUTHORIZED);
  await page.goto("/login?next=/jobs");
  await page.fill("#token", TOKEN);
  await page.press("#token", "Enter");
  await page.waitForURL(`${bot.url}/jobs`);

  await tabTo(page, 'form[action="/logout"] button');
  await page.keyboard.press("Enter");

  await page.locator("#token").waitFor();
  await page.goto("/jobs");
  await page.locator("#token").waitFor();
}));
