// Keeps the overview up to date, and draws charts of its tables. Without it the page is whole, and as old as its loading.

import uPlot from "./uplot.js";

const live = document.querySelector("[data-live]");
const link = document.querySelector("#link");

// What the server last said of each part: the parts in the page have charts in them by now.
const said = new Map([...live.children].map((part) => [part.id, part.outerHTML]));

for (const part of live.children) draw(part);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const part of live.children) draw(part);
});
listen();

function listen() {
  const events = new EventSource(live.dataset.live);
  events.addEventListener("open", () => tell(true));
  events.addEventListener("overview", (event) => take(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    tell(false);
    // The browser tries again by itself unless it was refused, such as while there are too many listeners.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 15000);
  });
}

function tell(connected) {
  const text = connected ? link.dataset.liveText : link.dataset.lostText;
  if (link.textContent === text) return;
  link.textContent = text;
  link.classList.toggle("on", connected);
}

// Puts each part that is new in the place of the old one, and leaves what somebody is using as it was.
function take(html) {
  const focused = document.activeElement?.id;
  const open = new Set([...live.querySelectorAll("details[open]")].map((details) => details.id));
  const scrolled = new Map([...live.querySelectorAll(".scroll")].map((area) => [area.id, area.scrollLeft]));
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = [...template.content.children];
  const parts = fresh.map((part) => {
    const text = part.outerHTML;
    const present = live.querySelector(`:scope > #${CSS.escape(part.id)}`);
    if (present && said.get(part.id) === text) return present;
    said.set(part.id, text);
    for (const details of part.querySelectorAll("details")) details.open = open.has(details.id);
    return part;
  });
  parts.forEach((part, place) => {
    if (live.children[place] !== part) live.insertBefore(part, live.children[place] ?? null);
  });
  while (live.children.length > parts.length) live.lastElementChild.remove();
  for (const part of fresh) if (part.isConnected) draw(part);
  for (const [id, left] of scrolled) {
    const area = id && document.getElementById(id);
    if (area && area.scrollLeft !== left) area.scrollLeft = left;
  }
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function draw(part) {
  for (const place of part.querySelectorAll("[data-chart]")) {
    place.replaceChildren();
    const table = part.querySelector(`#${CSS.escape(place.dataset.table)}`);
    chart(place, place.dataset.chart, table);
  }
}

function chart(place, kind, table) {
  const rows = [...table.tBodies[0].rows];
  const labels = rows.map((row) => row.cells[0].textContent);
  const columns = [...table.tHead.rows[0].cells].slice(1);
  const values = columns.map((_, column) =>
    rows.map((row) => {
      const value = row.cells[column + 1].dataset.value;
      return value === undefined ? null : Number(value);
    }),
  );
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: colour("muted"), font, ticks: { show: false } };
  const bars = kind === "bars";
  const series = columns.map((column) => ({
    label: column.textContent,
    stroke: bars ? undefined : colour(column.dataset.colour),
    fill: bars ? colour(column.dataset.colour) : undefined,
    width: bars ? 0 : 2,
    spanGaps: true,
    paths: bars ? uPlot.paths.bars({ size: [0.62, 40], radius: 0.15 }) : undefined,
    points: { show: !bars, size: 5, fill: colour("surface") },
  }));
  let data = values;
  if (bars) {
    // Stacked: the whole first, then what stands before it.
    data = values.map((_, first) => rows.map((_, row) => values.slice(0, first + 1).reduce((sum, each) => sum + (each[row] ?? 0), 0)));
    data.reverse();
    series.reverse();
  }
  const top = Math.max(1, ...data.flat().filter((value) => value !== null));
  const options = {
    width: Math.max(place.clientWidth, 200),
    height: 200,
    padding: [8, 32, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.5, rows.length - 0.5] }, y: { range: [0, top * 1.1] } },
    axes: [
      {
        ...axis,
        size: 32,
        grid: { show: false },
        splits: () => labels.map((_, place) => place).filter((place) => (labels.length - 1 - place) % 6 === 0),
        values: (_, places) => places.map((place) => labels[place] ?? ""),
      },
      {
        ...axis,
        size: 44,
        grid: { stroke: colour("line"), width: 1 },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
        values: (_, ticks) => ticks.map((tick) => numbers.format(tick)),
      },
    ],
    series: [{}, ...series],
  };
  const drawn = new uPlot(options, [labels.map((_, place) => place), ...data], place);
  new ResizeObserver(() => {
    if (place.isConnected && place.clientWidth > 0) drawn.setSize({ width: place.clientWidth, height: 200 });
  }).observe(part(place));
}

// What has a chart's width whether or not the chart is there.
function part(place) {
  return place.parentElement;
}
