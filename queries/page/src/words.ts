// The two languages of the page. A name that has no English stays Chinese.
import { get } from "./state";
import { about, type Relation } from "./api";

export type Lang = "zh" | "en";

/** lang is the language of the page: of the address, else the one chosen last, else the browser's. */
export function lang(): Lang {
  const l = get("lang") || stored() || navigator.language;
  return l.startsWith("zh") ? "zh" : "en";
}

function stored(): string {
  try { return localStorage.getItem("lang") ?? ""; } catch { return ""; }
}

const WORDS: Record<string, [string, string]> = {
  title: ["图谱 Tupu", "Tupu 图谱"],
  skip: ["跳到内容", "Skip to content"],
  searchHint: ["搜索国家、组织、倡议、会议……", "Search countries, organisations, initiatives, events …"],
  network: ["网络", "Network"], documents: ["文献", "Documents"], timeline: ["时间线", "Timeline"], console: ["查询", "Console"], home: ["首页", "Home"],
  language: ["English", "中文"], theme: ["明暗", "Light or dark"], keys: ["快捷键", "Keys"],
  lead: ["外交文献里，谁和谁在什么事上站在一起？", "Who stands with whom on what, in the documents?"],
  sub: ["每个答案都能看到原句。", "Behind every answer stands its sentence."],
  numbers: ["{documents} 篇文献 · {sentences} 句 · {statements} 条陈述{years}", "{documents} documents · {sentences} sentences · {statements} statements{years}"],
  questions: ["从问题开始", "Start from a question"],
  parties: ["国家与组织", "Parties"], initiatives: ["倡议与项目", "Initiatives and projects"], events: ["会议与活动", "Events"],
  unknownThing: ["图谱里没有“{name}”", "There is no “{name}” in the graph"], alike: ["名称相近的有：", "What is called alike:"], emptyGraph: ["图谱还是空的：用 tupu build 读入文献。", "The graph is still empty: read documents with tupu build."],
  more: ["更多", "more"], all: ["全部", "all"], none: ["没有结果", "Nothing found"], loading: ["载入中……", "Loading …"],
  statements: ["{n} 条陈述", "{n} statements"], sentences: ["{n} 句", "{n} sentences"], sentences1: ["1 句", "1 sentence"], statements1: ["1 条陈述", "1 statement"],
  ask: ["提问", "Ask"], required: ["必填", "required"], rows: ["{n} 行", "{n} rows"], truncated: ["结果被截断：{what}", "Cut off at {what}"],
  evidence: ["原句与依据", "Evidence"], close: ["关闭", "Close"], showEvidence: ["看原句", "Show sentence"],
  clause: ["小句", "clause"], conjunct: ["并列", "conjunct"], resolve: ["归并", "resolve"], group: ["集体", "group"], attribution: ["说话者", "attribution"], about: ["关于", "is about"],
  subject: ["主体", "subject"], trigger: ["触发词", "trigger"], object: ["客体", "object"], relation: ["关系", "relation"], modality: ["语气", "modality"], negated: ["否定", "negated"],
  rule: ["规则", "rule"], steps: ["怎样得出", "How it was read"], saidBy: ["说话者", "said by"], textItself: ["文本自身", "the text itself"], date: ["日期", "date"], place: ["地点", "place"],
  with: ["同", "with"], recipient: ["对象", "recipient"], time: ["时间", "time"], sentenceN: ["第 {n} 句", "sentence {n}"], openDocument: ["在文献中打开", "Open in the document"],
  sameStatement: ["同一陈述的 {n} 处原句", "{n} sentences for the same statement"], onlySentence: ["唯一的原句", "the only sentence"],
  sameSentence: ["同一句里还读出 {n} 条", "{n} more read from this sentence"],
  derived: ["由集体的陈述推出", "follows from a group's statement"], membersOf: ["成员", "members"], copyId: ["复制编号", "Copy id"], copied: ["已复制", "Copied"], copyLink: ["复制链接", "Copy link"],
  accept: ["认可", "Accept"], reject: ["驳回", "Reject"], undo: ["撤销", "Undo"], note: ["备注（可不填）", "Note (optional)"],
  accepted: ["已认可", "accepted"], rejected: ["已驳回", "rejected"], unreviewed: ["未审", "not reviewed"], rejectedGone: ["它已离开所有查询，可以撤销。", "It has left every query; undo brings it back."],
  readOnly: ["服务器只读：以 --token 启动后才能审核。", "This server only reads: start it with --token to review."],
  unlock: ["输入令牌后审核", "Enter the token to review"], token: ["令牌", "token"], tokenWrong: ["令牌不对。", "The token is wrong."], lock: ["忘记令牌", "Forget the token"], enter: ["确定", "OK"],
  names: ["名称与编号", "Names and ids"], showNetwork: ["看网络", "Show network"],
  triples: ["{n} 条三元组", "{n} triples"], showAll: ["显示全部", "Show all"], filterText: ["筛选……", "Filter …"],
  inferred: ["从正文推断", "read from the text"], issuer: ["发布者", "issuer"], source: ["来源", "source"],
  asserted: ["陈述", "asserted"], intended: ["意愿", "intended"], obligated: ["要求", "obligated"], hypothetical: ["假设", "hypothetical"],
  stance: ["立场", "stance"], action: ["行动", "action"], structure: ["事实", "structure"], member: ["成员", "member"],
  types: ["类型", "Types"], relations: ["关系", "Relations"], modalities: ["语气", "Modality"], years: ["年份", "Years"], undated: ["未注日期", "undated"], from: ["从", "from"], to: ["到", "to"],
  filters: ["筛选", "Filters"], clauses: ["包括小句", "Include clauses"], nodesShown: ["节点上限", "Most nodes"], reset: ["重置", "Reset"], picture: ["图", "Picture"], table: ["表", "Table"],
  fit: ["适应窗口", "Fit"], zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], download: ["下载", "Download"],
  state: ["{nodes}，{links}", "{nodes}, {links}"], nodes: ["{n} 个节点", "{n} nodes"], nodes1: ["1 个节点", "1 node"], links: ["{n} 条连线", "{n} links"], links1: ["1 条连线", "1 link"],
  rows1: ["1 行", "1 row"], triples1: ["1 条三元组", "1 triple"], hiddenN1: ["筛去 1 条连线", "1 link filtered out"], leftOut1: ["另有 1 个节点未画出", "1 more node left out"], eventsN1: ["1 个会议与活动", "1 event"], restOf1: ["它还有 1 个相邻节点未画出", "1 more neighbour left out"], leftOut: ["另有 {n} 个节点未画出", "{n} more nodes left out"], hiddenN: ["筛去 {n} 条连线", "{n} links filtered out"], showMore: ["多画一些", "Show more"],
  emptyNetwork: ["从搜索框选一个国家、组织或倡议，或者：", "Choose a country, organisation or initiative in the search box, or:"],
  expand: ["展开", "Expand"], restOf: ["它还有 {n} 个相邻节点未画出", "{n} more neighbours left out"], open: ["展开成员", "Open members"], fold: ["收起成员", "Close members"], remove: ["从图中移去", "Take out of the picture"], focus: ["只看它", "Only this"], memberTie: ["集体与其成员，依据文献或词表。", "A group and one of its members, by the document or the lexicon."], aboutTie: ["短语与它所涉及的事物。", "A phrase and what it is about."],
  dashed: ["虚线：不是陈述的事实", "dashed: not asserted"], solid: ["实线：文本陈述", "solid: asserted"], width: ["粗细：句数", "width: sentences"],
  linkTitle: ["{from} {relation} {to}", "{from} {relation} {to}"],
  undatedEvents: ["没有日期", "Without a date"], eventsN: ["{n} 个会议与活动", "{n} events"],
  run: ["运行", "Run"], graph: ["图", "Graph"], json: ["JSON", "JSON"], history: ["历史", "History"], savedQueries: ["保存的查询", "Saved queries"], saveAs: ["保存", "Save"], nameIt: ["名称", "Name"], examples: ["例子", "Examples"],
  result: ["结果", "Result"], hints: ["可能的原因", "What may be wrong"], noHints: ["查询没有结果。", "The query gave nothing."], ms: ["{n} 毫秒", "{n} ms"], writeQuery: ["写一段 Gizmo，Ctrl+Enter 运行", "Write Gizmo; Ctrl+Enter runs it"], remember: ["给它起名", "Name it"], forget: ["删除", "Delete"],
  graphNeeds: ["要画连线，给行加上 source 和 target 标签，例如 .Tag(\"source\").Out(\"<supports>\").Tag(\"target\").All()", "To draw links, tag the rows source and target, as in .Tag(\"source\").Out(\"<supports>\").Tag(\"target\").All()"],
  keySearch: ["搜索", "search"], keyClose: ["关闭面板或列表", "close the panel or a list"], keyRun: ["运行查询", "run the query"], keyHelp: ["这张表", "this list"], keyTable: ["图与表切换", "picture or table"], keyFit: ["适应窗口", "fit"],
  failed: ["出错了", "Something went wrong"], busy: ["服务器正忙，请稍后再试。", "The server is busy; try again in a moment."], offline: ["服务器没有回答。", "The server does not answer."],
  members: ["成员", "members"], kind: ["类别", "kind"], file: ["文件名", "file"], step: ["步", "step"], attributed: ["说话者", "said by"], read: ["已读入", "read"], named: ["被提及", "mentioned"],
  party: ["一方", "party"], target: ["对象", "target"], via: ["来自集体", "via group"], statement: ["陈述", "statement"], field: ["领域", "field"], event: ["活动", "event"], initiative: ["倡议", "initiative"], document: ["文献", "document"], sentence: ["原句", "sentence"], entity: ["事物", "entity"], other: ["另一端", "other"], depth: ["步数", "depth"], title_: ["标题", "title"], name: ["名称", "name"], type: ["类型", "type"], word: ["词", "word"], number: ["编号", "number"], text: ["文本", "text"], year: ["年", "year"],
  licences: ["所用程序库的许可", "Licences of the libraries"], apiDoc: ["接口说明", "API"], version: ["版本 {v}", "Version {v}"],
};

