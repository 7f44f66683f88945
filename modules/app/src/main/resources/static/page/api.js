// The public interface, as everybody has it. A ledger that is not ready yet is asked again; a reader who is offline is told.
import { useEffect, useRef, useState } from "./lib.js";
import { search, useOpened } from "./place.js";

const KEY = "tariff-ledger-key";
const RETRY_SECONDS_MAX = 10;
const STREAM_RETRY_SECONDS = 5;
/** One act may change hundreds of rates: what they are is asked for once they have come. */
const CALM_MS = 250;
export const RATE = "org.tariffledger.rate.changed";
const listeners = new Set();
let state = "ready";

function tell(next) {
  if (next !== state) {
    state = next;
    listeners.forEach((listener) => listener(next));
  }
}

export function useConnection() {
  const [now, setNow] = useState(state);
  useEffect(() => {
    const offline = () => tell("offline");
    const online = () => tell("ready");
    listeners.add(setNow);
    addEventListener("offline", offline);
    addEventListener("online", online);
    return () => {
      listeners.delete(setNow);
      removeEventListener("offline", offline);
      removeEventListener("online", online);
    };
  }, []);
  return now;
}

/** Kept in this tab only: another tab does not see it, and it goes when the tab is closed. */
export const key = {
  get: () => sessionStorage.getItem(KEY) ?? "",
  set: (value) => (value ? sessionStorage.setItem(KEY, value) : sessionStorage.removeItem(KEY)),
};

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

export const address = (path, query = {}) => path.replace(/^\//, "") + search(query);

const pause = (seconds, signal) =>
  new Promise((done, stopped) => {
    const timer = setTimeout(done, seconds * 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      stopped(signal.reason);
    });
  });

export async function request(url, options = {}) {
  for (;;) {
    let answer;
    try {
      // An answer may be kept for a minute; a reader who was told of a change wants the next one.
      answer = await fetch(url, { cache: "no-cache", ...options });
    } catch (e) {
      if (options.signal?.aborted) {
        throw e;
      }
      if (options.method && options.method !== "GET") {
        throw new Error("The ledger cannot be reached. Try again: what is sent twice is recorded once.");
      }
      tell("offline");
      await pause(2, options.signal);
      continue;
    }
    if (answer.status === 503 && (options.method ?? "GET") === "GET") {
      tell("catching-up");
      await pause(Math.min(Number(answer.headers.get("Retry-After")) || 2, RETRY_SECONDS_MAX), options.signal);
      continue;
    }
    tell("ready");
    if (!answer.ok) {
      throw new Refused(answer.status, await answer.json().catch(() => ({ title: answer.statusText })));
    }
    return answer;
  }
}

export async function get(path, query, options) {
  const answer = await request(address(path, query), options);
  return { body: await answer.json(), headers: answer.headers };
}

export async function post(path, body, headers = {}) {
  const answer = await request(address(path), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key.get()}`, ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}

/** Not `randomUUID`, which browsers have over HTTPS only. */
export const unique = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

/** So many pages of a collection, and whether there are more. */
async function pages(count, path, query, options) {
  const items = [];
  let cursor;
  for (let i = 0; i < count && (i === 0 || cursor); i++) {
    const { body } = await get(path, { ...query, cursor }, options);
    items.push(...(body.items ?? body.rows));
    cursor = body.nextCursor;
  }
  return { items, nextCursor: cursor };
}

export const all = (path, query, options) => pages(Infinity, path, { limit: 1000, ...query }, options).then(({ items }) => items);

/** All changes of a kind, the oldest first. */
export async function changes(filter, options) {
  const found = [];
  for (let after = "earliest", next; ; after = next) {
    const answer = await request(address("v1/changes", { ...filter, after, limit: 1000 }), options);
    found.push(...(await answer.json()));
    next = answer.headers.get("Next-After");
    if (next === null || next === after) {
      return found;
    }
  }
}

/** What `ask` answers, asked again when one of `about` changes; what was there stays until the new answer comes. */
export function useAnswer(ask, about) {
  const [answer, setAnswer] = useState({ busy: true });
  useEffect(() => {
    const stop = new AbortController();
    setAnswer((before) => ({ ...before, busy: true }));
    Promise.resolve(ask(stop.signal)).then(
      (value) => stop.signal.aborted || setAnswer({ value, busy: false }),
      (refused) => stop.signal.aborted || setAnswer({ refused, busy: false }),
    );
    return () => stop.abort();
  }, about);
  return answer;
}

/** Of a long collection the pages that were asked for so far, and what asks for one more. */
export function usePages(path, query) {
  const [turned, more] = useOpened("pages");
  const answer = useAnswer((signal) => pages(turned, path, query, { signal }), [path, JSON.stringify(query), turned]);
  return [answer, more];
}

let known;
/** Names and zones hardly change: once for all views. */
export function useEconomies() {
  const { value } = useAnswer(async (signal) => {
    known ??= all("v1/economies", {}, {}).catch((e) => {
      known = undefined;
      throw e;
    });
    const list = await known;
    signal.throwIfAborted?.();
    return { list, by: new Map(list.map((economy) => [economy.code, economy])) };
  }, []);
  return value ?? { list: [], by: new Map() };
}

/**
 * Changes as they come, from `after` on. A tab that nobody sees lets its connection go, since a browser has few of
 * them, and goes on where it was once it is seen again.
 */
export function useStream(filter, after, onChange, onOpen) {
  const [state, setState] = useState("");
  const heard = useRef();
  heard.current = { onChange, onOpen };
  useEffect(() => {
    if (after === undefined) {
      return undefined;
    }
    let last = after;
    let source;
    let retry;
    const open = () => {
      if (document.hidden || source) {
        return;
      }
      source = new EventSource(address("v1/changes/stream", { ...filter, after: last }));
      source.onopen = () => {
        setState("live");
        heard.current.onOpen?.();
      };
      source.onerror = () => {
        setState("connecting again");
        // A browser gives up for good where it was refused, as where too many listen.
        if (source.readyState === EventSource.CLOSED) {
          source = undefined;
          retry = setTimeout(open, STREAM_RETRY_SECONDS * 1000);
        }
      };
      source.onmessage = (message) => {
        last = message.lastEventId;
        heard.current.onChange(JSON.parse(message.data));
      };
    };
    const turned = () => {
      if (document.hidden) {
        clearTimeout(retry);
        source?.close();
        source = undefined;
      } else {
        open();
      }
    };
    open();
    document.addEventListener("visibilitychange", turned);
    return () => {
      document.removeEventListener("visibilitychange", turned);
      clearTimeout(retry);
      source?.close();
    };
  }, [JSON.stringify(filter), after]);
  return state;
}

/** A number that rises when rates that concern the reader have changed, and what raises it. */
export function useRateChanges(concerns = () => true) {
  const [turn, setTurn] = useState(0);
  const calm = useRef();
  useEffect(() => () => clearTimeout(calm.current), []);
  const next = () => setTurn((t) => t + 1);
  const again = () => {
    clearTimeout(calm.current);
    calm.current = setTimeout(next, CALM_MS);
  };
  // Asked again once the stream is open, too: what came between the first answer and that is in no stream.
  useStream({ types: RATE }, "now", ({ data }) => concerns(data) && again(), again);
  return [turn, next];
}
