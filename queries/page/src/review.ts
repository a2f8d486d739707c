// Judging a statement: accept, reject with a note, undo. It needs the token that
// the server was started with; the token stays in this tab.
import * as api from "./api";
import { fill, h, say } from "./dom";
import { t } from "./words";

const KEY = "token";

/** token is what the person entered in this tab. */
const token = () => sessionStorage.getItem(KEY) ?? "";

let changed: (s: api.Statement) => void = () => {};

/** onJudged is called after each judgement. */
export function onJudged(f: (s: api.Statement) => void) { changed = f; }

/** judgement is the part of the panel in which a statement is judged. */
export function judgement(s: api.Statement, redraw: (after: api.Statement) => void): HTMLElement {
  const box = h("div", { class: "judgement" });
  void api.about().then((a) => {
    if (!a.writable) fill(box, decision(s), h("p", { class: "dim small" }, t("readOnly")));
    else if (!token()) fill(box, decision(s), tokenForm(() => redraw(s)));
    else fill(box, decision(s), controls(box, s, redraw));
  });
  return box;
}

function decision(s: api.Statement): HTMLElement | null {
  const d = s.decision;
  if (!d) return null;
  const when = d.time ? d.time.slice(0, 10) : "";
  return h("p", { class: "decision " + d.verdict }, h("b", {}, t(d.verdict)), [d.note && ` “${d.note}”`, d.by && ` — ${d.by}`, when && ` ${when}`].filter(Boolean).join(""),
    d.verdict === "rejected" ? h("span", { class: "dim" }, " " + t("rejectedGone")) : null);
}

function tokenForm(done: () => void): HTMLElement {
  const input = h<HTMLInputElement>("input", { type: "password", autocomplete: "off", placeholder: t("token"), "aria-label": t("token") });
  return h("form", { class: "token", onsubmit: (e: Event) => { e.preventDefault(); if (input.value) { sessionStorage.setItem(KEY, input.value); done(); } } },
    h("span", { class: "dim small" }, t("unlock")), input, h("button", {}, t("enter")));
}

function controls(box: HTMLElement, s: api.Statement, redraw: (after: api.Statement) => void): HTMLElement {
  const words = h<HTMLInputElement>("input", { class: "note", placeholder: t("note"), "aria-label": t("note"), value: s.decision?.note ?? "" });
  const act = async (verdict: string) => {
    try {
      const after = await api.judge(token(), s.id, verdict, words.value.trim());
      say(t(after.review));
      redraw(after);
      changed(after);
    } catch (e) {
      if (e instanceof api.Problem && e.status === 401) sessionStorage.removeItem(KEY);
      fill(box, h("p", { class: "error", role: "alert" }, e instanceof api.Problem && e.status === 401 ? t("tokenWrong") : (e as Error).message), token() ? controls(box, s, redraw) : tokenForm(() => redraw(s)));
    }
  };
  const button = (verdict: string, key: string, name: string) => h("button", { class: name, "aria-pressed": String(s.review === verdict && verdict !== ""), onclick: () => void act(verdict) }, t(key));
  return h("div", { class: "controls" },
    button("accepted", "accept", "accept"), button("rejected", "reject", "reject"),
    s.decision ? button("", "undo", "undo") : null, words,
    h("button", { class: "quiet small", onclick: () => { sessionStorage.removeItem(KEY); redraw(s); } }, t("lock")));
}
