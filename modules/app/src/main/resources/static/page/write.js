// Recording with a key: first what it would change, then the act; each fault at its field.
import { html, useRef, useState } from "./lib.js";
import { all, get, key, post, Refused, unique, useAnswer } from "./api.js";
import { link, search, useFilled } from "./place.js";
import { useSome } from "./parts.js";
import { inZone, moment, span, words, withOffset } from "./words.js";

const list = (text) => (text ?? "").split(/[\s,;]+/).filter(Boolean);
const adValorem = (percent) => (percent === undefined || percent === "" ? undefined : { type: "adValorem", percent });
const duties = (v, name) => (v[name + "Kind"] === "prohibited" ? { type: "prohibited" } : v[name + "Kind"] === "topUpTo" ? { type: "topUpTo", percent: v[name], column: v[name + "Column"] || "general" } : v[name + "Kind"] === "none" ? "none" : adValorem(v[name]));
const clean = (of) => (Array.isArray(of) ? of.map(clean) : of && typeof of === "object" ? Object.fromEntries(Object.entries(of).map(([n, v]) => [n, clean(v)]).filter(([, v]) => v !== undefined && v !== "")) : of);

const zoneOf = (v, { economies, measures }) => economies.by.get(v.imposer ?? v.economy ?? measures.find((m) => m.id === v.measure)?.imposer)?.zone;
const announced = (v, around) => ({
  announcedAt: withOffset(v.announcedAt, zoneOf(v, around)), reason: v.reason, source: v.source,
  legalBasis: v.instrument ? [{ instrument: v.instrument, citation: v.citation, url: v.url }] : undefined,
});

const ACT = [
  { name: "announcedAt", at: "/announcedAt", label: "Announced", type: "datetime-local", hint: "Local time of the imposer, of talks UTC; nothing: now" },
  { name: "instrument", at: "/legalBasis/0/instrument", label: "Legal basis" },
  { name: "citation", at: "/legalBasis/0/citation", label: "Citation" },
  { name: "url", at: "/legalBasis/0/url", label: "Its address" },
  { name: "reason", at: "/reason", label: "Reason", hint: "Not in the public feed, but in answers: no personal data" },
  { name: "source", at: "/source", label: "Source" },
];
const COLUMNS = { general: "the general column", charged: "the column that is charged" };
const DUTY = (v, name, label, none) => [
  { name: name + "Kind", at: `/${name}/type`, label: `Kind of ${label}`, options: { adValorem: "percent of the value", topUpTo: "up to, in all", prohibited: "prohibited", ...(none ? { none: "steps aside" } : {}) } },
  !["prohibited", "none"].includes(v[name + "Kind"]) && { name, at: `/${name}/percent`, label: `${label[0].toUpperCase()}${label.slice(1)} in percent`, required: true, inputmode: "decimal" },
  v[name + "Kind"] === "topUpTo" && { name: name + "Column", at: `/${name}/column`, label: "The base duty is that of", options: COLUMNS },
].filter(Boolean);
const IMPOSE = (v) => [
  { name: "id", at: "/id", label: "Name of the measure", hint: "such as jp-cars", required: true },
  { name: "imposer", at: "/imposer", label: "Imposer", economy: true, required: true },
  { name: "programme", at: "/programme", label: "Programme", programme: true, required: true, hint: "The legal authority" },
  { name: "targets", at: "/targets/include", label: "On goods of", required: true, hint: "Codes, groups or WORLD" },
  { name: "products", at: "/products/include", label: "Products", hint: "Codes or lists; nothing: ALL" },
  ...DUTY(v, "duty", "duty"),
  { name: "effectiveFrom", at: "/effectiveFrom", label: "From", required: true, type: "datetime-local", hint: "Local time of the imposer" },
  { name: "expiresAt", at: "/expiresAt", label: "Until", type: "datetime-local" },
];
const imposed = (v, around) => ({
  id: v.id, imposer: v.imposer, programme: v.programme, targets: { include: list(v.targets) }, products: { include: v.products ? list(v.products) : ["ALL"] },
  duty: duties(v, "duty"), effectiveFrom: withOffset(v.effectiveFrom, zoneOf(v, around)), expiresAt: withOffset(v.expiresAt, zoneOf(v, around)),
});

