// One rate, as a sum that can be read, with what it assumed and what it asks.
import { html, useEffect, useState } from "./lib.js";
import { get, useAnswer, usePages } from "./api.js";
import { go } from "./place.js";
import { duty, moment, percent, span, stays, today, words } from "./words.js";
import { Answer, Basis, Copy, DayField, EconomyField, nameOf } from "./parts.js";

/** Of the address of this page, what is not asked of the ledger. */
const OWN = new Set(["search", "pages"]);
const asked = (query) => Object.fromEntries(Object.entries(query).filter(([name]) => !OWN.has(name)));

const GROUPS = [
  ["Added", ["applied", "paused", "open"]],
  ["Suppressed or replaced", ["suppressedBy", "replacedBy"]],
  ["Exempt", ["exempt"]],
  ["Not yet in force", ["notYetInForce"]],
];
const OUTCOMES = { applied: "charged", paused: "paused", open: "open", suppressedBy: "suppressed by", replacedBy: "replaced by", exempt: "exempt by", notYetInForce: "not yet" };

const LEGAL = { annulledRefundable: "annulled, refundable", supersededBeforeEffect: "superseded before effect" };

function claimsWith(claims, name, value) {
  const rest = (claims ?? "").split(",").filter((c) => c && c !== "none" && c !== name && c !== "!" + name);
  return [...rest, ...(value === "made" ? [name] : value === "denied" ? ["!" + name] : [])].join(",") || undefined;
}

/** A fact of the shipment, as a control of the kind that the fact is of. */
function FactControl({ fact, values, query, set }) {
  const id = "fact-" + fact;
  if (fact.startsWith("claims.")) {
    const name = fact.slice("claims.".length);
    const said = (query.claims ?? "").split(",");
    const value = said.includes(name) ? "made" : said.includes("!" + name) ? "denied" : "";
    return html`<label for=${id}>Claim ${name}
      <select id=${id} value=${value} onChange=${(e) => set({ claims: claimsWith(query.claims, name, e.target.value) })}>
        <option value="">not said</option><option value="made">made</option><option value="denied">not made</option></select></label>`;
  }
  if (fact === "quotaInHand") {
    return html`<label for=${id}>Quota in hand
      <select id=${id} value=${query[fact] ?? ""} onChange=${(e) => set({ [fact]: e.target.value })}><option value="">not said</option><option value="true">yes</option><option value="false">no</option></select></label>`;
  }
  const label = { loadedOn: "Loaded on", meltedIn: "Metal melted in (code)", customsValue: "Customs value", quantity: "Quantity", unit: "Unit" }[fact] ?? words(fact.replace(/^share\./, "share of ").replace(/^weightShare\./, "share of weight: "));
  const share = /^(share|weightShare)\./.test(fact);
  return html`<label for=${id}>${label}
    <input id=${id} type=${fact === "loadedOn" ? "date" : share ? "number" : "text"} min=${share ? "0" : undefined} max=${share ? "1" : undefined} step=${share ? "0.01" : undefined}
      placeholder=${values?.length ? values.join(" or ") : undefined} value=${query[fact] ?? ""} onChange=${(e) => set({ [fact]: e.target.value })} /></label>`;
}

/** What no field here can tell: it says what is open, and asks nothing. */
const OPEN = new Set(["coverage", "duty", "product", "productList", "baseDuty", "schedule"]);

function Facts({ rate, query, set }) {
  const given = Object.keys(query).filter((n) => /^(share|weightShare)\.|^(quotaInHand|loadedOn|meltedIn|customsValue|quantity|unit)$/.test(n));
  const claims = (query.claims ?? "").split(",").filter(Boolean).map((c) => "claims." + c.replace(/^!/, ""));
  const facts = new Map();
  rate.needs.forEach((n) => facts.set(n.fact, { why: n.why, values: n.values }));
  rate.assumptions.forEach((a) => facts.set(a.fact, { assumed: a }));
  [...given, ...claims].forEach((fact) => facts.has(fact) || facts.set(fact, { given: true }));
  if (facts.size === 0) {
    return html`<p class="quiet">No fact of the shipment would change this answer.</p>`;
  }
  return html`<ul class="facts">${[...facts].map(([fact, { why, values, assumed, given: said }]) => html`<li key=${fact} class=${why ? "asks" : ""}>
    ${fact === "product" && values?.length > 0 && html`<p class="buttons">${values.map((code) => html`<button key=${code} type="button" class="small" aria-label=${`Ask for ${code}`} onClick=${() => set({ product: code })}>${code}</button>`)}</p>`}
    ${!OPEN.has(fact) && html`<${FactControl} fact=${fact} values=${values} query=${query} set=${set} />`}
    <p>${why ? html`<b>${OPEN.has(fact) ? "Open" : "Asked"}:</b> ${why}` : said ? "As you said." : html`Assumed: ${assumed.value}. Otherwise ${assumed.otherwiseStatus === "prohibited" ? "prohibited" : html`<b class="number">${assumed.otherwise === null ? "open" : percent(assumed.otherwise)}</b>`} additional.`}</p></li>`)}</ul>`;
}

