// What the server says about a query, in Chinese where the page is.
import { lang } from "./words";

const HINTS: [RegExp, string][] = [
  [/^the query ends with the name of a function: add brackets, as in \.All\(\)$/, "查询以函数名结尾：加上括号，如 .All()"],
  [/^the query ends with a path and asks for no rows: add \.All\(\)$/, "查询以路径结尾，没有要求返回行：加上 .All()"],
  [/^the query asks for no rows: end a path with \.All\(\)$/, "查询没有要求返回行：在路径末尾加上 .All()"],
  [/^(".*") is a text, not a name: write (".*")$/, "$1 是文本，不是名称：写成 $2"],
  [/^(".*") is a text that is nowhere in the graph; names stand in angle brackets: (".*")$/, "图谱里没有文本 $1；名称要写在尖括号里：$2"],
  [/^no statement of this graph has (<.*>)$/, "图谱里没有哪条陈述用到 $1"],
  [/^there is no relation (<.*>): did you mean (<.*>)\?$/, "没有关系 $1：是不是 $2？"],
  [/^there is no relation (<.*>): tupu schema lists them$/, "没有关系 $1：tupu schema 列出全部关系"],
  [/^there is no node (<.*>): it is another name of (<.*>)$/, "没有节点 $1：它是 $2 的别名"],
  [/^there is no node (<.*>): did you mean (<.*>)\?$/, "没有节点 $1：是不是 $2？"],
  [/^there is no node (<.*>) in this graph$/, "图谱里没有节点 $1"],
];

/** hint is a hint in the language of the page. */
export function hint(text: string): string {
  const known = lang() === "zh" ? HINTS.find(([pattern]) => pattern.test(text)) : undefined;
  return known ? text.replace(...known) : text;
}