const MOVES = {
  open: "open talks", round: "schedule a round", outcome: "hold a round", agreement: "agree", breakOff: "break off", resumption: "resume talks",
};
const TERMS_MAX = 20;
const MOVE = {
  open: ["openNegotiation", () => "v1/negotiations"], round: ["scheduleRound", (id) => `v1/negotiations/${id}/rounds`], outcome: ["recordOutcome", (id, v) => `v1/negotiations/${id}/rounds/${v.n}/outcome`],
  agreement: ["reachAgreement", (id) => `v1/negotiations/${id}/agreement`], breakOff: ["breakOff", (id) => `v1/negotiations/${id}/break-off`], resumption: ["resumeNegotiation", (id) => `v1/negotiations/${id}/resumption`],
};
const TALKS = [{ name: "negotiation", at: "/negotiation", label: "Talks", talks: true }];
const TERM = {
  changeDuty: { duty: "duty", from: "effectiveFrom", label: "it is charged at (percent)" }, pause: { duty: "residual", from: "from", until: "until", label: "what stays (percent)" }, lift: { from: "effectiveFrom" },
};
/** The fields of a term are those of its kind. */
function termFields(v, i) {
  const kind = TERM[v["term" + i] || "changeDuty"];
  const place = `/terms/${i}/`;
  const label = (text) => `Term ${i + 1}: ${text}`;
  return [
    { name: "measure" + i, at: place + "measure", label: label("the measure"), measure: true },
    { name: "term" + i, at: place + "type", label: label("it is"), options: { changeDuty: "charged at", pause: "paused, keeping", lift: "lifted" } },
    kind.duty && { name: "duty" + i, at: `${place}${kind.duty}/percent`, label: label(kind.label), inputmode: "decimal" },
    { name: "from" + i, at: place + kind.from, label: label("from"), type: "datetime-local", hint: "Local time of the measure's imposer" },
    kind.until && { name: "until" + i, at: place + kind.until, label: label("until"), type: "datetime-local", hint: "Nothing: until further notice" },
  ].filter(Boolean);
}
const termsOf = (v) => Math.min(TERMS_MAX, Math.max(1, Math.trunc(Number(v.terms)) || 1));
const numbered = (v) => Array.from({ length: termsOf(v) }, (_, i) => i);
const NEGOTIATE = {
  open: () => [{ name: "id", at: "/id", label: "Name of the talks", hint: "such as us-jp-spring", required: true }, { name: "title", at: "/name", label: "Title" }, { name: "parties", at: "/parties", label: "Parties", hint: "Codes" }, { name: "tabled", at: "/measures", label: "Measures on the table", hint: "Their names" }],
  round: () => [...TALKS, { name: "scheduledFor", at: "/scheduledFor", label: "Scheduled for", type: "datetime-local", hint: "UTC" }, { name: "place", at: "/place", label: "Place" }],
  outcome: () => [...TALKS, { name: "n", at: "/round", label: "Round", type: "number", required: true }, { name: "heldAt", at: "/heldAt", label: "Held", type: "datetime-local", hint: "UTC; nothing: when it was scheduled" }, { name: "outcome", at: "/outcome", label: "Outcome", options: { progress: "progress", agreementToMeetAgain: "agreement to meet again", noProgress: "no progress" } }],
  agreement: (v) => [...TALKS, { name: "title", at: "/name", label: "Title" }, ...numbered(v).flatMap((i) => termFields(v, i))],
  breakOff: () => TALKS, resumption: () => TALKS,
};
function term(v, i, around) {
  const type = v["term" + i] || "changeDuty";
  const { duty, from, until } = TERM[type];
  const measure = v["measure" + i];
  const at = (name) => withOffset(v[name + i], zoneOf({ measure }, around));
  return { type, measure, ...(duty && { [duty]: adValorem(v["duty" + i]) }), [from]: at("from"), ...(until && { [until]: at("until") }) };
}
const said = (v, around) => ({
  open: () => ({ id: v.id, name: v.title, parties: list(v.parties), measures: list(v.tabled) }),
  round: () => ({ scheduledFor: withOffset(v.scheduledFor, "UTC"), place: v.place }),
  outcome: () => ({ heldAt: withOffset(v.heldAt, "UTC"), outcome: v.outcome || "progress" }),
  agreement: () => ({ name: v.title, terms: numbered(v).map((i) => term(v, i, around)) }),
  breakOff: () => ({}),
  resumption: () => ({}),
})[v.move || "open"]();
function moved(v, around) {
  const [type] = MOVE[v.move || "open"];
  const round = v.n === undefined || v.n === "" ? undefined : Number(v.n);
  return { type, ...said(v, around), ...(type !== "openNegotiation" && { negotiation: v.negotiation }), ...(type === "recordOutcome" && { round }) };
}

