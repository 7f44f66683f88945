// What a receipt proves, computed here: RFC 6962 hashes and an Ed25519 signature, by the browser's own cryptography.

const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const base64 = (of) => btoa(String.fromCharCode(...of));
const hex = (of) => [...of].map((b) => b.toString(16).padStart(2, "0")).join("");
const sha256 = async (...parts) => {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  parts.reduce((at, p) => (whole.set(p, at), at + p.length), 0);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
};

export const readCheckpoint = (note) => {
  const [text, signatures] = note.split("\n\n");
  const [origin, size, root] = text.split("\n");
  return { origin, size: Number(size), root, signed: text + "\n", signatures: signatures.trim().split("\n").map((l) => l.split(" ")).map(([, name, value]) => ({ name, value: bytes(value) })) };
};

/** The key is taken from `vkey`, the C2SP form: name+id+base64(algorithm, key). */
export async function signedBy(checkpoint, keys) {
  for (const key of keys.filter((k) => k.algorithm === "Ed25519")) {
    const [, , encoded] = key.vkey.match(/^(.*)\+[0-9a-f]{8}\+(.*)$/) ?? [];
    const signature = checkpoint.signatures.find((s) => hex(s.value.slice(0, 4)) === key.id);
    if (!signature) {
      continue;
    }
    const known = await crypto.subtle.importKey("raw", bytes(encoded).slice(1), { name: "Ed25519" }, false, ["verify"]);
    if (await crypto.subtle.verify("Ed25519", known, signature.value.slice(4), new TextEncoder().encode(checkpoint.signed))) {
      return key;
    }
  }
  return null;
}

/** RFC 9162, 2.1.3.2: from the leaf up to the root. */
export async function rootOf(change, receipt) {
  const [proof, ...rest] = receipt.split("\n\n");
  const [, at, ...hashes] = proof.split("\n");
  const index = Number(at.split(" ")[1]);
  const checkpoint = readCheckpoint(rest.join("\n\n"));
  let place = index;
  let last = checkpoint.size - 1;
  const leaf = await sha256(Uint8Array.of(0), change);
  let hash = leaf;
  for (const line of hashes.filter(Boolean)) {
    const beside = bytes(line);
    if (place & 1 || place === last) {
      hash = await sha256(Uint8Array.of(1), beside, hash);
      while (place && !(place & 1)) {
        place >>= 1;
        last >>= 1;
      }
    } else {
      hash = await sha256(Uint8Array.of(1), hash, beside);
    }
    place >>= 1;
    last >>= 1;
  }
  return { index, leaf: base64(leaf), root: base64(hash), whole: last === 0, steps: hashes.filter(Boolean).length, checkpoint };
}