function Part({ of: c }) {
  const charged = c.outcome === "applied" || c.outcome === "paused";
  return html`<tr class=${"outcome-" + c.outcome}>
    <th scope="row"><a href=${"v1/measures/" + c.measure}>${c.measure}</a><br /><span class="quiet">${c.programme}</span></th>
    <td class="number">${charged ? percent(c.percent) : c.outcome === "open" ? "open" : ""}</td>
    <td>${duty(c.duty)}${c.residual && html`<br /><span class="quiet">${stays(c.residual)}</span>`}</td>
    <td>${OUTCOMES[c.outcome] ?? words(c.outcome)}${c.because && html` <code>${c.because}</code>`}${c.legalStatus !== "inForce" && c.legalStatus !== c.outcome && html` <span class="tag">${LEGAL[c.legalStatus] ?? words(c.legalStatus)}</span>`}</td>
    <td><${Basis} of=${c.legalBasis} /></td></tr>`;
}

function BuildUp({ rate }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="How the rate is made up"><table class="buildup">
    <thead><tr><th scope="col">Measure</th><th scope="col" class="number">Percent</th><th scope="col">Duty</th><th scope="col">Outcome</th><th scope="col">Legal basis</th></tr></thead>
    <tbody><tr class="group"><th scope="rowgroup" colspan="5">Base</th></tr>
      <tr><th scope="row">${rate.base ? html`Line ${rate.base.line}` : "Base duty"}<br /><span class="quiet">${rate.base?.edition ?? ""}</span></th>
      <td class="number">${rate.base ? percent(rate.base.percent) : ""}</td><td>${rate.base?.duty ?? "not known"}</td><td>${rate.base?.description ?? (rate.product ? "No schedule that is recorded here has this line." : "Goods in general have no base duty: give a product.")}</td><td>${rate.base?.column ? `column ${rate.base.column}` : ""}</td></tr></tbody>
    ${GROUPS.map(([name, outcomes]) => {
      const parts = rate.components.filter((c) => outcomes.includes(c.outcome));
      return parts.length > 0 && html`<tbody key=${name}><tr class="group"><th scope="rowgroup" colspan="5">${name}</th></tr>${parts.map((c) => html`<${Part} key=${c.measure} of=${c} />`)}</tbody>`;
    })}
    <tfoot><tr><th scope="row">Additional</th><td class="number">${rate.status === "prohibited" ? "prohibited" : rate.additionalPercent === null ? span(rate.range) : percent(rate.additionalPercent)}</td><td colspan="3"></td></tr>
      <tr><th scope="row">In all</th><td class="number">${percent(rate.totalPercent)}</td><td colspan="3"></td></tr></tfoot></table></div>`;
}

const quote = (url) => `curl '${url}'`;

const since = (coverage) => (coverage.since ? ` since ${moment(coverage.since)}` : "");

/** What the ledger does not hold is no zero: said of every answer, the good ones too. */
function Coverage({ of, economies }) {
  const name = nameOf(economies, of.importer);
  if (of.state === "complete") {
    return html`<p class="quiet">The record of ${name} is declared complete${since(of)}.</p>`;
  }
  return html`<p class="warn">${of.state === "partial" ? html`<b>The record of ${name} is partial${since(of)}:</b> what is not recorded here may have raised or lowered the rate.` : html`<b>Nobody declared that the record of ${name} is kept here:</b> no duty recorded is no duty that is not charged.`}</p>`;
}

function Shown({ value: { body: rate, headers }, query, set, economies }) {
  const pinned = headers.get("Content-Location");
  const url = new URL(pinned ? pinned.replace(/^\//, "") : "v1/rates?" + new URLSearchParams(asked(query)), document.baseURI).href;
  return html`
    <section class="result" aria-live="polite"><p class="big">${rate.status === "prohibited" ? "Prohibited" : rate.additionalPercent === null ? span(rate.range) : rate.totalPercent === null ? percent(rate.additionalPercent) : percent(rate.totalPercent)}${" "}<span class="quiet">${rate.status === "prohibited" ? "there is no rate" : rate.additionalPercent === null ? "additional; open, as told below" : rate.totalPercent === null ? "additional; the base duty is not known" : `in all: ${percent(rate.additionalPercent)} additional, ${percent(rate.base.percent)} base`}</span></p>
      <p>${nameOf(economies, rate.importer)} on goods of ${nameOf(economies, rate.exporter)}${rate.product ? `, ${rate.product}` : ", in general"}, entered ${moment(rate.validAt)}, as known ${moment(rate.knownAt)}, as recorded ${moment(rate.recordedAt)}.</p>
      ${rate.nextChange && html`<p>Next change: ${moment(rate.nextChange.at)}, ${words(rate.nextChange.kind)}${rate.nextChange.measure && html` of ${rate.nextChange.measure}`}.</p>`}
      ${rate.coverage && html`<${Coverage} of=${rate.coverage} economies=${economies} />`}</section>
    <section><h2>How it is made up</h2><${BuildUp} rate=${rate} /></section>
    <section><h2>${rate.needs.length ? "What it asks and assumes" : "What it assumes"}</h2><${Facts} rate=${rate} query=${query} set=${set} /></section>
    <section><h2>The same again</h2>
      <p>This address answers the same for ever: <a class="long" href=${url}>${url}</a> <${Copy} text=${url} label="Copy the address" /></p>
      <pre class="long">${quote(url)}</pre><p><${Copy} text=${quote(url)} label="Copy the command" /></p></section>`;
}

const LINES = 20;

function Found({ query, set }) {
  const text = (query.search ?? "").trim();
  const [answer, more] = usePages(`v1/schedules/${query.importer}/lines`, { search: text, limit: LINES, validAt: query.validAt });
  if (answer.refused?.status === 404) {
    return html`<p class="warn" role="status">No schedule of ${query.importer} is recorded, so words find nothing. Give a code, such as 9018.31.00, or ask for goods in general.</p>`;
  }
  return html`<section aria-label="Lines found"><${Answer} answer=${answer} of="lines">${({ items, nextCursor }) => {
    const lines = items.filter((l) => l.code);
    return lines.length === 0 ? html`<p role="status">No line of the schedule has these words.</p>` : html`<ul class="found">${lines.map((l) => html`<li key=${l.number}>
      <button type="button" class="text" onClick=${() => set({ product: l.code, search: undefined })}><code>${l.code}</code> ${l.description}</button> <span class="quiet">${l.path.slice(-2).join(" ")} ${l.duties?.general?.duty ?? ""}</span></li>`)}</ul>
      ${nextCursor && html`<p class="more"><span class="quiet">The first ${items.length}; more words find fewer.</span> <button type="button" onClick=${more}>Show ${LINES} more</button></p>`}`;
  }}<//></section>`;
}