/** Each form: its fields, where it is sent, and as which command it is tried. */
const FORMS = {
  impose: { label: "Impose", fields: IMPOSE, send: (v, around) => ["v1/measures", imposed(v, around)], command: (v, around) => ({ type: "imposeTariff", ...imposed(v, around) }) },
  retaliate: {
    label: "Retaliate", fields: (v) => [{ name: "measure", at: "/inResponseTo", label: "In answer to", measure: true, required: true }, ...IMPOSE(v)],
    send: (v, around) => [`v1/measures/${encodeURIComponent(v.measure)}/retaliations`, imposed(v, around)],
    command: (v, around) => ({ type: "retaliate", ...imposed(v, around), inResponseTo: [v.measure].filter(Boolean) }),
  },
  pause: {
    label: "Pause",
    fields: (v) => [{ name: "measure", at: "/measure", label: "Measure", measure: true, required: true }, { name: "from", at: "/from", label: "From", required: true, type: "datetime-local", hint: "Local time of the imposer" }, { name: "until", at: "/until", label: "Until", type: "datetime-local", hint: "Nothing: until further notice" }, ...DUTY(v, "residual", "residual", true)],
    send: (v, around) => [`v1/measures/${encodeURIComponent(v.measure)}/pause`, paused(v, around)],
    command: (v, around) => ({ type: "pause", measure: v.measure, ...paused(v, around) }),
  },
  negotiate: {
    label: "Negotiate",
    fields: (v) => [{ name: "move", at: "/type", label: "What", options: MOVES }, ...NEGOTIATE[v.move || "open"](v)],
    send: (v, around) => [MOVE[v.move || "open"][1](encodeURIComponent(v.negotiation), v), said(v, around)], command: moved,
  },
};
function paused(v, around) {
  const at = (name) => withOffset(v[name], zoneOf(v, around));
  return { from: at("from"), until: at("until"), residual: duties(v, "residual") };
}

/** The field that a fault is of: its own, the one that it is within, or, of something that is missing, the last within that. */
const fieldOf = (fields, { pointer }) =>
  pointer && (fields.find((f) => f.at === pointer) ?? fields.find((f) => f.at && pointer.startsWith(f.at + "/")) ?? fields.findLast((f) => f.at?.startsWith(pointer + "/")));

