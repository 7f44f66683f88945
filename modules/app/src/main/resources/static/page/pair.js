// Two economies: what each charges on the other's goods, how it came to it, and what lapses next.
import { html, useEffect, useMemo, useState } from "./lib.js";
import { get, useAnswer, useRateChanges } from "./api.js";
import { go, link, place, useOpened } from "./place.js";
import { day, duty, inZone, isDay, moment, percent, span, stays, today, until, words } from "./words.js";
import { Answer, Basis, DayField, EconomyField, nameOf, useSome } from "./parts.js";
import { Acts, useActs } from "./acts.js";
import { Chart } from "./chart.js";

const DAY = 86400;
const START = "2025-01-15T00:00:00Z";
const dayOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
const rateOf = (segment) => (segment.status === "prohibited" ? "prohibited" : segment.additionalPercent === null ? `open, ${span(segment.range)}` : percent(segment.additionalPercent));

/** Each step of the line with what made it. */
function steps(history, side) {
  return history.segments.slice(1).map((segment, i) => ({ at: segment.from, side, before: rateOf(history.segments[i]), after: rateOf(segment), began: segment.began, importer: history.importer }))
    .filter((step) => step.before !== step.after);
}

function pauses(history, side) {
  const spans = [];
  for (const segment of history.segments) {
    for (const part of segment.components.filter((c) => c.outcome === "paused" || c.legalStatus === "paused")) {
      const last = spans.findLast((s) => s.measure === part.measure);
      if (last?.to === segment.from) {
        last.to = segment.to;
      } else {
        spans.push({ measure: part.measure, from: segment.from, to: segment.to, residual: part.residual, duty: part.duty, colour: side, importer: history.importer });
      }
    }
  }
  return spans;
}

const NAMES = {
  pauseLapses: "a pause lapses", pauseBegins: "paused", starts: "takes effect", ends: "ends", dutyChanges: "the duty changes",
  scopeChanges: "the scope changes", coverageChanges: "the record changes", scheduleChanges: "the schedule changes", transitEnds: "goods on their way no longer count",
};

function Began({ of }) {
  const told = new Map();
  of.forEach((b) => told.set(`${b.measure} ${b.kind}`, b));
  return [...told.values()].map((b, i) => html`${i > 0 && html`<br />`}<b>${NAMES[b.kind] ?? words(b.kind)}</b>${b.measure && html` <a href=${"v1/measures/" + b.measure}>${b.measure}</a>`} <span class="quiet">${words(b.name)}, announced ${day(b.announcedAt)}</span> <${Basis} of=${b.legalBasis} />`);
}

function Ladder({ escalation, economies }) {
  const by = new Map(escalation.map((step) => [step.position, step]));
  if (escalation.length === 0) {
    return html`<p class="quiet">Neither has answered a measure of the other, as far as was known.</p>`;
  }
  return html`<${Rungs} escalation=${escalation} by=${by} economies=${economies} />`;
}

function Rungs({ escalation, by, economies }) {
  const [shown, more] = useSome(escalation, useOpened("rungs"));
  const left = escalation[0].imposer;
  return html`<ol class="ladder">${shown.map((step) => {
    const answered = step.inResponseTo.map((p) => by.get(p)).filter(Boolean);
    return html`<li key=${step.position} class=${step.imposer === left ? "one" : "two"}>
      <b>${nameOf(economies, step.imposer)}</b> ${step.percentBefore ? html`${percent(step.percentBefore)} → ` : ""}<b class="number">${step.percentAfter === null ? duty(step.duty) : percent(step.percentAfter)}</b>
      <span class="quiet"> ${words(step.name)} <a href=${"v1/measures/" + step.measure}>${step.measure}</a>, announced ${day(step.announcedAt)}, from ${day(step.effectiveFrom)}</span>
      ${answered.length > 0 && html`<br /><span class="answers">answers ${answered.map((a, i) => html`${i > 0 && ", "}${a.measure} at ${percent(a.percentAfter)}`)}</span>`}
      ${step.legalBasis.length > 0 && html`<br /><span class="quiet"><${Basis} of=${step.legalBasis} /></span>`}
    </li>`;
  })}</ol>${more}`;
}