const TYPES: Record<string, [string, string]> = {
  Country: ["国家", "Country"], Group: ["集体", "Group"], Organization: ["组织", "Organisation"], Person: ["人物", "Person"], Place: ["地点", "Place"], Event: ["活动", "Event"], Document: ["文件", "Document"], Initiative: ["倡议", "Initiative"], Project: ["项目", "Project"], Measure: ["举措", "Measure"], Clause: ["小句", "Clause"], Field: ["领域", "Field"], Date: ["日期", "Date"], Office: ["职务", "Office"], Threat: ["威胁", "Threat"], Concept: ["概念", "Concept"], "": ["其他", "Other"],
};

const GROUPS: Record<string, string> = {
  各方: "all parties", 双方: "both sides", 两国: "the two countries", 三方: "the three sides", 各国: "all countries", 我们: "we", 各成员国: "member states", 成员国: "member states", 中亚五国: "the five Central Asian countries", 六国: "the six countries",
};

let relations = new Map<string, Relation>();

/** learn asks the server for the labels of relations. */
export async function learn() {
  relations = new Map((await about()).relations.map((r) => [r.name, r]));
}

const pick = (both: [string, string]) => both[lang() === "zh" ? 0 : 1];

/** t is a text of the page, with what stands in braces filled in. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  if (values.n === 1 && WORDS[key + "1"]) key += "1";
  return (WORDS[key] ? pick(WORDS[key]) : key).replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** typeName names a type of node. */
export const typeName = (type: string) => (TYPES[type] ? pick(TYPES[type]) : type);

/** relationName names a relation. */
export function relationName(name: string): string {
  const r = relations.get(name);
  return r ? (lang() === "zh" ? r.zh : r.en) : t(name);
}

/** familyOf is the family of a relation. */
export const familyOf = (relation: string) => relations.get(relation)?.family ?? "structure";

export const relationNames = () => [...relations.keys()];

/** label is what people call a node in their language; groups say who is in them. */
export function label(n: { name: string; en?: string; type?: string; members?: { name: string; en?: string }[] }): string {
  if (lang() === "zh") return n.name || "?";
  if (n.type === "Group" && !n.en) {
    const names = n.name.split("/");
    return GROUPS[names.find((s) => GROUPS[s]) ?? ""] ?? (n.name || "?");
  }
  return n.en || n.name || "?";
}

/** listed joins names as the language does. */
export const listed = (names: string[]) => names.join(lang() === "zh" ? "、" : ", ");

/** column names a column of a table. */
export const column = (name: string) => (WORDS[name + "_"] || WORDS[name] ? t(WORDS[name + "_"] ? name + "_" : name) : name);
