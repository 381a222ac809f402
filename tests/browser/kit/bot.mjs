// A Refrain that runs: what cargo built, in a folder of its own, at a free port of this machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const BUILT = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug");
/** How long a bot may take until it serves or has stopped, in milliseconds. */
const PATIENCE = 60_000;
const ANY_PORT = "127.0.0.1:0";

/** The access token of a guarded bot. */
export const TOKEN = "a-token-of-the-operator";

/** `refrain demo`: the real bot in front of a made-up provider. */
export function demo() {
  return start("refrain", ["demo", "--listen", ANY_PORT], {}, /The demonstration is at (?<url>http:\S+)\/play/);
}

/** A dashboard with a day behind it; `made` is the path of a job whose picture took three calls. */
export function sample() {
  return start("examples/dashboard", [ANY_PORT], {}, /(?<url>http:\S+)\/ and http:\/\/[^/]+(?<made>\/jobs\/\S+)/);
}

/** A bot as operators run it, for those who have the token. It has no work, and calls nobody. */
export function guarded() {
  const variables = {
    TELEGRAM_TOKEN: "123456:a-token-of-telegram",
    TELEGRAM_API_URL: "http://127.0.0.1:9",
    BYTEZ_API_KEY_1: "a-key-of-bytez",
    BYTEZ_API_URL: "http://127.0.0.1:9",
    REFRAIN_API_TOKEN: TOKEN,
    REFRAIN_LISTEN: ANY_PORT,
  };
  return start("refrain", ["run", "--role", "web"], variables, /serving the web.* address=(?<address>[\d.:]+)/);
}

/** Starts a program and waits for the line by which it says that it serves. */
async function start(name, options, variables, ready) {
  const program = join(BUILT, name);
  if (!existsSync(program)) throw new Error(`${program} is missing: cargo build --workspace --examples`);
  const folder = await mkdtemp(join(tmpdir(), "refrain-browser-"));
  const child = spawn(program, options, { cwd: folder, env: variables, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const said = [];
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true });
  };
  const serving = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        said.push(line);
        const found = ready.exec(line);
        if (found) resolve(found.groups);
      });
    }
  });
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, PATIENCE); });
  const found = await Promise.race([serving, ended.then(() => undefined), late]);
  clearTimeout(timer);
  if (!found) {
    await stop();
    throw new Error(`${program} does not serve:\n${said.join("\n")}`);
  }
  const { address, url = `http://${address}`, ...about } = found;
  return { ...about, url, stop };
}
