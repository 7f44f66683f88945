// What changed, the newest first and live; and what comes next.
import { html, useEffect, useRef, useState } from "./lib.js";
import { RATE, address, request, usePages, useStream } from "./api.js";
import { go, link } from "./place.js";
import { day, duty, inZone, moment, span, stays, until, words } from "./words.js";
import { Answer, Basis, EconomyField, Fault, nameOf } from "./parts.js";

const PAGE = 30;
/** What comes at once, one act may change thousands of rates, is drawn at once; what is older goes from the list, not from the ledger. */
const CALM_MS = 100;
const LIST_MAX = 500;
const DIGITS = 20;
const sequence = (number) => String(number).padStart(DIGITS, "0");
/** Facts are of an importer, and of no origin or product. */
const ofFacts = (types) => Boolean(types) && types !== RATE;

/** The feed runs forwards; this reads it backwards, in windows that grow while the filter finds little; as far as `oldest`. */
async function before(end, filter, signal, oldest = end) {
  let found = [];
  let start = end;
  const enough = () => found.length >= PAGE && (start <= oldest || found.length >= LIST_MAX);
  for (let window = 200; !enough() && start > 0; window *= 4) {
    const stop = start;
    start = Math.max(0, start - window);
    const part = [];
    for (let after = start === 0 ? "earliest" : sequence(start - 1); ;) {
      const answer = await request(address("v1/changes", { ...filter, after, limit: 1000 }), { signal });
      const page = await answer.json();
      part.push(...page.filter((c) => Number(c.sequence) < stop));
      const next = answer.headers.get("Next-After");
      if (next === "earliest" || Number(next) >= stop - 1 || next === after) {
        break;
      }
      after = next;
    }
    found = [...part, ...found];
  }
  const wanted = found.filter((c) => Number(c.sequence) >= oldest).length;
  const shown = found.slice(-Math.min(LIST_MAX, Math.max(PAGE * 2, wanted)));
  return { items: shown.reverse(), start: shown.length < found.length ? Number(shown.at(-1).sequence) : start };
}

const level = (of) => (of.status === "prohibited" ? "prohibited" : of.percent !== null ? `${of.percent}%` : of.low === null ? "open" : `open, ${span({ lowPercent: of.low, highPercent: of.high })}`);

function RateChange({ data, zone, economies }) {
  const [segment] = data.segments;
  return html`<b>${nameOf(economies, data.importer)} on ${nameOf(economies, data.exporter)}</b>${data.goods.kind === "named" ? html`, goods of <a href=${"v1/measures/" + data.goods.measure}>${data.goods.measure}</a>` : ""}:
    ${" "}<span class="number">${level(segment.before)} → <b>${level(segment.after)}</b></span> <span class="quiet">from ${inZone(segment.from ?? "", zone)}${segment.to ? ` until ${inZone(segment.to, zone)}` : ""}${data.segments.length > 1 ? `, and ${data.segments.length === 2 ? "another span" : `${data.segments.length - 1} more spans`}` : ""}; ${words(data.cause.kind)}</span>`;
}

/** A fact in a line: whose, what, of which measure, and what it comes to. */
function Fact({ change, importer, zone, economies }) {
  const { event = {}, legalBasis } = change.data;
  const [kind, id] = change.subject.split(/:(.*)/);
  const from = event.effectiveFrom ?? event.from;
  return html`${importer && economies.by.has(importer) && html`${nameOf(economies, importer)}: `}<b>${words(change.type)}</b> ${kind === "measure" ? html`<a href=${"v1/measures/" + id}>${id}</a>` : html`<code>${id ?? change.subject}</code>`}
    ${event.duty && html` <span class="number">${duty(event.duty)}</span>`}${event.residual && html` <span class="number">${stays(event.residual)}</span>`}
    ${from && html` <span class="quiet">from ${inZone(from, zone)}${event.until ? ` until ${inZone(event.until, zone)}` : ""}</span>`} <span class="quiet"><${Basis} of=${legalBasis} /></span>`;
}

