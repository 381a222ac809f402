// Whether a page can be used by everybody, as far as axe can tell.

import assert from "node:assert/strict";

import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const TOO_BAD = ["serious", "critical"];

/** The page as it stands has no serious fault. */
export async function accessible(page) {
  // Through the debugger, because the pages let no foreign script in.
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
    RULES,
  );
  const faults = violations
    .filter(({ impact }) => TOO_BAD.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  assert.deepEqual(faults, [], page.url());
}
