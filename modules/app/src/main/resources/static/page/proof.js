// Why to trust it: what the ledger signed, a change's receipt verified here, and how to verify without this page.
import { html, useEffect, useState } from "./lib.js";
import { address, get, request, useAnswer } from "./api.js";
import { go } from "./place.js";
import { inZone, words } from "./words.js";
import { Answer } from "./parts.js";
import { readCheckpoint, rootOf, signedBy } from "./verify.js";

const DIGITS = 20;
const text = async (path, signal) => (await request(address(path), { signal })).text();

async function current(signal) {
  const note = await text("v1/audit/checkpoint", signal);
  const { body } = await get("v1/audit/keys", {}, { signal });
  const checkpoint = readCheckpoint(note);
  const key = crypto.subtle ? await signedBy(checkpoint, body.keys).catch(() => undefined) : undefined;
  return { note, checkpoint, key, keys: body.keys };
}

/** The bytes of a change are what stands between the brackets of a page of one. */
async function bytesOf(number, signal) {
  const answer = await request(address("v1/changes", { after: number === 0 ? "earliest" : String(number - 1).padStart(DIGITS, "0"), limit: 1 }), { signal });
  const page = new Uint8Array(await answer.arrayBuffer());
  if (page.length < 3) {
    throw new Error(`There is no change ${number} yet.`);
  }
  return page.slice(1, -1);
}

async function verified(number, signal) {
  const change = await bytesOf(number, signal);
  const receipt = await text(`v1/changes/${String(number).padStart(DIGITS, "0")}/receipt`, signal);
  const { body } = await get("v1/audit/keys", {}, { signal });
  const told = JSON.parse(new TextDecoder().decode(change));
  const proof = await rootOf(change, receipt);
  const key = await signedBy(proof.checkpoint, body.keys);
  return { told, receipt, ...proof, same: proof.index === number && Number(told.sequence) === number, key };
}

const Step = ({ good, children }) => html`<li class=${good ? "good" : "bad"}><span aria-hidden="true">${good ? "✓" : "✗"}</span> <span class="unseen">${good ? "Good: " : "Wrong: "}</span>${children}</li>`;

function Receipt({ number }) {
  const answer = useAnswer((signal) => verified(number, signal), [number]);
  return html`<${Answer} answer=${answer} of="the receipt">${(v) => {
    const good = v.same && v.whole && v.root === v.checkpoint.root && v.key;
    return html`<p class="verdict ${good ? "good" : "bad"}" role="status">${good ? `Change ${number} is what the ledger signed.` : `Change ${number} is NOT proven.`}</p>
      <p><b>${words(v.told.type)}</b> <code>${v.told.subject}</code>, ${inZone(v.told.time, "UTC")}</p>
      <ol class="steps">
        <${Step} good=${v.same}>The receipt is of this change: its place is ${v.index}.<//>
        <${Step} good=${true}>The hash of its bytes, computed here: <code class="long">${v.leaf}</code><//>
        <${Step} good=${v.whole && v.root === v.checkpoint.root}>With ${v.steps} hashes beside it, it leads to the root of the first ${v.checkpoint.size} changes: <code class="long">${v.root}</code><//>
        <${Step} good=${Boolean(v.key)}>${v.key ? html`That root is signed by the key <code>${v.key.id}</code> (Ed25519, verified by your browser).` : "No key of the log has signed that root."}<//>
      </ol>
      <details><summary>The change and its receipt</summary><pre class="long">${JSON.stringify(v.told, null, 2)}</pre><pre class="long">${v.receipt}</pre></details>`;
  }}<//>`;
}

export function Proof({ query }) {
  const answer = useAnswer((signal) => current(signal), []);
  const [typed, setTyped] = useState(query.change ?? "");
  const secure = Boolean(crypto.subtle);
  const number = /^\d+$/.test(query.change ?? "") ? Number(query.change) : undefined;
  const size = answer.value && Number(answer.value.checkpoint.size);
  const beyond = number !== undefined && number >= size;
  useEffect(() => setTyped(query.change ?? ""), [query.change]);
  const here = new URL(".", document.baseURI).href;
  return html`<h1>Proof</h1>
    <p>Every change is a leaf of a tree of hashes. The ledger signs the tree's root, so that nobody can rewrite what was told without being found out.</p>
    ${!secure && html`<p class="warn">Your browser computes hashes and signatures only over HTTPS or on this machine itself. Verify with the commands below.</p>`}
    <section><h2>The current checkpoint</h2><${Answer} answer=${answer} of="the checkpoint">${({ note, checkpoint, key }) => html`
      <p>${checkpoint.size} changes. ${key ? html`<span class="good">✓ Signed by the key <code>${key.id}</code>, verified by your browser.</span>` : secure && html`<span class="bad">✗ The signature could not be verified.</span>`}</p>
      <pre class="long">${note}</pre>`}<//></section>
    <section><h2>The receipt of a change</h2>
      <form class="controls" onSubmit=${(e) => (e.preventDefault(), go(["proof"], { change: typed }))}>
        <label for="change">Number <input id="change" inputmode="numeric" pattern="[0-9]+" required value=${typed} onInput=${(e) => setTyped(e.target.value)} placeholder="0" /></label><button>Verify here</button></form>
      ${query.change && number === undefined && html`<p class="faults" role="alert">A change has a number: digits only.</p>`}
      ${beyond && html`<p class="faults" role="alert">There is no change ${query.change} in this checkpoint: its first is 0, its last ${size - 1}.</p>`}
      ${number !== undefined && size !== undefined && !beyond && secure && html`<${Receipt} key=${number} number=${number} />`}</section>
    <section><h2>Without us</h2>
      <p>A page of this server is only this server's word. Keep a checkpoint where nobody who runs the ledger can write, and verify with another program:</p>
      <pre class="long">${`curl ${here}v1/audit/checkpoint > checkpoint\ncurl ${here}v1/audit/keys > keys.json\ncurl '${here}v1/changes?limit=1${number ? `&after=${String(number - 1).padStart(DIGITS, "0")}` : ""}' > page\ncurl ${here}v1/changes/${String(number ?? 0).padStart(DIGITS, "0")}/receipt > change.tlog-proof`}</pre>
      <p>The formats are those of <a href="https://c2sp.org/tlog-tiles" rel="noreferrer">C2SP tlog-tiles</a> and <code>tlog-proof</code>, which Go's <code>golang.org/x/mod/sumdb</code> reads. The guide's page <i>Verify the log</i> does it in twenty lines of Python and with <code>openssl</code>.</p></section>`;
}