function Line({ change, economies }) {
  const { data } = change;
  const importer = data.importer ?? data.event?.imposer ?? data.event?.importer ?? change.partitionkey?.split("-")[0];
  const zone = economies.by.get(importer)?.zone;
  return html`<div class="line"><span class="when">${inZone(change.time, zone)}</span>
    <div>${change.type === RATE ? html`<${RateChange} data=${data} zone=${zone} economies=${economies} />` : html`<${Fact} change=${change} importer=${importer} zone=${zone} economies=${economies} />`}
    ${" "}<a class="quiet" href=${link(["proof"], { change: Number(change.sequence) })} aria-label=${"Proof of change " + Number(change.sequence)}>#${Number(change.sequence)}</a></div></div>`;
}

function Feed({ filter, oldest, onOlder, economies }) {
  const key = JSON.stringify(filter);
  const [list, setList] = useState({ items: [] });
  const [refused, setRefused] = useState();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    setRefused(undefined);
    (async () => {
      const answer = await request(address("v1/changes", { after: "now" }), { signal: stop.signal });
      const last = answer.headers.get("Next-After");
      const end = /^\d+$/.test(last ?? "") ? Number(last) + 1 : 0;
      setList({ ...(await before(end, filter, stop.signal, oldest)), end });
    })().catch((e) => stop.signal.aborted || setRefused(e));
    return () => stop.abort();
  }, [key]);
  const arrived = useRef([]);
  const calm = useRef();
  useEffect(() => () => clearTimeout(calm.current), []);
  const draw = () => {
    const news = arrived.current.splice(0).reverse().slice(0, LIST_MAX);
    calm.current = undefined;
    setList((now) => {
      const known = new Set(now.items.map((c) => c.sequence));
      const items = [...news.filter((c) => !known.has(c.sequence)).map((c) => ({ ...c, fresh: true })), ...now.items];
      const kept = items.slice(0, Math.max(LIST_MAX, now.items.length));
      return { ...now, items: kept, start: kept.length < items.length ? Number(kept.at(-1).sequence) : now.start };
    });
  };
  const add = (change) => {
    arrived.current.push(change);
    calm.current ??= setTimeout(draw, CALM_MS);
  };
  const state = useStream(filter, list.end === undefined ? undefined : list.end === 0 ? "earliest" : sequence(list.end - 1), add);
  const older = async () => {
    setBusy(true);
    try {
      const more = await before(list.start, filter);
      setList((now) => ({ ...now, items: [...now.items, ...more.items], start: more.start }));
      onOlder(more.start);
    } catch (e) {
      setRefused(e);
    } finally {
      setBusy(false);
    }
  };
  if (refused) {
    return html`<${Fault} refused=${refused} />`;
  }
  if (list.end === undefined) {
    return html`<p class="waiting" role="status">Asking for changes …</p>`;
  }
  return html`<p class="quiet"><span class=${state === "live" ? "live" : "waits"} role="status">${state || "connecting"}</span>. New changes appear at the top, each with the moment of its announcement, or of its effect by the clock.</p>
    ${list.items.length === 0 ? html`<p>Nothing of the kind has changed yet.</p>` : html`<ol class="feed" reversed>${list.items.map((c) => html`<li key=${c.sequence} class=${c.fresh ? "fresh" : ""}><${Line} change=${c} economies=${economies} /></li>`)}</ol>`}
    ${list.start > 0 && html`<button type="button" aria-disabled=${busy} onClick=${() => busy || older()}>${busy ? "Looking …" : "Older changes"}</button>`}`;
}

const DATES = 100;