/** What was talked of and said, in order; each with the letter by which the chart names it. */
function happened({ negotiations, jointResponses, statements }) {
  const all = [
    ...negotiations.flatMap((talks) => [
      { key: talks.id, at: talks.announced.announcedAt },
      ...talks.rounds.filter((r) => !r.calledOffAt).map((r) => ({ key: `${talks.id} round ${r.number}`, at: r.heldAt ?? r.scheduledFor })),
      ...talks.agreements.map((a, i) => ({ key: `${talks.id} agreement ${i}`, at: a.announced.announcedAt })),
      ...(talks.brokenOff ? [{ key: `${talks.id} broken off`, at: talks.brokenOff.announcedAt }] : []),
    ]),
    ...jointResponses.map((joint) => ({ key: joint.id, at: joint.announced.announcedAt })),
    ...statements.filter((s) => s.status !== "retracted").map((s) => ({ key: s.id, at: s.announced.announcedAt })),
  ];
  const letter = (i) => (i < 26 ? "" : String.fromCharCode(96 + Math.floor(i / 26))) + String.fromCharCode(97 + (i % 26));
  return all.sort((x, y) => Date.parse(x.at) - Date.parse(y.at)).map((said, i) => ({ ...said, letter: letter(i) }));
}

function Talks({ relation, zone, said }) {
  const when = (at) => inZone(at, zone);
  const letters = new Map(said.map(({ key, letter }) => [key, letter]));
  const mark = (key) => letters.has(key) && html`<span class="mark talk">${letters.get(key)}</span> `;
  const { negotiations, jointResponses, statements } = relation;
  if (negotiations.length + jointResponses.length + statements.length === 0) {
    return html`<p class="quiet">No talks, joint answers or statements of the two are known.</p>`;
  }
  return html`
    ${negotiations.map((talks) => html`<article key=${talks.id}><h3>${talks.name ?? talks.id} <span class="tag">${words(talks.status)}</span></h3>
      <ul class="talks"><li>${mark(talks.id)}${when(talks.announced.announcedAt)}: talks announced${talks.measures.length > 0 && html` <span class="quiet">on ${talks.measures.join(", ")}</span>`}</li>
      ${talks.rounds.map((r) => html`<li key=${r.number}>${mark(`${talks.id} round ${r.number}`)}${r.heldAt ? when(r.heldAt) : `scheduled for ${when(r.scheduledFor)}`}: round ${r.number}${r.place && ` in ${r.place}`}${r.outcome ? `, ${words(r.outcome)}` : ""}${r.calledOffAt ? ", called off" : ""}</li>`)}
      ${talks.agreements.map((a, i) => html`<li key=${a.name}>${mark(`${talks.id} agreement ${i}`)}<b>Agreed: ${a.name ?? "an agreement"}</b>, ${when(a.announced.announcedAt)}. ${a.announced.reason ?? ""} <span class="quiet">${a.moved.map((m) => m.measure).join(", ")}</span>${a.withdrawn ? html` <b>Withdrawn.</b>` : ""}</li>`)}
      ${talks.brokenOff && html`<li>${mark(`${talks.id} broken off`)}${when(talks.brokenOff.announcedAt)}: broken off${talks.brokenOff.party ? ` by ${talks.brokenOff.party}` : ""}</li>`}</ul></article>`)}
    ${jointResponses.map((joint) => html`<article key=${joint.id}><h3>${joint.name ?? joint.id} <span class="tag">${words(joint.status)}</span></h3>
      <ul class="talks"><li>${mark(joint.id)}${when(joint.announced.announcedAt)}: proposed by ${joint.proposer}, in answer to ${joint.inResponseTo.join(", ")}</li>
      ${joint.members.filter((m) => m.economy !== joint.proposer || m.answer !== "none").map((m) => html`<li key=${m.economy}>${m.since && `${when(m.since)}: `}${m.economy} ${m.answer === "none" ? "has not answered" : words(m.answer)}${m.claim ? html` – “${m.claim}”` : ""}</li>`)}
      ${joint.executed && html`<li><b>Executed together</b>, ${when(joint.executed.announced.announcedAt)}: <span class="quiet">${joint.executed.moved.map((m) => m.measure).join(", ")}</span></li>`}</ul></article>`)}
    ${statements.length > 0 && html`<h3>Said, and counted in no rate</h3><ul class="talks">${statements.map((s) => html`<li key=${s.id}>${mark(s.id)}${when(s.announced.announcedAt)}, ${s.speaker ?? s.economy} <span class="tag">${words(s.kind)}</span> “${s.text}”${s.status === "retracted" ? " (never made)" : ""}</li>`)}</ul>`}`;
}

