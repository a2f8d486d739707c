/*
zh: 某一事物与什么相连？
en: What is an entity connected with?
parameters:
  - {name: entity, type: entity, required: true, zh: 任何事物, en: any entity}
  - {name: depth, type: number, default: "1", zh: 步数（1 至 3）, en: "number of steps, 1 to 3"}
columns: [step, from, relation, to, modality, via, statement]
example:
  ask: {entity: 联合国水事会议}
  answer:
    - {step: "1", from: 各方, relation: praises, to: 联合国水事会议}
    - {step: "1", from: 塔吉克斯坦, relation: hosts, to: 联合国水事会议}
    - {step: "1", from: 联合国水事会议, relation: held-in, to: 纽约}
    - {step: "1", from: 联合国水事会议, relation: held-on, to: 2023-03-22/2023-03-24}
    - {step: "1", from: 荷兰, relation: hosts, to: 联合国水事会议}
*/
var depth = Math.max(1, Math.min(3, Number(p.depth)));
var reached = p.entity.slice();
var shown = {};

// step gives a row for an edge and goes on from its far end.
function step(n, s, predicate, o, far) {
  var key = s + predicate + o;
  if (!shown[key]) {
    shown[key] = true;
    var row = { rank: n, step: n, from: name(s), to: name(o) };
    if (parts(predicate)) edge(row, s, predicate, o);
    else g.Emit({ rank: n, step: n, from: name(s), relation: bare(predicate), to: name(o) });
  }
  if (reached.indexOf(far) < 0) next.push(far);
}

// worth says whether an edge is a statement or joins a phrase to its topic, a
// group to its member.
function worth(predicate) {
  return parts(predicate) || predicate === "<about>" || predicate === "<member>";
}

var next = p.entity.slice();
for (var n = 1; n <= depth; n++) {
  var here = next;
  next = [];
  here.forEach(function (node) {
    g.V(node).Out(null, "p").TagArray().forEach(function (t) { if (worth(t.p)) step(n, node, t.p, t.id, t.id); });
    g.V(node).In(null, "p").TagArray().forEach(function (t) { if (worth(t.p)) step(n, t.id, t.p, node, t.id); });
  });
  next = next.filter(function (node, i) { return next.indexOf(node) === i; });
  next.forEach(function (node) { reached.push(node); });
}
