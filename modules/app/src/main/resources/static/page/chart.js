// Rates as step lines over time, drawn by uPlot: pauses shaded, steps numbered as in the list beneath.
import { html, uPlot, useEffect, useLayoutEffect, useRef, useState } from "./lib.js";
import { day, percent, stays } from "./words.js";

const DAY = 86400;
/** The room of the axis on the left, and of the last label on the right: the slider above stands by the same. */
const [LEFT, RIGHT] = [56, 16];
/** How an axis of so many seconds a step is written. */
const DAYS = [[365 * DAY, "{YYYY}", null, null, null, null, null, null, 1], [28 * DAY, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1], [1, "{D} {MMM}", "\n{YYYY}", null, null, null, null, null, 1]];
/** Days that can be pointed at; of a longer time the steps alone. */
const DAYS_MAX = 20 * 366;
const ROW = 19;
const ROWS_MAX = 8;
const TICK = 7;

const seconds = (text) => Date.parse(text) / 1000;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** Of a duty that is open only what it may reach is drawn, dashed; or what is recorded, if nobody can say that. */
const charged = (segment) => (segment.additionalPercent === null ? null : Number(segment.additionalPercent));
const isOpen = (segment) => segment.additionalPercent === null && segment.status !== "prohibited";
const reach = (segment) => (isOpen(segment) && segment.range?.highPercent ? Number(segment.range.highPercent) : null);
const least = (segment) => (isOpen(segment) && segment.coverage?.state === "partial" && !segment.range?.highPercent && segment.range?.lowPercent ? Number(segment.range.lowPercent) : null);

const at = (segments, x) => segments.findLast((s) => (s.from === null || seconds(s.from) <= x) && (s.to === null || x < seconds(s.to)));
/** What is known today is one dotted line, also where it is open. */
const drawn = (line) => (line.faint ? (s) => charged(s) ?? least(s) : charged);
const has = (value) => (line) => !line.faint && line.segments.some((s) => value(s) !== null);

function data(lines, from, to) {
  const inside = lines.flatMap((line) => line.segments.map((s) => seconds(s.from))).filter((x) => x > from && x < to);
  const first = Math.ceil(from / DAY) * DAY;
  const days = Array.from({ length: Math.min(DAYS_MAX, Math.floor((to - first) / DAY) + 1) }, (_, i) => first + i * DAY);
  // A line ends where it becomes open: so each step has a moment before it too. Days are there to be pointed at.
  const xs = [...new Set([...days, ...inside.flatMap((x) => [x - 1, x]), to])].sort((a, b) => a - b);
  const ys = (segments, value) => xs.map((x) => { const s = at(segments, x); return s ? value(s) : null; });
  return [xs, ...lines.map((line) => ys(line.segments, drawn(line))), ...[reach, least].flatMap((value) => lines.filter(has(value)).map((line) => ys(line.segments, value)))];
}

/** In which row each mark stands, so that none covers another; what finds no room shares the last row. */
function inRows(of, from, to, width) {
  const ends = [];
  return of.filter((one) => seconds(one.at) >= from && seconds(one.at) <= to).map((one) => {
    const x = ((seconds(one.at) - from) / (to - from)) * width;
    const free = ends.findIndex((end) => x - end > ROW);
    const row = Math.min(free < 0 ? ends.length : free, ROWS_MAX - 1);
    ends[row] = x;
    return { ...one, row };
  });
}

