// The frame: where one is, how the ledger is, and the view.
import { html, render, useEffect, useErrorBoundary, useRef, useState } from "./lib.js";
import { useConnection, useEconomies } from "./api.js";
import { link, usePlace } from "./place.js";
import { Matrix } from "./matrix.js";
import { Waiting } from "./parts.js";

const VIEWS = { matrix: "Matrix", pair: "Pair", rate: "Rate", changes: "Changes", proof: "Proof", write: "Record" };

/** What is not looked at first is fetched when it is. */
const LATER = {
  pair: () => import("./pair.js").then((m) => m.Pair),
  rate: () => import("./rate.js").then((m) => m.Rate),
  changes: () => import("./changes.js").then((m) => m.Changes),
  proof: () => import("./proof.js").then((m) => m.Proof),
  write: () => import("./write.js").then((m) => m.Write),
};
const loaded = { matrix: Matrix };

function Status() {
  const state = useConnection();
  return html`<div class="status" aria-live="polite">
    ${state === "catching-up" && html`<p class="banner">The ledger is catching up with what it has recorded. This page asks again by itself.</p>`}
    ${state === "offline" && html`<p class="banner">The ledger cannot be reached. What you see is what it said last; this page tries again by itself.</p>`}
  </div>`;
}

/** A fault of the page itself: said, and away with another view. */
function Whole({ children }) {
  const [fault, again] = useErrorBoundary((e) => console.error(e));
  useEffect(() => { again(); }, [location.hash]);
  return fault
    ? html`<section class="fault" role="alert"><h2>The page stumbled over this answer</h2><p>That is a fault of the page, not of the ledger: the public interface has the same answer. <code>${fault.message}</code></p><p><button type="button" onClick=${() => location.reload()}>Load the page again</button></p></section>`
    : children;
}

function Page() {
  const { path, query } = usePlace();
  const economies = useEconomies();
  const name = VIEWS[path[0]] ? path[0] : "matrix";
  const View = loaded[name];
  const main = useRef();
  const first = useRef(true);
  const [tries, setTries] = useState(0);
  const title = name === "pair" && path.length > 2 ? `${path[1]} and ${path[2]}` : VIEWS[name];
  useEffect(() => { document.title = `${title} · Tariff Ledger`; }, [title]);
  useEffect(() => {
    if (!first.current && tries === 0) {
      main.current.focus({ preventScroll: true });
    }
    first.current = false;
    if (!loaded[name]) {
      LATER[name]().then((view) => {
        loaded[name] = view;
        dispatchEvent(new Event("hashchange"));
      }).catch(() => setTimeout(() => setTries(tries + 1), 2000));
    }
  }, [name, tries]);
  const pair = name === "pair" ? path.slice(1) : [query.importer ?? "US", query.exporter ?? "CN"];
  const to = { matrix: ["matrix"], pair: ["pair", ...pair], rate: ["rate"], changes: ["changes"], proof: ["proof"], write: name === "write" ? path : ["write"] };
  const times = { validAt: query.validAt, knownAt: query.knownAt };
  const goods = { ...times, product: name === "changes" ? undefined : query.product };
  const kept = { matrix: times, pair: goods, rate: { importer: pair[0], exporter: pair[1], ...goods }, write: name === "write" ? query : {} };
  return html`
    <a class="skip" href=${location.hash || "#/matrix"} onClick=${(e) => (e.preventDefault(), main.current.focus())}>To the content</a>
    <header>
      <a class="brand" href="#/matrix"><img src="page/icon.svg" alt="" width="28" height="28" />Tariff Ledger</a>
      <nav aria-label="Views"><ul>
        ${Object.entries(VIEWS).map(([id, label]) => html`<li key=${id}><a href=${link(to[id], kept[id])} aria-current=${id === name ? "page" : undefined}>${label}</a></li>`)}
      </ul></nav>
    </header>
    <${Status} />
    <main ref=${main} tabindex="-1">${path.length > 0 && !VIEWS[path[0]] && html`<p class="warn" role="status">There is no view “${path[0]}”: here is the matrix.</p>`}${View ? html`<${Whole} key=${name}><${View} path=${path.slice(1)} query=${query} economies=${economies} /><//>` : html`<${Waiting} of="the view" />`}</main>
    <footer>
      <p>Everything here is read from the public interface:${" "}
        <a href="swagger-ui.html">try it out</a>, <a href="v3/api-docs">OpenAPI</a>, <a href="v1/asyncapi">AsyncAPI</a>, <a href="actuator/health/readiness">health</a>.</p>
    </footer>`;
}

render(html`<${Page} />`, document.getElementById("page"));