/** The moment, told anew every minute: a countdown that stands still is wrong. */
function useNow() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Next({ changes, at, told }) {
  const now = useNow();
  const seen = new Set();
  const soon = changes.filter((c) => c.measure && ["pauseLapses", "ends", "starts", "dutyChanges"].includes(c.kind)).filter((c) => !seen.has(c.at + c.measure + c.kind) && seen.add(c.at + c.measure + c.kind));
  const ordered = [...soon.filter((c) => c.kind === "pauseLapses"), ...soon.filter((c) => c.kind !== "pauseLapses")].slice(0, 6).sort((a, b) => a.at.localeCompare(b.at));
  if (ordered.length === 0) {
    return html`<p class="quiet">Nothing is scheduled, as far as was known.</p>`;
  }
  return html`<ul class="next">${ordered.map((c) => html`<li key=${c.at + c.measure + c.kind}><b class="countdown">${until(c.at, at?.get(c.importer) ?? now)}${told}</b> ${moment(c.at)}, ${c.importer}: ${NAMES[c.kind] ?? words(c.kind)}, <a href=${"v1/measures/" + c.measure}>${c.measure}</a></li>`)}</ul>`;
}

function Entries({ events, importer }) {
  const [shown, more] = useSome(events, useOpened(`entries-${importer}`), 20);
  return html`<ul>${shown.map((e) => html`<li key=${e.position}>${day(e.announcedAt)}: ${words(e.name)} ${e.measure} <${Basis} of=${e.legalBasis} /></li>`)}</ul>${more}`;
}

/** The first moment from which two lines of the same differ. */
function partsAt(known, now) {
  const times = [...known.segments, ...now.segments].map((s) => s.from).filter(Boolean).sort((x, y) => Date.parse(x) - Date.parse(y));
  return times.find((at) => told(there(known, at)) !== told(there(now, at)));
}

function Since({ a, b, query, histories, todays }) {
  const partings = useMemo(() => histories.map((known, i) => partsAt(known, todays[i])), [histories, todays]);
  const ask = (importer, exporter) => get("v1/rates/diff", { importer, exporter, product: query.product, validAt: query.validAt ?? today(), knownAt: query.knownAt, knownAt2: new Date().toISOString() });
  const answer = useAnswer(() => Promise.all([ask(a, b), ask(b, a)]).then((both) => both.map(({ body }) => body)), [a, b, query.validAt, query.knownAt, query.product]);
  return html`<section class="since"><h2>What differs from what is known today</h2>
    <ul>${histories.map((known, i) => html`<li key=${known.importer}>${known.importer} on goods of ${known.exporter}: ${partings[i] ? html`the lines part on <b>${moment(partings[i])}</b>` : "on no day"}</li>`)}</ul>
    <h3>On the day</h3>
    <${Answer} answer=${answer} of="the difference">${(both) => html`<ul>${both.map((d) => {
      const [before, after] = [rateOf(d.before), rateOf(d.after)];
      return html`<li key=${d.importer}>${d.importer} on goods of ${d.exporter}, ${day(d.before.validAt)}: ${before === after ? html`the same, ${after}` : html`<b>${before}</b> was known, <b>${after}</b> is known today`}
        ${d.events.length > 0 && html`<details><summary>${d.events.length === 1 ? "1 entry explains" : `${d.events.length} entries explain`} ${before === after ? "other differences" : "it"}</summary><${Entries} events=${d.events} importer=${d.importer} /></details>`}</li>`;
    })}</ul>`}<//></section>`;
}

