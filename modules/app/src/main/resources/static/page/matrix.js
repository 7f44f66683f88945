// Who charges what on whose general goods: exporters down, importers across.
import { html, useMemo, useState } from "./lib.js";
import { all, useAnswer, useRateChanges } from "./api.js";
import { go, link, useOpened } from "./place.js";
import { day, isDay, moment, percent, span, today } from "./words.js";
import { Answer, DayField, EconomyField, nameOf, useSome } from "./parts.js";

const STEPS = [0, 10, 20, 30, 50, 75, 100];

/** What is charged, or of a rate that is open what is known: its low end, or nothing. */
const least = (cell) => cell.percent ?? cell.range?.lowPercent ?? null;

const heat = (cell) => {
  if (cell.status === "prohibited") {
    return "h7";
  }
  if (least(cell) === null) {
    return "hopen";
  }
  const value = Number(least(cell));
  return "h" + STEPS.filter((step) => value > step).length + (cell.percent === null ? " open" : "");
};

/** Cells are narrow. */
function shown(cell) {
  if (cell.status === "prohibited") {
    return "banned";
  }
  if (cell.percent !== null || least(cell) === null) {
    return percent(cell.percent);
  }
  const { lowPercent, highPercent } = cell.range;
  return highPercent === null ? `${lowPercent}%?` : span(cell.range);
}

const said = (cell) => (cell.percent === null && least(cell) !== null && cell.status !== "prohibited" ? `open, ${span(cell.range)}` : shown(cell));
const weight = (cell) => (!cell ? -2 : cell.status === "prohibited" ? 1e9 : Number(least(cell) ?? -1));

const count = (number, of) => `${number} ${of}${number === 1 ? "" : "s"}`;

function table(rows, economies) {
  const importers = rows.map((row) => row.importer);
  const exporters = [...new Set([...importers, ...rows.flatMap((row) => row.cells.map((cell) => cell.exporter))])];
  const cells = new Map(rows.map((row) => [row.importer, new Map(row.cells.map((cell) => [cell.exporter, cell]))]));
  const others = new Map(rows.map((row) => [row.importer, row.others]));
  const at = (importer, exporter) => {
    const member = economies.by.get(exporter)?.unions?.some((u) => (u.union ?? u.code ?? u) === importer);
    return importer === exporter || member ? null : (cells.get(importer).get(exporter) ?? others.get(importer));
  };
  return exporters.map((exporter) => ({ exporter, name: nameOf(economies, exporter), cells: importers.map((importer) => at(importer, exporter)) }));
}

function Empty() {
  return html`<section class="empty">
    <h2>Nothing is recorded yet</h2>
    <p>An empty ledger loads the demonstration when it first starts, unless it is told not to. To see it, stop the server, remove its folder <code>data</code> and start it again:</p>
    <pre>mvn spring-boot:run</pre>
    <p>For the whole war until November 2026, name its folder instead:</p>
    <pre>TARIFF_LEDGER_SCENARIO=docs/scenarios/whole-war mvn spring-boot:run</pre>
    <p>Or record it yourself, beginning with the programmes that duties are charged under: <a href="swagger-ui.html">try the interface out</a>, then <a href=${link(["write"])}>impose</a>.</p>
  </section>`;
}

const WAYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-10, 0], PageDown: [10, 0], Home: [0, -Infinity], End: [0, Infinity] };

