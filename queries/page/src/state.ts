// The view as it stands in the address: whoever opens the address sees the same.

type Value = string | string[] | undefined;

const listeners: (() => void)[] = [];

/** get is a part of the view, or an empty text. */
export function get(name: string): string {
  return new URLSearchParams(location.search).get(name) ?? "";
}

/** all are the parts of the view that bear a name. */
export function all(name: string): string[] {
  return new URLSearchParams(location.search).getAll(name);
}

/** list is a part of the view that holds several words. */
export function list(name: string): string[] {
  return get(name).split(",").filter(Boolean);
}

/** address is that of a view. A language that stands in the address stays there. */
export function address(view: Record<string, Value>): string {
  const p = new URLSearchParams();
  view = { ...view, lang: get("lang") };
  for (const [name, value] of Object.entries(view)) {
    for (const v of Array.isArray(value) ? value : [value]) if (v) p.append(name, v);
  }
  const text = p.toString();
  return text ? "/?" + text : "/";
}

/** changed is the address of this view with some parts changed. */
export function changed(parts: Record<string, Value>): string {
  const p = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(parts)) {
    p.delete(name);
    for (const v of Array.isArray(value) ? value : [value]) if (v) p.append(name, v);
  }
  const text = p.toString();
  return text ? "/?" + text : "/";
}

/** go opens a view. */
export function go(to: string, replace = false) {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  listeners.forEach((f) => f());
}

/** note changes the address without drawing anything again. */
export function note(parts: Record<string, Value>) {
  history.replaceState(null, "", changed(parts));
}

/** watch calls f whenever the view changes. */
export function watch(f: () => void) {
  listeners.push(f);
}

addEventListener("popstate", () => listeners.forEach((f) => f()));

// Links within the page open without loading it again.
addEventListener("click", (event) => {
  const e = event as MouseEvent;
  const a = (e.target as Element | null)?.closest?.("a[href^='/?'], a[href='/']") as HTMLAnchorElement | null;
  if (!a || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  go(a.getAttribute("href") as string);
});