function Slider({ value, from, to, onDay }) {
  const [held, setHeld] = useState(null);
  useEffect(() => {
    const timer = held !== null && setTimeout(() => { onDay(held); setHeld(null); }, 150);
    return () => clearTimeout(timer);
  }, [held]);
  const shown = held ?? value;
  const position = Math.floor(Date.parse(shown) / 1000 / DAY);
  return html`<label class="slider" for="slide">On <b>${day(shown)}</b>
    <input id="slide" type="range" min=${Math.ceil(from / DAY)} max=${Math.floor(to / DAY)} value=${position} aria-valuetext=${day(shown)}
      onInput=${(e) => setHeld(dayOf(Number(e.target.value) * DAY))} /></label>`;
}

/** Every step of the two lines, with what made it. */
function Steps({ moved }) {
  const [shown, more] = useSome(moved, useOpened("steps"));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Every step"><table>
    <thead><tr><th scope="col">#</th><th scope="col" class="number">Rate</th><th scope="col">Who</th><th scope="col">From</th><th scope="col">By</th></tr></thead>
    <tbody>${shown.map((s) => html`<tr key=${s.number}><td><span class=${"mark " + (s.side === "--one" ? "s-one" : "s-two")}>${s.number}</span></td><td class="number">${s.before} → <b>${s.after}</b></td><td>${s.importer}</td><td class="nowrap">${moment(s.at)}</td><td><${Began} of=${s.began} /></td></tr>`)}</tbody></table></div>${more}`;
}

/** Where a line is at a moment. */
const there = (history, at) => history.segments.find((s) => (s.from === null || Date.parse(s.from) <= Date.parse(at)) && (s.to === null || Date.parse(at) < Date.parse(s.to)));
const told = (segment) => (segment ? rateOf(segment) : "open");

const WHY = { complete: "open: the goods decide", partial: "open, by what is recorded: the record is partial", absent: "open: nobody declared that the record is kept" };

/** The rate on goods in general, also where it is open: then the line of those goods says what is known. */
function General({ of: d, segment }) {
  if (d.status === "prohibited" || d.baselinePercent !== null) {
    return html`<p class="big">${d.status === "prohibited" ? "prohibited" : percent(d.baselinePercent)} <span class="quiet">${d.baseline?.kind === "allIn" ? "in all" : "additional"}</span></p>`;
  }
  return html`<p class="big">${span(segment?.range)} <span class="quiet">${WHY[segment?.coverage?.state] ?? "the goods decide, or the record is partial"}</span></p>`;
}

/** Half of what is seen, around the day; or twice as much. */
function nearer(from, to, at, by) {
  const half = Math.max(5 * DAY, ((to - from) * by) / 2);
  return { from: dayOf(at - half), to: dayOf(at + half) };
}

function War({ a, b, query, economies, relation, histories, todays, turn, set }) {
  const [first, last] = useMemo(() => {
    const times = histories.flatMap((h) => h.segments.slice(1).map((s) => Date.parse(s.from) / 1000)).filter((t) => t > Date.parse(START) / 1000);
    const valid = query.validAt ? Date.parse(query.validAt) / 1000 : Date.now() / 1000;
    return [Math.min(valid - 20 * DAY, ...times.map((t) => t - 15 * DAY)), Math.max(query.validAt ? 0 : Date.now() / 1000 + 10 * DAY, valid + 20 * DAY, ...times.map((t) => t + 20 * DAY))];
  }, [histories]);
  const moved = useMemo(() => [...steps(histories[0], "--one"), ...steps(histories[1], "--two")]
    .filter((s) => Date.parse(s.at) / 1000 >= first).sort((x, y) => Date.parse(x.at) - Date.parse(y.at)).map((s, i) => ({ ...s, number: i + 1 })), [histories]);
  const rests = useMemo(() => [...pauses(histories[0], "--one"), ...pauses(histories[1], "--two")], [histories]);
  const lines = useMemo(() => [
    ...histories.map((h, i) => ({ label: `${h.importer} on ${h.exporter}`, segments: h.segments, colour: i ? "--two" : "--one", at: relation.directions[i].validAt })),
    ...todays.map((h, i) => ({ label: `${h.importer} on ${h.exporter}, known today`, segments: h.segments, colour: i ? "--two" : "--one", faint: true, at: relation.directions[i].validAt })),
  ], [histories, todays, relation]);
  const marks = useMemo(() => moved.map((s) => ({ at: s.at, number: s.number, colour: s.side })), [moved]);
  const said = useMemo(() => happened(relation), [relation]);
  const valid = query.validAt ?? today();
  const asOf = query.validAt && new Map(relation.directions.map((d) => [d.importer, new Date(d.validAt)]));
  // Both lines' days end at moments of their own: the mark stands in the midst of the day.
  const validAt = Math.min(last, Date.parse(valid) / 1000 + (isDay(valid) ? DAY / 2 : 0));
  const date = (text, otherwise) => (text && Date.parse(text) ? Date.parse(text) / 1000 : otherwise);
  const [from, to] = [Math.min(date(query.from, first), validAt - DAY), Math.max(date(query.to, last), validAt + DAY)];
  const acts = useActs(relation.directions, turn);
  const ticks = useMemo(() => acts.value ?? [], [acts.value]);
  const near = (by) => set(nearer(from, to, validAt, by));
  return html`
    <div class="both">${relation.directions.map((d, i) => html`<section key=${d.importer} class=${i ? "two" : "one"}>
      <h2>${nameOf(economies, d.importer)} on goods of ${nameOf(economies, d.exporter)}</h2>
      ${query.product ? html`<p class="big">${told(there(histories[i], d.validAt))} <span class="quiet">additional, on <code>${query.product}</code></span></p>
        <p>Goods in general: <b>${d.status === "prohibited" ? "prohibited" : percent(d.baselinePercent)}</b>.</p>` : html`<${General} of=${d} segment=${there(histories[i], d.validAt)} />`}
      <p>Peak on some goods: <b>${d.peakPercent === null ? span(d.peakRange) : percent(d.peakPercent)}</b>. ${d.paused.length > 0 ? `Paused: ${d.paused.join(", ")}.` : ""}
        ${" "}<a href=${link(["rate"], { importer: d.importer, exporter: d.exporter, product: query.product, validAt: query.validAt, knownAt: query.knownAt })}>Ask for a product</a></p>
      <p class="quiet">${moment(d.validAt)}</p></section>`)}</div>
    <section><h2>Over time</h2>
      ${todays.length > 0 && html`<p>Drawn as known on ${day(query.knownAt)}; dotted, as known today.</p>`}
      <${Slider} value=${valid} from=${from} to=${to} onDay=${(validAt) => set({ validAt })} />
      <${Chart} lines=${lines} marks=${marks} said=${said} ticks=${ticks} pauses=${rests} validAt=${validAt} on=${valid} onDay=${(on) => set({ validAt: on })} from=${from} to=${to}
        label=${`Duty of ${a} and ${b} on each other's ${query.product ? `goods of ${query.product}` : "general goods"} over time. The tables beneath have every step and every act.`} />
      <p class="buttons noprint"><button type="button" class="small" onClick=${() => near(0.5)}>Closer to the day</button><button type="button" class="small" disabled=${!query.from} onClick=${() => (to - from > (last - first) / 2 ? set({ from: undefined, to: undefined }) : near(2))}>Wider</button><button type="button" class="small" disabled=${!query.from} onClick=${() => set({ from: undefined, to: undefined })}>The whole time</button></p>
      <p class="quiet">Additional duty on ${query.product ? html`goods of <code>${query.product}</code>` : "general goods"}; days in UTC. Shaded: paused. Dashed: what a duty that the goods decide may reach. Long dashes: what is recorded of a duty, where the record is partial. Numbers: steps, as in their table. Ticks at the foot: every act on any goods.${said.length > 0 && " Letters: talks and statements, as in their list."}</p>
      ${rests.length > 0 && html`<ul class="pauses">${rests.map((p) => html`<li key=${p.measure + p.from}><span class=${"swatch " + (p.colour === "--one" ? "s-one" : "s-two")}></span>${p.measure} of ${duty(p.duty)} paused from ${moment(p.from)} ${p.to ? html`until ${moment(p.to)}` : "without an end"}, ${p.residual ? stays(p.residual) : "nothing stays"}</li>`)}</ul>`}</section>
    ${todays.length > 0 && html`<${Since} a=${a} b=${b} query=${query} histories=${histories} todays=${todays} />`}
    <section><h2>What comes next</h2><${Next} changes=${relation.nextChanges} at=${asOf} told=${query.validAt ? " from then" : ""} /></section>
    <section><h2>Every step</h2>${moved.length === 0 ? html`<p class="quiet">The rate has not changed, as far as was known.</p>` : html`<${Steps} moved=${moved} />`}</section>
    <section><h2>Provocation and answer</h2><${Ladder} escalation=${relation.escalation} economies=${economies} /></section>
    <section><h2>Talks and statements</h2><${Talks} relation=${relation} said=${said} zone=${economies.by.get(a)?.zone} /></section>
    <section><h2>Every act, on any goods</h2><${Acts} answer=${acts} economies=${economies} /></section>`;
}

export function Pair({ path, query, economies }) {
  const [a = "US", b = "CN"] = path.map((code) => code.toUpperCase());
  const [turn] = useRateChanges((rate) => [`${a} ${b}`, `${b} ${a}`].includes(`${rate.importer} ${rate.exporter}`));
  // What the slider has not told yet must not take back what was pressed since.
  const set = (change) => go(["pair", a, b], { ...place().query, ...change }, { replace: "validAt" in change || "from" in change });
  const relation = useAnswer((signal) => get(`v1/relations/${a}/${b}`, { validAt: query.validAt, knownAt: query.knownAt }, { signal }).then((r) => r.body), [a, b, query.validAt, query.knownAt, turn]);
  const both = (knownAt, signal) => Promise.all([[a, b], [b, a]].map(([importer, exporter]) => get("v1/rates/history", { importer, exporter, product: query.product, knownAt, limit: 1000 }, { signal }).then((h) => h.body)));
  const history = useAnswer(async (signal) => ({ known: await both(query.knownAt, signal), today: query.knownAt ? await both(undefined, signal) : [] }), [a, b, query.knownAt, query.product, turn]);
  // Who chooses the other's place changes places.
  const other = (x, y) => x && y && go(x === y ? ["pair", b, a] : ["pair", x, y], { validAt: query.validAt, knownAt: query.knownAt, product: query.product });
  return html`
    <h1>${nameOf(economies, a)} and ${nameOf(economies, b)}</h1>
    <form class="controls" onSubmit=${(e) => e.preventDefault()}>
      <${EconomyField} id="a" label="One" value=${a} economies=${economies} onChange=${(e) => other(e.target.value, b)} />
      <${EconomyField} id="b" label="The other" value=${b} economies=${economies} onChange=${(e) => other(a, e.target.value)} />
      <${DayField} id="valid" label="On" value=${query.validAt} onDay=${(validAt) => set({ validAt })} />
      <${DayField} id="known" label="As known on" value=${query.knownAt} max=${today()} onDay=${(knownAt) => set({ knownAt })} />
      <label for="goods">Goods <input id="goods" type="search" placeholder="a code; none: in general" value=${query.product ?? ""} onChange=${(e) => set({ product: e.target.value.replace(/[. ]/g, "") })} /></label>
      ${(query.validAt || query.knownAt) && html`<button type="button" onClick=${() => set({ validAt: undefined, knownAt: undefined })}>Today</button>`}
    </form>
    <${Answer} answer=${history.refused ? history : relation} of="the pair">${(value) => history.value
      ? html`<${War} a=${a} b=${b} query=${query} economies=${economies} relation=${value} histories=${history.value.known} todays=${history.value.today} turn=${turn} set=${set} />`
      : html`<p class="waiting">Asking for the history …</p>`}<//>`;
}
