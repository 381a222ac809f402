// The playground: sends what is typed, shows what is new.

import { reset, send, show, tell } from "./play-chat.js";
import { offers } from "./play-offers.js";
import { panel } from "./play-panel.js";
import { previews } from "./play-previews.js";

const say = document.getElementById("log").dataset;
const form = document.getElementById("say");
const field = document.getElementById("text");
const offered = offers(field, document.getElementById("offers"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  offered.close();
  field.value = "";
  if (!(await send(text)) && !field.value) field.value = text;
  field.focus();
});

for (const example of document.querySelectorAll("[data-line]")) {
  example.addEventListener("click", () => {
    field.value = example.dataset.line;
    field.focus();
  });
}

const tellPanel = document.getElementById("journal") ? panel(say.unsent) : () => {};
if (document.getElementById("previews")) previews(say.reveal);

// A browser comes back by itself, and names the last event that it saw. It has to now and then, so it is told only where
// that takes longer than coming back does.
let lost = false;
let comingBack;
function listen() {
  const events = new EventSource("/play/events");
  events.addEventListener("reset", reset);
  events.addEventListener("message", (event) => show(JSON.parse(event.data)));
  events.addEventListener("panel", (event) => tellPanel(JSON.parse(event.data)));
  events.addEventListener("open", () => {
    clearTimeout(comingBack);
    comingBack = undefined;
    if (lost) tell("");
    lost = false;
  });
  events.addEventListener("error", () => {
    if (lost) tell(say.lost);
    else comingBack ??= setTimeout(() => { lost = true; tell(say.lost); }, 5000);
    // Refused, such as while the bot starts: a browser gives up then.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}
listen();
