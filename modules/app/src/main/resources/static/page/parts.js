// Small pieces that several views have.
import { html, useEffect, useState } from "./lib.js";

const SHOWN = 50;
const [DAY_MIN, DAY_MAX] = ["1900-01-01", "2199-12-31"];

export function Fault({ refused }) {
  const { problem = {}, status } = refused;
  return html`<section class="fault" role="alert">
    <h2>${problem.title ?? "That did not work"}</h2>
    <p>${refused.message}</p>
    ${problem.errors?.length > 1 && html`<ul>${problem.errors.map((e) => html`<li><code>${e.pointer ?? e.parameter}</code> ${e.detail}</li>`)}</ul>`}
    ${status && html`<p class="quiet">${status} ${problem.code}</p>`}
  </section>`;
}

/** Of a long list so many at a time, and what shows more: thousands of rows at once would hold the browser up. */
export function useSome(items, [pages, more], size = SHOWN) {
  const shown = items.slice(0, size * pages);
  const rest = items.length - shown.length;
  return [shown, rest > 0 && html`<p class="more"><span class="quiet">The first ${shown.length} of ${items.length}.</span> <button type="button" onClick=${more}>Show ${Math.min(size, rest)} more</button></p>`];
}

export const Waiting = ({ of }) => html`<p class="waiting" role="status">Asking for ${of} …</p>`;

/** Shows the answer, why there is none, or that it is on its way. */
export function Answer({ answer, of, children }) {
  if (answer.refused) {
    return html`<${Fault} refused=${answer.refused} />`;
  }
  return answer.value === undefined ? html`<${Waiting} of=${of} />` : html`<div class=${answer.busy ? "stale" : ""} aria-busy=${answer.busy}>${children(answer.value)}</div>`;
}

export function EconomyField({ id, label, value, economies, any, ...rest }) {
  const names = [...economies.list].sort((a, b) => a.name.localeCompare(b.name));
  return html`<label for=${id}>${label}
    <select id=${id} value=${value ?? ""} ...${rest}>
      ${(any || !value) && html`<option value="">${any ?? "Choose"}</option>`}
      ${value && !economies.by.has(value) && html`<option value=${value}>${value}</option>`}
      ${names.map(({ code, name }) => html`<option key=${code} value=${code}>${name} (${code})</option>`)}
    </select></label>`;
}

/** A day. While its year is being typed it is one of long ago: nobody asks for that. */
export function DayField({ id, label, value, max, onDay }) {
  const whole = (text) => text === "" || (text >= DAY_MIN && text <= DAY_MAX);
  return html`<label for=${id}>${label} <input id=${id} type="date" min=${DAY_MIN} max=${max ?? DAY_MAX} value=${value?.slice(0, 10) ?? ""} onChange=${(e) => whole(e.target.value) && onDay(e.target.value)} /></label>`;
}

export const Basis = ({ of }) =>
  (of ?? []).map((b, i) => html`${i > 0 && "; "}${b.url ? html`<a href=${b.url} rel="noreferrer">${b.instrument}</a>` : b.instrument}${b.citation && html` <span class="quiet">${b.citation}</span>`}`);

export function Copy({ text, label }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    const timer = done && setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return html`<button type="button" class="small" onClick=${() => navigator.clipboard.writeText(text).then(() => setDone(true))}>${done ? "Copied" : label}</button>`;
}

export const nameOf = (economies, code) => economies.by.get(code)?.name ?? code;
