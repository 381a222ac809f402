// A person in the playground: types, looks, presses, turns the faults of a demonstration.

/** Types a line and sends it. */
export async function say(page, text) {
  await page.fill("#text", text);
  await page.press("#text", "Enter");
}

/** The last answer of the bot, as it stands. */
export const answer = (page) => page.locator(".message.bot").last();

/** The picture of the last answer, once it is there as a whole. */
export async function picture(page) {
  const image = answer(page).locator("img");
  await image.waitFor();
  await image.evaluate((it) => it.decode());
  return image;
}

/** The last answer, once it says this. */
export async function told(page, words) {
  const found = page.locator(".message.bot").last().filter({ hasText: words });
  await found.waitFor();
  return found;
}

/** Turns a fault of a demonstration to its first or last position, by the keyboard. */
export async function turn(page, control, end) {
  const slider = page.locator(`#control-${control}`);
  if (await slider.evaluate((it, end) => it.value === (end === "least" ? it.min : it.max), end)) return;
  const turned = page.waitForResponse((response) => response.url().endsWith("/play/panel"));
  await slider.focus();
  await page.keyboard.press(end === "least" ? "Home" : "End");
  await turned;
}

/** Nothing goes wrong, and calls are quick. */
export async function calm(page) {
  for (const control of ["slowness", "flapping"]) await turn(page, control, "least");
}
