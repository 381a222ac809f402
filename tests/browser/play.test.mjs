// The playground: a chat with the bot, whatever goes wrong with its provider.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { accessible } from "./kit/axe.mjs";
import { demo } from "./kit/bot.mjs";
import { walk } from "./kit/browser.mjs";
import { answer, calm, picture as drawn, say, told, turn } from "./kit/chat.mjs";
import { tabTo } from "./kit/keyboard.mjs";
import { picture } from "./kit/picture.mjs";

const bot = await demo();
after(() => bot.stop());

test("a request is one message that tells its place and its way until it is the picture", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await calm(page);
  await turn(page, "slowness", "most");

  // Four keys take one call each, so the fifth request waits. The last of the ten comes before what is asked for next.
  await page.click("#ten");
  await page.locator("#ten:not([aria-disabled])").waitFor();
  await page.locator(".message.bot").filter({ hasText: "In the queue: place 1" }).first().waitFor();
  await say(page, "/generate a red fox in the snow --seed 7");
  await told(page, /In the queue: place [0-9]/);
  await turn(page, "slowness", "least");

  await drawn(page);
  const fox = answer(page);
  assert.match(await fox.innerText(), /a red fox in the snow\s+Seed: 7/);
  await fox.locator("summary").click();
  assert.match(await fox.locator(".steps").innerText(), /In the queue: place [0-9][\s\S]*Painting/);
  assert.match(await page.innerText("#journal"), /Request 11: .* delivered in/);
}));

test("a picture stands in the chat and in the preview, beside what it took", walk(bot, { scale: 1.5 }, async (page) => {
  await page.goto("/play");
  await calm(page);
  await page.click("#restart");
  await say(page, "/generate a red fox in the snow --seed 7");
  await drawn(page);
  await page.locator("#as-discord img").waitFor();
  await page.locator("#score-engine").getByText("100%").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await accessible(page);
  await picture(page, "playground");
}));

test("the bot answers in the language that is chosen, and the page turns around", walk(bot, {}, async (page) => {
  await page.goto("/play");
  assert.equal(await page.locator("[name=tag], form[action$=language], #chat-language").count(), 26, "one choice of 25 languages");
  await calm(page);

  await page.getByRole("button", { name: "Language English" }).press("Enter");
  await accessible(page);
  await page.getByRole("button", { name: "العربية" }).press("Enter");

  await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
  await say(page, "/generate ثعلب أحمر في الثلج --seed 7");
  await drawn(page);
  const bubble = answer(page).locator(".bubble");
  assert.deepEqual([await bubble.getAttribute("lang"), await bubble.getAttribute("dir")], ["ar", "rtl"]);
  const [mine, its] = await Promise.all([".message.me", ".message.bot"].map((it) => page.locator(it).last().boundingBox()));
  assert.ok(mine.x < its.x, "what one writes stands on the left");
}));

test("the chosen tier is the tier of the request", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await calm(page);

  await page.selectOption("#tier", "premium");
  await say(page, "/generate an owl in the forest");
  await drawn(page);

  await page.goto("/jobs");
  assert.match(await page.locator("tbody tr").first().innerText(), /an owl in the forest[\s\S]*premium/);
}));

test("the last reply is shown as Discord and as Telegram would show it", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await calm(page);
  await say(page, "/generate a city at night");
  await drawn(page);

  const discord = page.locator("#as-discord");
  await discord.locator("img").waitFor();
  await discord.getByText("APP").waitFor();
  await page.getByRole("tab", { name: "Discord" }).press("ArrowRight");

  const telegram = page.locator("#as-telegram");
  await telegram.locator("img").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-telegram");
  assert.ok(await discord.isHidden());
  await accessible(page);
}));

test("a failure is told in words, and the request goes on by itself once the keys are well", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await calm(page);
  await turn(page, "dead", "most");

  await say(page, "/generate mountains at dusk");

  await told(page, "Authentication issue");
  await page.locator("#journal").getByText("key refused").first().waitFor();
  await accessible(page);
  await turn(page, "dead", "least");
  await drawn(page);
  await page.locator("#score-engine").getByText("100%").waitFor();
}));

test("a request is cancelled", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await turn(page, "slowness", "most");
  await say(page, "/generate a cat in a garden");

  await answer(page).getByRole("button", { name: "Cancel" }).click();

  await told(page, "Cancelled");
}));

test("a line that ended after its time is followed by another, and nobody is told", walk(bot, {}, async (page) => {
  let lines = 0;
  await page.route("**/play/events", (route) => {
    lines += 1;
    if (lines > 1) return route.continue();
    return route.fulfill({ contentType: "text/event-stream", body: "retry: 500\n\n" });
  });
  await page.addInitScript(() => {
    globalThis.notices = [];
    document.addEventListener("DOMContentLoaded", () => {
      const notice = document.getElementById("notice");
      new MutationObserver(() => globalThis.notices.push(notice.textContent)).observe(notice, { childList: true });
    });
  });
  await page.goto("/play");
  await calm(page);

  await say(page, "/generate a fox");
  await drawn(page);

  assert.equal(lines, 2);
  assert.deepEqual(await page.evaluate(() => globalThis.notices.filter(Boolean)), []);
}));

test("the keyboard is enough", walk(bot, {}, async (page) => {
  await page.goto("/play");
  await calm(page);
  await page.reload();

  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await tabTo(page, "#text");
  await page.keyboard.type("/gen");
  await page.locator("#offers [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#text"), "/generate ");
  await page.keyboard.type("a fox");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "text", "one goes on typing");
}));

test("a long prompt stays in its bubble", walk(bot, { size: "phone" }, async (page) => {
  await page.goto("/play");
  await calm(page);

  await say(page, `/generate ${"foxes-without-a-break-".repeat(40)}`);
  await drawn(page);

  const { x, width } = await answer(page).boundingBox();
  assert.ok(x >= 0 && x + width <= 390, `${x} + ${width}`);
}));
