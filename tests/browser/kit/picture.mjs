// The pictures for the README: taken by the tests that show what is in them, where `UPDATE_SCREENSHOTS=1` asks for it.

import { mkdir, writeFile } from "node:fs/promises";

const FOLDER = new URL("../../../docs/pictures/", import.meta.url);
const QUALITY = 82;

/** Takes a picture of what is on the screen. */
export async function picture(page, name) {
  if (process.env.UPDATE_SCREENSHOTS !== "1") return;
  await page.evaluate(() => document.fonts.ready);
  // Playwright itself has no WebP, which is a third of a PNG.
  const chromium = await page.context().newCDPSession(page);
  const { data } = await chromium.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`${name}.webp`, FOLDER), Buffer.from(data, "base64"));
  await chromium.detach();
}
