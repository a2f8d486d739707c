/*
zh: 有哪些倡议，各方如何对待？
en: Which initiatives are there, and who does what about them?
parameters:
  - {name: entity, type: entity, zh: 倡议，或对倡议有所表示的一方, en: "an initiative, or a party that takes a position on one"}
columns: [initiative, party, relation, target, modality, via, members, statement]
example:
  ask: {entity: 健康丝绸之路}
  answer:
    - {initiative: 健康丝绸之路, party: 各方, relation: establishes, target: 健康丝绸之路, modality: obligated}
*/
g.V("<Initiative>").In("<type>").ToArray().forEach(function (initiative) {
  var asked = !p.entity || p.entity.indexOf(initiative) >= 0;
  topics([initiative]).forEach(function (target) {
    g.V(target).In(null, "p").TagArray().forEach(function (t) {
      if (!parts(t.p) || !asked && p.entity.indexOf(t.id) < 0) return;
      edge({ initiative: name(initiative), party: name(t.id), target: name(target) }, t.id, t.p, target);
    });
  });
});