/** Arrows go from cell to cell, so that whoever has no mouse need not pass all of them one by one. */
function step(event) {
  const cell = event.target.closest("td");
  const way = WAYS[event.key];
  if (!cell || !way || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const lines = [...event.currentTarget.tBodies[0].rows];
  const along = way[0] === 0 ? [...cell.parentNode.cells] : lines.map((line) => line.cells[cell.cellIndex]);
  const cells = along.filter((one) => one.querySelector("a"));
  const at = cells.indexOf(cell) + way[0] + way[1];
  cells[Math.max(0, Math.min(cells.length - 1, at))].querySelector("a").focus();
}

function Grid({ rows: all, query, economies }) {
  // Who charges most comes first, so that a phone shows it too; by name, if names were asked for.
  const rows = useMemo(() => {
    const most = (row) => Math.max(0, ...row.cells.map(weight));
    return query.sort === "name" ? all : [...all].sort((a, b) => most(b) - most(a));
  }, [all, query.sort === "name"]);
  const [active, setActive] = useState();
  const set = (change) => go(["matrix"], { ...query, rows: undefined, ...change }, { replace: true });
  const sort = query.sort ?? "highest";
  const wantedImporter = (row) => !query.importer || row.importer === query.importer;
  const importers = rows.filter(wantedImporter).map((row) => row.importer);
  const gaps = rows.filter((row) => row.coverage && wantedImporter(row));
  const lines = useMemo(() => {
    const wanted = (query.find ?? "").trim().toLowerCase();
    const column = importers.indexOf(sort);
    const by = (line) => (column >= 0 ? weight(line.cells[column]) : Math.max(...line.cells.map(weight)));
    const sum = (line) => line.cells.reduce((total, cell) => total + Math.max(0, weight(cell)), 0);
    return table(rows, economies)
      .map((line) => ({ ...line, cells: line.cells.filter((_, i) => wantedImporter(rows[i])) }))
      .filter((line) => !wanted || line.name.toLowerCase().includes(wanted) || line.exporter.toLowerCase() === wanted)
      .sort((a, b) => (sort === "name" ? 0 : by(b) - by(a) || sum(b) - sum(a)) || a.name.localeCompare(b.name));
  }, [rows, economies, query.find, query.importer, sort]);
  const [visible, more] = useSome(lines, useOpened("rows"));
  const cells = visible.flatMap((line) => line.cells.map((cell, i) => cell && `${importers[i]} ${line.exporter}`)).filter(Boolean);
  const stop = cells.includes(active) ? active : cells[0];
  const head = (id, label, title) => html`<th scope="col" key=${id} aria-sort=${sort === id ? (id === "name" ? "ascending" : "descending") : "none"}>
    <button type="button" title=${title} onClick=${() => set({ sort: id === "highest" ? undefined : id })}>${label}</button></th>`;
  const times = { validAt: query.validAt, knownAt: query.knownAt };
  return html`
    <p class="quiet"><span role="status">${importers.length === 0 ? `No record of ${query.importer} is kept here.` : lines.length === 0 ? "No economy has that name." : `${count(lines.length, "exporter")}, ${count(importers.length, "importer")} whose record is kept here.`}</span>
      ${" "}Additional duty on goods in general, on top of the base duty. <button type="button" class="text" aria-pressed=${sort === "highest"} onClick=${() => set({ sort: undefined })}>Highest first</button></p>
    ${gaps.length > 0 && html`<p class="quiet gaps">Not complete: the records of ${gaps.map(({ importer, coverage }) => `${nameOf(economies, importer)} (${coverage.since ? `since ${day(coverage.since)}` : "nobody declared it"})`).join(", ")}. What is not recorded may have raised or lowered their rates: <span class="swatch h3 open"></span> is by what is recorded.</p>`}
    <div class="scroll" role="region" aria-label="Matrix of rates">
      <table class="matrix" role="grid" aria-describedby="keys" onKeyDown=${step} onfocusin=${(e) => e.target.dataset.cell && setActive(e.target.dataset.cell)}>
        <caption class="unseen">What each importer (column) charges on the goods of each exporter (row)</caption>
        <thead><tr>${head("name", "Goods of", "Sort by name")}${importers.map((importer) => head(importer, html`${importer}<span class="name">${nameOf(economies, importer)}</span>`, `${nameOf(economies, importer)} charges: sort by it`))}</tr></thead>
        <tbody>${visible.map((line) => html`<tr key=${line.exporter}>
          <th scope="row">${line.name}</th>
          ${line.cells.map((cell, i) => cell === null || cell === undefined
            ? html`<td key=${importers[i]} class="none">–</td>`
            : html`<td key=${importers[i]} class=${heat(cell)}><a href=${link(["pair", importers[i], line.exporter], times)} data-cell=${`${importers[i]} ${line.exporter}`}
                tabindex=${stop === `${importers[i]} ${line.exporter}` ? "0" : "-1"}
                aria-label=${`${nameOf(economies, importers[i])} on ${line.name}: ${said(cell)}${cell.baseline?.kind === "allIn" ? " in all" : ""}`}
                title=${`${nameOf(economies, importers[i])} on goods of ${line.name}`}>${shown(cell)}${cell.baseline?.kind === "allIn" && html`<sup>*</sup>`}</a></td>`)}
        </tr>`)}</tbody>
      </table>
    </div>
    ${more}
    <p class="quiet noprint" id="keys">A cell opens the pair; arrow keys go from cell to cell.</p>
    <ul class="legend" aria-label="What the colours mean">
      ${["0", "to 10%", "to 20%", "to 30%", "to 50%", "to 75%", "to 100%", "above"].map((text, i) => html`<li key=${i}><span class=${"swatch h" + i}></span>${text}</li>`)}
      <li><span class="swatch h3 open"></span>hatched: open, by what is recorded: the goods decide, or the record is partial</li><li><span class="swatch hopen"></span>open, and nothing known</li><li>* counts the base duty</li>
    </ul>`;
}

export function Matrix({ query, economies }) {
  const [turn, again] = useRateChanges();
  const answer = useAnswer((signal) => all("v1/matrix", { validAt: query.validAt, knownAt: query.knownAt }, { signal }), [query.validAt, query.knownAt, turn]);
  const set = (change) => go(["matrix"], { ...query, rows: undefined, ...change }, { replace: true });
  return html`
    <h1>Who charges what on whose goods</h1>
    <form class="controls" onSubmit=${(e) => (e.preventDefault(), again())}>
      <${DayField} id="valid" label="On" value=${query.validAt} onDay=${(validAt) => set({ validAt })} />
      <${DayField} id="known" label="As known on" value=${query.knownAt} max=${today()} onDay=${(knownAt) => set({ knownAt })} />
      <label for="find">Find <input id="find" type="search" placeholder="an economy" value=${query.find ?? ""} onInput=${(e) => set({ find: e.target.value })} /></label>
      <${EconomyField} id="importer" label="Importer" any="all" value=${query.importer} economies=${{ ...economies, list: economies.list.filter(({ code }) => answer.value?.some((row) => row.importer === code)) }} onChange=${(e) => set({ importer: e.target.value })} />
      ${(query.validAt || query.knownAt) && html`<button type="button" onClick=${() => set({ validAt: undefined, knownAt: undefined })}>Today</button>`}
    </form>
    <p class="when">${query.validAt ? `On ${moment(query.validAt)}${isDay(query.validAt) ? ", at the end of the day in each importer's zone" : ""}` : "Now"}${query.knownAt ? `, as known on ${day(query.knownAt)}` : ""}.
      ${" "}<span class="noprint">Moments: <a href=${link(["matrix"], { ...query, validAt: "2025-04-09", knownAt: undefined })}>9 April 2025</a>, <a href=${link(["matrix"], { ...query, validAt: "2025-04-23", knownAt: undefined })}>23 April 2025</a>.</span></p>
    <${Answer} answer=${answer} of="the matrix">${(rows) => (rows.length === 0 ? html`<${Empty} />` : html`<${Grid} rows=${rows} query=${query} economies=${economies} />`)}<//>`;
}
