// Rates as step lines over time, drawn by uPlot: pauses shaded, acts numbered as in the list beneath.
import { html, uPlot, useEffect, useLayoutEffect, useRef, useState } from "./lib.js";
import { percent } from "./words.js";

const seconds = (text) => Date.parse(text) / 1000;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** Of a duty that is open only what it may reach is drawn, dashed. */
const charged = (segment) => (segment.additionalPercent === null ? null : Number(segment.additionalPercent));
const reach = (segment) => (segment.additionalPercent === null && segment.status !== "prohibited" && segment.range?.highPercent ? Number(segment.range.highPercent) : null);

const reaches = (line) => !line.faint && line.segments.some((s) => reach(s) !== null);

function data(lines, from, to) {
  const inside = lines.flatMap((line) => line.segments.map((s) => seconds(s.from))).filter((x) => x > from && x < to);
  // A line ends where it becomes open: so each step has a moment before it too.
  const xs = [...new Set([from, ...inside.flatMap((x) => [x - 1, x]), to])].sort((a, b) => a - b);
  const at = (segments, x) => segments.find((s) => seconds(s.from) <= x && (s.to === null || x < seconds(s.to)));
  const ys = (segments, value) => xs.map((x) => { const s = at(segments, x); return s ? value(s) : null; });
  return [xs, ...lines.map((line) => ys(line.segments, charged)), ...lines.filter(reaches).map((line) => ys(line.segments, reach))];
}

function draw(element, { lines, marks, said, pauses, validAt, from, to }) {
  const Plot = uPlot();
  const ink = colour("--ink");
  const grid = { stroke: colour("--line"), width: 1 };
  const stepped = Plot.paths.stepped({ align: 1 });
  const shade = (u) => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const pause of pauses) {
      const left = u.valToPos(Math.max(seconds(pause.from), from), "x", true);
      const right = u.valToPos(pause.to ? Math.min(seconds(pause.to), to) : to, "x", true);
      ctx.globalAlpha = 0.13;
      ctx.fillStyle = colour(pause.colour);
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
    }
    ctx.restore();
  };
  const number = (u) => {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio || 1;
    ctx.save();
    const x = u.valToPos(validAt, "x", true);
    ctx.strokeStyle = ink;
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([4 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.font = `600 ${10 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const inRows = (of, place) => {
      const last = Array(6).fill(-1e9);
      for (const one of of) {
        const mx = u.valToPos(seconds(one.at), "x", true);
        if (mx >= bbox.left && mx <= bbox.left + bbox.width) {
          const row = Math.max(0, last.findIndex((end) => mx - end > 19 * ratio));
          last[row] = mx;
          place(one, mx, row);
        }
      }
    };
    inRows(marks, (mark, mx, row) => {
      const my = bbox.top + (10 + row * 19) * ratio;
      ctx.fillStyle = colour(mark.colour);
      ctx.beginPath();
      ctx.arc(mx, my, 8.5 * ratio, 0, 7);
      ctx.fill();
      ctx.fillStyle = colour("--paper");
      ctx.fillText(mark.number, mx, my + 0.5 * ratio);
    });
    inRows(said, (one, mx, row) => {
      const my = bbox.top + bbox.height - (10 + row * 19) * ratio;
      ctx.fillStyle = ink;
      ctx.fillRect(mx - 8 * ratio, my - 8 * ratio, 16 * ratio, 16 * ratio);
      ctx.fillStyle = colour("--paper");
      ctx.fillText(one.letter, mx, my + 0.5 * ratio);
    });
    ctx.restore();
  };
  const told = (open) => (_, v, __, at) => (at === null || at === undefined ? "–" : v === null || v === undefined ? open : percent(v));
  const series = lines.map((line) => ({ label: line.label, stroke: colour(line.colour), width: line.faint ? 1 : 2.5, dash: line.faint ? [2, 4] : undefined, paths: stepped, points: { show: false }, value: told("open") }));
  const reached = lines.filter(reaches).map((line) => ({ label: `${line.label}, at most`, stroke: colour(line.colour), width: 1.5, dash: [6, 4], paths: stepped, points: { show: false }, value: told("–") }));
  const top = Math.max(20, ...data(lines, from, to).slice(1).flat().map((v) => v ?? 0));
  return new Plot({
    width: element.clientWidth, height: Math.max(260, Math.min(420, element.clientWidth * 0.45)),
    tzDate: (ts) => Plot.tzDate(new Date(ts * 1e3), "Etc/UTC"),
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { live: true },
    scales: { x: { min: from, max: to }, y: { range: [0, top * 1.6] } },
    axes: [{ stroke: ink, grid, ticks: grid }, { stroke: ink, grid, ticks: grid, size: 56, values: (_, vs) => vs.map((v) => (v <= top * 1.1 ? v + "%" : "")) }],
    series: [{ label: "On", value: (_, v) => (v === null || v === undefined ? "–" : new Date(v * 1000).toISOString().slice(0, 10)) }, ...series, ...reached],
    hooks: { drawClear: [shade], draw: [number] },
  }, data(lines, from, to), element);
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
    return () => plot.destroy();
  }, [turn, props.lines, props.marks, props.said, props.validAt]);
  return html`<div class="chart" ref=${element} role="img" aria-label=${props.label}></div>`;
}
