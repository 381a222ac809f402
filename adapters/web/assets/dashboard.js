// Keeps the overview up to date, and draws charts of its tables.

import { follow } from "./live.js";
import uPlot from "./uplot.js";

follow(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const part of document.querySelector("[data-live]").children) draw(part);
});

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