function Field({ of: f, values, set, keep, faults, around }) {
  const id = "field-" + f.name;
  const wrong = faults.filter((e) => e.field === f.name);
  const more = [f.hint && id + "-hint", wrong.length > 0 && id + "-fault"].filter(Boolean).join(" ") || undefined;
  const common = { id, name: f.name, value: values[f.name] ?? (f.options ? Object.keys(f.options)[0] : ""), "aria-invalid": wrong.length > 0 ? "true" : undefined, "aria-describedby": more, "aria-required": f.required, onInput: (e) => set({ [f.name]: e.target.value }), onChange: keep };
  const lacking = values.imposer && around.programmes.length > 0 && !around.programmes.some((p) => p.imposer === values.imposer);
  const choice = (options) => html`<select ...${common}><option value="">Choose</option>${options.map(([value, label]) => html`<option key=${value} value=${value}>${label}</option>`)}
    ${values[f.name] && !options.some(([value]) => value === values[f.name]) && html`<option value=${values[f.name]}>${values[f.name]}</option>`}</select>`;
  const control = f.options ? html`<select ...${common}>${Object.entries(f.options).map(([value, label]) => html`<option key=${value} value=${value}>${label}</option>`)}</select>`
    : f.economy ? choice(around.economies.list.map((e) => [e.code, `${e.name} (${e.code})`]))
    : f.programme ? choice(around.programmes.filter((p) => !values.imposer || p.imposer === values.imposer).map((p) => [p.id, p.id]))
    : f.measure ? choice(around.measures.map((m) => [m.id, m.id]))
    : f.talks ? choice(around.talks.map((t) => [t.id, t.name ?? t.id]))
    : html`<input ...${common} type=${f.type ?? "text"} inputmode=${f.inputmode} autocomplete="off" />`;
  return html`<div class=${"field" + (wrong.length ? " wrong" : "")}><label for=${id}>${f.label}${f.required && html` <span class="quiet" aria-hidden="true">*</span>`}</label>${control}
    ${f.hint && html`<span class="quiet" id=${id + "-hint"}>${f.programme && lacking ? html`${values.imposer} has none here: record one by <code>POST v1/programmes</code>` : f.hint}</span>`}
    ${wrong.length > 0 && html`<span class="faults" id=${id + "-fault"}>${wrong.map((e) => e.detail).join(" ")}</span>`}</div>`;
}

const known = (value) => value !== undefined && value !== null;
/** Of an open duty, what it lies between. */
const level = (of) => (of.status === "prohibited" ? "prohibited" : known(of.percent) ? `${of.percent}%` : known(of.lowPercent) ? span({ lowPercent: of.lowPercent, highPercent: of.highPercent ?? null }) : "open");

