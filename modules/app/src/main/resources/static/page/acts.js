// Every act on a measure between two economies, whatever its goods: what the step lines of one kind of goods cannot tell.
import { html } from "./lib.js";
import { all, changes, useAnswer } from "./api.js";
import { useOpened } from "./place.js";
import { day, duty, inZone, stays } from "./words.js";
import { Answer, Basis, useSome } from "./parts.js";

const FACT = "org.tariffledger.fact.";
const KINDS = {
  "tariff-imposed": "imposed", "duty-changed": "duty changed", "scope-changed": "scope changed", "tariff-paused": "paused", "pause-extended": "pause extended",
  "tariff-resumed": "resumed", "exemption-granted": "exempted", "exemption-revoked": "exemption revoked", "step-rescheduled": "rescheduled", "tariff-withdrawn": "withdrawn before effect",
  "tariff-lifted": "lifted", "tariff-annulled": "struck down", "entry-corrected": "corrected", "entry-retracted": "retracted: never true",
};
const AGREED = FACT + "agreement-reached";
const TYPES = Object.keys(KINDS).map((kind) => FACT + kind).join(",");

const measureOf = (fact, measures) => measures.get(fact.subject.replace(/^measure:/, ""));

function read(fact, measures, colour, agreed) {
  const { event = {}, announcedAt, legalBasis, act } = fact.data;
  const measure = measureOf(fact, measures);
  const kind = fact.type.slice(FACT.length);
  const answers = event.inResponseTo ?? [];
  return {
    key: fact.sequence, at: event.effectiveFrom ?? event.from ?? announcedAt, announcedAt, colour, measure, answers, legalBasis,
    kind: answers.length > 0 ? (kind === "tariff-imposed" ? "retaliated" : `${KINDS[kind]} in answer`) : KINDS[kind], agreed: agreed.has(act),
    duty: event.residual ? stays(event.residual) : event.duty ? duty(event.duty) : "", until: event.until ?? event.expiresAt,
    goods: [...(event.products ?? measure.products).include].join(", "),
  };
}

/** Of both directions, the last to take effect first: what is on the public record, by what was known. */
export function useActs(directions, turn) {
  const about = directions.map((d) => [d.importer, d.exporter, d.knownAt]);
  return useAnswer(async (signal) => {
    const agreements = await changes({ types: AGREED }, { signal });
    const agreed = new Set(agreements.map((a) => a.data.act));
    const sides = await Promise.all(about.map(async ([imposer, target, knownAt], i) => {
      const [found, facts] = await Promise.all([all("v1/measures", { imposer, target }, { signal }), changes({ types: TYPES, importer: imposer }, { signal })]);
      const measures = new Map(found.map((m) => [m.id, m]));
      return facts.filter((f) => measureOf(f, measures) && Date.parse(f.data.announcedAt) <= Date.parse(knownAt)).map((f) => read(f, measures, i ? "--two" : "--one", agreed));
    }));
    return sides.flat().sort((x, y) => Date.parse(y.at) - Date.parse(x.at) || y.key.localeCompare(x.key));
  }, [JSON.stringify(about.map(([importer, exporter, knownAt]) => [importer, exporter, knownAt.slice(0, 16)])), turn]);
}

function Rows({ acts, economies }) {
  const [shown, more] = useSome(acts, useOpened("acts"));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Every act"><table>
    <thead><tr><th scope="col">Act</th><th scope="col">From</th><th scope="col">Goods</th><th scope="col">Announced</th></tr></thead>
    <tbody>${shown.map((a) => html`<tr key=${a.key}><td><span class=${"swatch " + (a.colour === "--one" ? "s-one" : "s-two")}></span>${a.measure.imposer} <b>${a.kind}</b>${a.agreed && html` <span class="tag">agreed</span>`} <a href=${"v1/measures/" + a.measure.id}>${a.measure.id}</a> <span class="number">${a.duty}</span>${a.until && html` <span class="quiet">until ${inZone(a.until, economies.by.get(a.measure.imposer)?.zone)}</span>`}
        ${a.answers.length > 0 && html`<br /><span class="answers">answers ${a.answers.slice(0, 3).join(", ")}${a.answers.length > 3 ? ` and ${a.answers.length - 3} more` : ""}</span>`}</td>
      <td class="nowrap">${inZone(a.at, economies.by.get(a.measure.imposer)?.zone)}</td><td>${a.goods.length > 60 ? `${a.goods.slice(0, 60)} …` : a.goods}</td><td>${day(a.announcedAt)} <${Basis} of=${a.legalBasis} /></td></tr>`)}</tbody></table></div>${more}`;
}

export const Acts = ({ answer, economies }) => html`<${Answer} answer=${answer} of="the acts">${(acts) => (acts.length === 0
  ? html`<p class="quiet">No measure of one bears on goods of the other, as far as was known.</p>` : html`<${Rows} acts=${acts} economies=${economies} />`)}<//>`;
