// Elements: made by one function, so that no text is ever read as HTML.

type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, unknown>;

/** h makes an element. on… are listeners, true and false are plain attributes. */
export function h<T extends HTMLElement = HTMLElement>(tag: string, attributes: Attributes = {}, ...children: Child[]): T {
  const e = document.createElement(tag) as T;
  apply(e, attributes);
  add(e, children);
  return e;
}

/** svg makes an element of a drawing. */
export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(e, attributes);
  add(e, children);
  return e;
}

function apply(e: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value as EventListener);
    else if (name === "value") (e as HTMLInputElement).value = String(value);
    else e.setAttribute(name, value === true ? "" : String(value));
  }
}

function add(e: Element, children: Child[]) {
  for (const c of children) {
    if (Array.isArray(c)) add(e, c);
    else if (c instanceof Node) e.append(c);
    else if (c !== null && c !== undefined && c !== false) e.append(String(c));
  }
}

/** icon is a small drawing of lines. */
export const icon = (path: string) => svg("svg", { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true", class: "icon-lines" }, svg("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.8 }));

/** fill replaces what is in an element. */
export function fill(e: Element, ...children: Child[]) {
  e.replaceChildren();
  add(e, children);
}

/** say tells a screen reader. */
export function say(text: string) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

/** save hands a file to the person. */
export function save(name: string, data: Blob | string, type = "text/plain;charset=utf-8") {
  const blob = typeof data === "string" ? new Blob([data], { type }) : data;
  const a = h<HTMLAnchorElement>("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
