// The panel of a demonstration: sliders for faults, the engine's lines, and the figures.

import { send, tell } from "./play-chat.js";
import { element, post, time } from "./play-words.js";

const MOST_LINES = 200;
const TEN = 10;

/** What is done with news of the panel. */
export function panel(unsent) {
  const journal = document.getElementById("journal");
  const sliders = [...document.querySelectorAll("[data-control]")];
  /** Which slider is being moved, so that news do not move it back. */
  let moving;

  const word = (slider) => slider.dataset.words.split("\n")[Number(slider.value)] ?? "";
  const tellPosition = (slider) => {
    slider.setAttribute("aria-valuetext", word(slider));
    slider.parentElement.querySelector("output").textContent = word(slider);
    slider.style.setProperty("--share", `${(100 * Number(slider.value)) / Number(slider.max)}%`);
  };
  for (const slider of sliders) {
    let timer;
    tellPosition(slider);
    slider.addEventListener("input", () => {
      moving = slider;
      tellPosition(slider);
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const done = await post("/play/panel", { control: slider.dataset.control, position: slider.value });
        moving = undefined;
        if (!done || done.problem) tell(done?.problem ?? unsent);
      }, 150);
    });
  }

  const ten = document.getElementById("ten");
  ten.addEventListener("click", async () => {
    ten.setAttribute("aria-disabled", "true");
    const examples = [...document.querySelectorAll("[data-line]")].map((example) => example.dataset.line);
    for (let number = 0; number < TEN; number++) {
      if (!(await send(examples[number % examples.length]))) break;
    }
    ten.removeAttribute("aria-disabled");
  });
  document.getElementById("restart").addEventListener("click", async () => {
    const done = await post("/play/panel", {});
    if (!done || done.problem) tell(done?.problem ?? unsent);
  });

  return (news) => {
    for (const { name, position } of news.controls) {
      const slider = sliders.find((it) => it.dataset.control === name);
      if (!slider || slider === moving || Number(slider.value) === position) continue;
      slider.value = position;
      tellPosition(slider);
    }
    for (const which of ["engine", "simple"]) score(document.getElementById(`score-${which}`), news[which]);
    const atEnd = journal.scrollHeight - journal.scrollTop - journal.clientHeight < 40;
    for (const line of news.lines) {
      journal.append(element("li", { class: line.tone }, element("time", {}, time(line.at)), " ", element("span", { dir: "auto" }, line.text)));
    }
    while (journal.children.length > MOST_LINES) journal.firstElementChild.remove();
    if (atEnd) journal.scrollTop = journal.scrollHeight;
  };
}

function score(shown, told) {
  shown.querySelector('[data-figure="success"]').textContent = told.success_text;
  shown.querySelector('[data-figure="calls"]').textContent = told.calls_text;
  shown.querySelector('[data-figure="ended"]').textContent = told.ended_text;
  shown.querySelector('[data-bar="success"]').value = told.success ?? 0;
  shown.querySelector('[data-bar="calls"]').value = Math.min(told.calls ?? 0, 50);
}
