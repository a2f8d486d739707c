/*
zh: 有哪些文件，何时发表，在何处通过？
en: Which documents are there, of which date, adopted where?
parameters:
  - {name: event, type: entity, zh: 通过文件的活动，或文件谈到的活动, en: "event that adopted the document, or of which it speaks"}
  - {name: from, type: date, zh: 最早日期, en: first day}
  - {name: to, type: date, zh: 最晚日期, en: last day}
columns: [kind, document, date, event, file, modality, statement]
example:
  ask: {event: 中亚国家元首协商会晤}
  answer:
    - {kind: read, document: 中国—中亚峰会西安宣言 全文(三), event: "", file: xian-declaration-3.txt}
    - {kind: named, document: 中亚《绿色议程》地区方案, event: 中亚国家元首协商会晤}
*/

// speaking are the documents read that say something about the event.
function speaking(events) {
  var docs = [];
  topics(events).forEach(function (node) {
    g.V(str(bare(node))).In(["<subject>", "<object>"]).ToArray().forEach(function (st) {
      g.V(st).Out("<evidence>").Out("<document>").ToArray().forEach(function (doc) { add(docs, doc); });
    });
  });
  return docs;
}

var sources = p.event ? speaking(p.event) : g.V("<Source>").In("<type>").ToArray();
sources.forEach(function (doc) {
  var date = first(doc, "<date>");
  if (!within(date, date)) return;
  var file = first(doc, "<name>");
  g.Emit({ rank: 0, kind: "read", document: first(doc, "<title>") || file, date: date, file: file });
});

// named are the documents that the texts name, with what is said about them.
var named = {};
["adopted-at", "issued-on"].forEach(function (relation) {
  stated(relation, function (s, predicate, o) {
    var d = named[s] = named[s] || { "adopted-at": [], "issued-on": [], edge: [s, predicate, o] };
    add(d[relation], o);
  });
});
Object.keys(named).forEach(function (doc) {
  var d = named[doc];
  if (p.event && !d["adopted-at"].some(function (e) { return p.event.indexOf(e) >= 0; })) return;
  var days = d["issued-on"];
  var inTime = days.length
    ? days.some(function (o) { return within(first(o, "<first-day>"), first(o, "<last-day>")); })
    : within("", "");
  if (!inTime) return;
  var row = { rank: 1, kind: "named", document: name(doc), date: days.map(name).join("、"), event: d["adopted-at"].map(name).join("、") };
  edge(row, d.edge[0], d.edge[1], d.edge[2]);
});