function Calendar({ filter, economies }) {
  const [answer, more] = usePages("v1/calendar", { importer: filter.importer, exporter: filter.exporter, limit: DATES });
  return html`<${Answer} answer=${answer} of="the calendar">${({ items, nextCursor }) => {
    const days = Map.groupBy ? Map.groupBy(items, (i) => i.at.slice(0, 10)) : items.reduce((m, i) => m.set(i.at.slice(0, 10), [...(m.get(i.at.slice(0, 10)) ?? []), i]), new Map());
    return items.length === 0 ? html`<p>Nothing is scheduled, as far as is known.</p>` : html`<ol class="calendar">${[...days].map(([date, of]) => html`<li key=${date}><h2><time datetime=${date}>${day(date)}</time> <span class="quiet">${until(of[0].at, new Date())}</span></h2>
      <ul>${of.map((i) => html`<li key=${i.kind + i.of + i.at + i.importer}><span class="quiet">${moment(i.at).split(", ")[1]}</span><div>${nameOf(economies, i.importer)}: <b>${words(i.kind)}</b> ${i.of ? html`<code>${i.of}</code>` : ""} <span class="quiet">${i.measures.slice(0, 5).map((m, at) => html`${at > 0 && ", "}<a href=${"v1/measures/" + m}>${m}</a>`)}${i.measures.length > 5 ? ` and ${i.measures.length - 5} more` : ""}</span></div></li>`)}</ul></li>`)}</ol>
      ${nextCursor && html`<p class="more"><span class="quiet">The first ${items.length}.</span> <button type="button" onClick=${more}>Show ${DATES} more</button></p>`}`;
  }}<//>`;
}

const KINDS = { "": "everything", [RATE]: "rates", "org.tariffledger.fact.tariff-imposed": "tariffs imposed", "org.tariffledger.fact.duty-changed": "duties changed", "org.tariffledger.fact.tariff-paused": "pauses", "org.tariffledger.fact.pause-extended": "pauses extended", "org.tariffledger.fact.agreement-reached": "agreements" };

export function Changes({ query, economies }) {
  const facts = ofFacts(query.types);
  const set = (change) => go(["changes"], { ...query, pages: undefined, oldest: undefined, ...change });
  const older = (oldest) => go(["changes"], { ...query, oldest }, { replace: true });
  const filter = { types: query.types, importer: query.importer, exporter: query.exporter, product: query.product };
  const next = query.show === "next";
  return html`<h1>Changes</h1>
    <p class="tabs"><a href=${link(["changes"], { ...query, show: undefined })} aria-current=${next ? undefined : "true"}>What changed</a> <a href=${link(["changes"], { ...query, show: "next" })} aria-current=${next ? "true" : undefined}>What comes next</a></p>
    <form class="controls" onSubmit=${(e) => e.preventDefault()}>
      ${!next && html`<label for="types">What <select id="types" value=${query.types ?? ""} onChange=${(e) => set({ types: e.target.value, ...(ofFacts(e.target.value) && { exporter: undefined, product: undefined }) })}>${Object.entries(KINDS).map(([v, l]) => html`<option value=${v}>${l}</option>`)}</select></label>`}
      <${EconomyField} id="importer" label="Importer" any="any" value=${query.importer} economies=${economies} onChange=${(e) => set({ importer: e.target.value })} />
      <${EconomyField} id="exporter" label="Origin" any="any" disabled=${!next && facts} value=${query.exporter} economies=${economies} onChange=${(e) => set({ exporter: e.target.value })} />
      ${!next && html`<label for="product">Product <input id="product" type="search" placeholder=${facts ? "of rates only" : "a code"} disabled=${facts} value=${query.product ?? ""} onChange=${(e) => set({ product: e.target.value.replace(/[. ]/g, "") })} /></label>`}
    </form>
    ${next ? html`<${Calendar} key=${JSON.stringify(filter)} filter=${filter} economies=${economies} />` : html`<${Feed} key=${JSON.stringify(filter)} filter=${filter} oldest=${/^\d+$/.test(query.oldest ?? "") ? Number(query.oldest) : undefined} onOlder=${older} economies=${economies} />`}`;
}
