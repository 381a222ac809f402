// Going through a page as people do who have no mouse.

import assert from "node:assert/strict";

const MOST = 80;

/** Presses Tab until what is found by `wanted` has the focus. */
export async function tabTo(page, wanted) {
  const place = page.locator(wanted);
  for (let presses = 0; presses < MOST; presses++) {
    if (await place.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the focus never comes to ${wanted}`);
}