function Effect({ of, economies }) {
  const [pages, setPages] = useState(1);
  const [shown, more] = useSome(of.changes ?? [], [pages, () => setPages(pages + 1)]);
  const there = (change, at) => (at ? inZone(at, economies.by.get(change.importer)?.zone) : "");
  const { changes = [], changesTotal = changes.length, events = [] } = of;
  return html`<section class="effect" role="status" tabindex="-1"><h2>What it would change</h2>
    <p>${events.length} ${events.length === 1 ? "entry" : "entries"} would be recorded. ${changesTotal === 0 ? "No rate would change." : `${changesTotal} ${changesTotal === 1 ? "rate" : "rates"} would change.`}</p>
    ${changes.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="What it would change"><table><thead><tr><th scope="col">Importer</th><th scope="col">On goods of</th><th scope="col" class="number">Rate</th><th scope="col">Goods</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
      <tbody>${shown.flatMap((c) => c.segments.map((s) => html`<tr key=${c.importer + c.exporter + c.goods?.measure + s.from}><td>${c.importer}</td><td>${c.exporter}</td><td class="number">${level(s.before)} → <b>${level(s.after)}</b></td><td>${c.goods ? html`${c.goods.goods.slice(0, 5).join(", ")}${c.goods.goods.length > 5 ? ` and ${c.goods.goods.length - 5} more` : ""} <span class="quiet">by ${c.goods.programme} alone</span>` : "in general"}</td><td>${there(c, s.from)}</td><td>${there(c, s.to)}</td></tr>`))}</tbody></table></div>
      ${more}${changesTotal > changes.length && html`<p class="quiet">The ledger tells ${changes.length} of ${changesTotal}.</p>`}`}</section>`;
}

function Done({ of }) {
  const { status, body, headers } = of;
  if (status === 202) {
    return html`<section class="done" role="status" tabindex="-1"><h2>Proposed, not recorded yet</h2>
      <p>This ledger wants a second pair of eyes for ${body.kinds.map(words).join(", ")}. Somebody with another key has to approve it, until ${moment(body.expiresAt)}; no rate changes before that.</p>
      <p>It waits at <code>${headers.get("Location")}</code>. With a key of the scope <code>tariffs:approve</code>:</p>
      <pre class="long">${`curl -X POST '${new URL((headers.get("Location") ?? "").replace(/^\//, ""), document.baseURI)}/approval' -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"note": "Compared with its source."}'`}</pre></section>`;
  }
  if ((body.events ?? []).length === 0) {
    return html`<section class="done" role="status" tabindex="-1"><h2>Recorded already</h2><p>The ledger says the same already, so there was nothing to add.</p></section>`;
  }
  return html`<section class="done" role="status" tabindex="-1"><h2>Recorded</h2><p>${(body.events ?? []).map((e) => words(e.name)).join(", ")}, at position ${headers.get("Ledger-Position")}. <a href="#/changes">See it among the changes</a></p></section>`;
}

/** Where one goes on, once it is there: what was pressed may be gone. */
const soon = (...css) => setTimeout(() => css.map((one) => document.querySelector(one)).find(Boolean)?.focus(), 0);

function Form({ name, query, economies }) {
  const form = FORMS[name];
  const { values, keep, fill, empty } = useFilled(["write", name], query);
  const [faults, setFaults] = useState([]);
  const [refused, setRefused] = useState();
  const [tried, setTried] = useState({});
  // What was filled in since may have another effect.
  const effect = tried.values === values ? tried.effect : undefined;
  const [done, setDone] = useState();
  const [busy, setBusy] = useState(false);
  // Sent twice since nobody knows whether it arrived, it is recorded once.
  const again = useRef();
  const { value: around = { programmes: [], measures: [], talks: [] } } = useAnswer(async () => ({ programmes: await all("v1/programmes"), measures: await all("v1/measures"), talks: await all("v1/negotiations") }), [done]);
  const others = { ...around, economies };
  const fields = form.fields(values);
  const act = announced(values, others);
  const set = (change) => {
    fill(change);
    setFaults((now) => now.filter((fault) => !(fault.field in change)));
    if ("move" in change) {
      setFaults([]);
      setRefused(undefined);
    }
  };
  const terms = (count) => {
    set({ terms: count });
    keep();
  };
  const afresh = () => {
    setFaults([]);
    setRefused(undefined);
    setDone(undefined);
  };
  const attempt = async (what) => {
    setBusy(true);
    afresh();
    try {
      await what();
    } catch (e) {
      const problem = e instanceof Refused ? e.problem : {};
      setRefused(e);
      const named = (problem.errors ?? []).map((fault) => ({ ...fault, pointer: (fault.pointer ?? "").replace(/^\/commands\/0/, "") }));
      setFaults(named.map((fault) => ({ ...fault, field: fieldOf([...fields, ...ACT], fault)?.name })));
      soon("[aria-invalid=true]", ".fault");
    } finally {
      setBusy(false);
    }
  };
  const tryIt = () => attempt(async () => {
    const { body } = await post("v1/what-ifs", clean({ ...act, commands: [form.command(values, others)] }));
    again.current = unique();
    setTried({ values, effect: body });
    soon(".effect");
  });
  const record = () => attempt(async () => {
    const [path, body] = form.send(values, others);
    setDone(await post(path, clean({ ...act, ...body }), { "Idempotency-Key": again.current }));
    setTried({});
    soon(".done");
  });
  return html`<form class="write" onSubmit=${(e) => (e.preventDefault(), tryIt())} noValidate>
    ${refused && html`<div class="fault" role="alert" tabindex="-1"><h2>${refused.problem?.title ?? "That did not work"}</h2><p>${refused.message}</p>
      ${faults.filter((f) => !f.field && f.detail !== refused.message).map((f) => html`<p key=${f.pointer + f.detail}><code>${f.pointer}</code> ${f.detail}</p>`)}</div>`}
    <fieldset><legend>${form.label}</legend>${fields.map((f) => html`<${Field} key=${f.name} of=${f} values=${values} set=${set} keep=${keep} faults=${faults} around=${others} />`)}
      ${name === "negotiate" && values.move === "agreement" && html`<p class="buttons"><button type="button" class="small" disabled=${termsOf(values) >= TERMS_MAX} onClick=${() => terms(termsOf(values) + 1)}>One more term</button>
        ${termsOf(values) > 1 && html` <button type="button" class="small" onClick=${() => terms(termsOf(values) - 1)}>One term less</button>`}</p>`}</fieldset>
    <fieldset><legend>Announcement</legend>${ACT.map((f) => html`<${Field} key=${f.name} of=${f} values=${values} set=${set} keep=${keep} faults=${faults} around=${others} />`)}</fieldset>
    ${effect && html`<${Effect} of=${effect} economies=${economies} />`}
    ${done && html`<${Done} of=${done} />`}
    <p class="buttons"><button disabled=${busy}>What would it change?</button> <button type="button" class="primary" disabled=${busy || !effect} onClick=${record}>Record it</button> <button type="button" disabled=${busy || !search(values)} onClick=${() => (empty(), afresh(), soon("form.write input, form.write select"))}>Empty the form</button> <span role="status">${busy ? "Asking the ledger …" : ""}</span></p>
    <p class="quiet">* is needed. Nothing is recorded before you have seen what it would change. What is filled in stands in the address, so that it can be shown to somebody; the key does not.</p>
  </form>`;
}

function Key({ onKey }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState();
  const keep = async (e) => {
    e.preventDefault();
    key.set(typed.trim());
    try {
      await get("v1/economies", { limit: 1 }, { headers: { Authorization: `Bearer ${key.get()}` } });
      onKey(true);
      soon("form.write input, form.write select");
    } catch (refused) {
      key.set("");
      setWrong(refused.status === 401 ? "The ledger does not know this key." : refused.message);
    }
  };
  return html`<form class="controls" onSubmit=${keep}><label for="key">Key <input id="key" type="password" autocomplete="off" required value=${typed} aria-invalid=${wrong ? "true" : undefined} aria-describedby="key-hint" onInput=${(e) => setTyped(e.target.value)} /></label><button class="primary">Use it</button>
    <p class="quiet" id="key-hint">Recording needs a key. It is kept in this tab only and goes when you close it. The admin key of a first start is in <code>data/bootstrap-admin-key</code>.</p>${wrong && html`<p class="faults" role="alert">${wrong}</p>`}</form>`;
}

export function Write({ path, query, economies }) {
  const [has, setHas] = useState(Boolean(key.get()));
  const name = FORMS[path[0]] ? path[0] : "impose";
  return html`<h1>Record</h1>
    ${!has ? html`<${Key} onKey=${setHas} />` : html`
      <p>A key is kept in this tab. <button type="button" class="text" onClick=${() => (key.set(""), setHas(false), soon("#key"))}>Forget it</button></p>
      <p class="tabs">${Object.entries(FORMS).map(([id, f]) => html`<a key=${id} href=${link(["write", id])} aria-current=${id === name ? "true" : undefined}>${f.label}</a> `)}</p>
      <${Form} key=${name} name=${name} query=${query} economies=${economies} />`}`;
}
