// Where the reader is: all of it stands in the address, so that a link shows the same and "back" goes back.
import { useEffect, useRef, useState } from "./lib.js";

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").filter(Boolean).map(decoded), query: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

/** What is said of it, with its question mark; nothing for nothing. */
export function search(query) {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return said.length > 0 ? "?" + new URLSearchParams(said) : "";
}

export const link = (path, query = {}) => "#/" + [].concat(path).map(encodeURIComponent).join("/") + search(query);

export function go(path, query, { replace = false } = {}) {
  const to = link(path, query);
  if (to === location.hash) {
    return;
  }
  history[replace ? "replaceState" : "pushState"](null, "", to);
  dispatchEvent(new Event("hashchange"));
}

/** How many pages of a long list are open, and what opens one more: in the address too, so that a link shows as much. */
export function useOpened(name) {
  const { path, query } = place();
  const opened = Math.max(1, Math.trunc(Number(query[name])) || 1);
  return [opened, () => go(path, { ...query, [name]: opened + 1 }, { replace: true })];
}

/**
 * What is filled in. `keep` puts it into the address once a field is left, since browsers refuse an address that
 * changes with every key; an address that changes by itself, as by "back", fills in again.
 */
export function useFilled(path, query) {
  const [values, setValues] = useState(query);
  const latest = useRef(query);
  const fill = (next) => setValues((latest.current = next));
  useEffect(() => {
    if (search(query) !== search(latest.current)) {
      fill(query);
    }
  }, [search(query)]);
  const keep = () => go(path, latest.current, { replace: true });
  return { values, keep, fill: (change) => fill({ ...latest.current, ...change }), empty: () => (fill({}), keep()) };
}

export function usePlace() {
  const [at, setAt] = useState(place);
  useEffect(() => {
    const moved = () => setAt(place());
    addEventListener("hashchange", moved);
    addEventListener("popstate", moved);
    return () => {
      removeEventListener("hashchange", moved);
      removeEventListener("popstate", moved);
    };
  }, []);
  return at;
}
