/*
zh: 某一方持什么立场？
en: What positions does a party take?
parameters:
  - {name: party, type: entity, required: true, zh: 国家、组织或集体, en: "country, organisation or group"}
  - {name: relation, type: relation, zh: 一种立场，如 opposes, en: "one relation, such as opposes"}
columns: [party, relation, target, modality, via, statement]
example:
  ask: {party: 中国, relation: invites}
  answer:
    - {party: 中国, relation: invites, target: 中亚五国, modality: asserted}
*/
var stances = [
  "supports", "welcomes", "praises", "notes", "values", "reaffirms", "states", "opposes",
  "condemns", "concerned-about", "calls-for", "proposes", "invites", "adheres-to",
];
(p.relation ? [p.relation] : stances).forEach(function (relation, rank) {
  p.party.forEach(function (s) {
    from(s, relation, function (s, predicate, o) {
      edge({ rank: rank, party: name(s), target: name(o) }, s, predicate, o);
    });
  });
});