export function Rate({ query: said, economies }) {
  const query = { importer: "US", exporter: "CN", ...said };
  // A day that is typed comes in parts.
  const set = (change) => go(["rate"], { ...query, pages: undefined, ...change }, { replace: "validAt" in change || "knownAt" in change });
  const [typed, setTyped] = useState(query.product ?? "");
  useEffect(() => setTyped(query.product ?? query.search ?? ""), [query.product, query.search]);
  const ask = asked(query);
  const answer = useAnswer((signal) => get("v1/rates", ask, { signal }), [JSON.stringify(ask)]);
  const product = (e) => {
    e?.preventDefault();
    const code = typed.replace(/[. ]/g, "");
    set(/^\d*$/.test(code) ? { product: code || undefined, search: undefined } : { search: typed });
  };
  return html`
    <h1>What is the rate?</h1>
    <form class="controls" onSubmit=${product}>
      <${EconomyField} id="importer" label="Importer" value=${query.importer} economies=${economies} onChange=${(e) => set({ importer: e.target.value })} />
      <${EconomyField} id="exporter" label="Origin" value=${query.exporter} economies=${economies} onChange=${(e) => set({ exporter: e.target.value })} />
      <label for="product">Product <input id="product" type="search" value=${typed} placeholder="code or words; none: goods in general" onInput=${(e) => setTyped(e.target.value)} /></label>
      <${DayField} id="valid" label="Entered on" value=${query.validAt} onDay=${(validAt) => set({ validAt })} />
      <${DayField} id="known" label="As known on" value=${query.knownAt} max=${today()} onDay=${(knownAt) => set({ knownAt })} />
      <label for="assume">What is not said is <select id="assume" value=${query.assume ?? ""} onChange=${(e) => set({ assume: e.target.value })}><option value="">as ordinary</option><option value="nothing">left open</option></select></label>
      <button>Ask</button>
    </form>
    ${query.search && html`<${Found} key=${query.importer + query.search} query=${query} set=${set} />`}
    <${Answer} answer=${answer} of="the rate">${(value) => html`<${Shown} value=${value} query=${query} set=${set} economies=${economies} />`}<//>`;
}
