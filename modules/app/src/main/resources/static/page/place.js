// Where the reader is: all of it stands in the address, so that a link shows the same and "back" goes back.
import { useEffect, useState } from "./lib.js";

export function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").filter(Boolean).map(decodeURIComponent), query: Object.fromEntries(new URLSearchParams(query ?? "")) };
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