function draw(element, { lines, marks, said, ticks, pauses, validAt, on, from, to, onDay }) {
  const Plot = uPlot();
  const ink = colour("--ink");
  const paper = colour("--paper");
  const grid = { stroke: colour("--line"), width: 1 };
  const stepped = Plot.paths.stepped({ align: 1 });
  const width = element.clientWidth;
  const above = inRows(marks, from, to, width - LEFT - RIGHT);
  const below = inRows(said, from, to, width - LEFT - RIGHT);
  const rowsOf = (placed) => 1 + Math.max(-1, ...placed.map(({ row }) => row));
  const [head, foot] = [8 + rowsOf(above) * ROW, TICK + rowsOf(below) * ROW];
  // Marks take no room from the lines: the chart grows by their rows.
  const room = Math.max(200, Math.min(320, width * 0.32));
  const height = room + head + foot + 60;
  const values = data(lines, from, to);
  const top = values.slice(1).flat().reduce((most, v) => Math.max(most, v ?? 0), 20);
  const unit = (top * 1.03) / room;
  const shade = (u) => {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio || 1;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const pause of pauses) {
      const left = u.valToPos(Math.max(seconds(pause.from), from), "x", true);
      const right = u.valToPos(pause.to ? Math.min(seconds(pause.to), to) : to, "x", true);
      ctx.globalAlpha = 0.13;
      ctx.fillStyle = colour(pause.colour);
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
      const text = pause.residual ? `paused, ${stays(pause.residual)}` : "paused";
      if (right - left > ctx.measureText(text).width + 8 * ratio) {
        ctx.globalAlpha = 1;
        ctx.fillText(text, (left + right) / 2, bbox.top + (head + (pause.colour === "--one" ? 6 : 20)) * ratio);
      }
    }
    ctx.restore();
  };
  const mark = (u) => {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio || 1;
    const px = (at) => u.valToPos(at, "x", true);
    ctx.save();
    ctx.strokeStyle = ink;
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([4 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(px(validAt), bbox.top);
    ctx.lineTo(px(validAt), bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    for (const tick of ticks.filter(({ at }) => seconds(at) >= from && seconds(at) <= to)) {
      ctx.fillStyle = colour(tick.colour);
      ctx.fillRect(px(seconds(tick.at)) - ratio, bbox.top + bbox.height - TICK * ratio, 2 * ratio, TICK * ratio);
    }
    ctx.font = `600 ${10 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const one of above) {
      const y = bbox.top + (10 + one.row * ROW) * ratio;
      ctx.fillStyle = colour(one.colour);
      ctx.beginPath();
      ctx.arc(px(seconds(one.at)), y, 8.5 * ratio, 0, 7);
      ctx.fill();
      ctx.fillStyle = paper;
      ctx.fillText(one.number, px(seconds(one.at)), y + 0.5 * ratio);
    }
    for (const one of below) {
      const y = bbox.top + bbox.height - (TICK + 9 + one.row * ROW) * ratio;
      ctx.fillStyle = ink;
      ctx.fillRect(px(seconds(one.at)) - 8 * ratio, y - 8 * ratio, 16 * ratio, 16 * ratio);
      ctx.fillStyle = paper;
      ctx.fillText(one.letter, px(seconds(one.at)), y + 0.5 * ratio);
    }
    ctx.restore();
  };
  // Where nobody points, the legend tells of the day that was asked for, as each importer counts it.
  const told = (line, value, open) => (u, _, series, i) => {
    const segment = at(line.segments, seconds(line.at));
    const v = typeof i === "number" ? u.data[series][i] : segment && value(segment);
    return v === null || v === undefined ? open : percent(v);
  };
  const series = lines.map((line) => ({ label: line.label, stroke: colour(line.colour), width: line.faint ? 1.5 : 2.5, dash: line.faint ? [2, 4] : undefined, paths: stepped, points: { show: false }, value: told(line, drawn(line), "open") }));
  const dashed = (value, label, dash) => lines.filter(has(value)).map((line) => ({ label: `${line.label}, ${label}`, stroke: colour(line.colour), width: 1.5, dash, paths: stepped, points: { show: false }, value: told(line, value, "–") }));
  const open = [...dashed(reach, "at most", [6, 4]), ...dashed(least, "as recorded", [14, 5])];
  const plot = new Plot({
    width, height, padding: [8, RIGHT, 0, 0],
    tzDate: (ts) => Plot.tzDate(new Date(ts * 1e3), "Etc/UTC"),
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { live: true },
    scales: { x: { min: from, max: to }, y: { range: [-foot * unit, top * 1.03 + head * unit] } },
    axes: [
      { stroke: ink, grid, ticks: grid, values: width < 500 ? [[1, "{MMM}\n{YY}"]] : DAYS, space: 60 },
      { stroke: ink, grid, ticks: grid, size: LEFT, filter: (_, vs) => vs.map((v) => (v >= 0 && v <= top * 1.05 ? v : null)), values: (_, vs) => vs.map((v) => (v === null ? "" : v + "%")) },
    ],
    series: [{ label: "On", value: (u, _, __, i) => (typeof i === "number" ? `${day(new Date(u.data[0][i] * 1000).toISOString())} UTC` : day(on)) }, ...series, ...open],
    hooks: { drawClear: [shade], draw: [mark] },
  }, values, element);
  plot.over.addEventListener("click", (e) => onDay(new Date(plot.posToVal(e.offsetX, "x") * 1000).toISOString().slice(0, 10)));
  return plot;
}

export function Chart(props) {
  const element = useRef();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const again = () => setTurn((t) => t + 1);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    addEventListener("resize", again);
    dark.addEventListener("change", again);
    return () => {
      removeEventListener("resize", again);
      dark.removeEventListener("change", again);
    };
  }, []);
  useLayoutEffect(() => {
    const plot = draw(element.current, props);
    // Paper is light: what was drawn for a dark screen is turned for it.
    element.current.classList.toggle("drawn-dark", matchMedia("screen and (prefers-color-scheme: dark)").matches);
    return () => plot.destroy();
  }, [turn, props.lines, props.marks, props.said, props.ticks, props.validAt, props.on, props.from, props.to]);
  return html`<div class="chart" ref=${element} role="img" aria-label=${props.label}></div>`;
}
