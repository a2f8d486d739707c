/*
zh: 各方在哪些领域合作？
en: In which fields do parties cooperate?
parameters:
  - {name: party, type: entity, zh: 国家、组织或集体, en: "country, organisation or group"}
  - {name: with, type: entity, zh: 合作的另一方, en: the other party}
columns: [field, party, modality, via, members, statement]
example:
  ask: {party: 各方, modality: asserted}
  answer:
    - {field: 和平利用核能, party: 各方}
    - {field: 天然气, party: 各方}
    - {field: 太阳能, party: 各方}
    - {field: 水力, party: 各方}
    - {field: 煤炭, party: 各方}
    - {field: 石油, party: 各方}
    - {field: 能源全产业链, party: 各方}
    - {field: 风能, party: 各方}
*/
function row(s, predicate, o) {
  edge({ field: name(o), party: name(s) }, s, predicate, o);
}

// fieldsOf are the fields of a party, through its groups as well.
function fieldsOf(parties) {
  var fields = [];
  parties.forEach(function (s) {
    from(s, "cooperates-in", function (s, predicate, o) { add(fields, o); });
  });
  return fields;
}

// named are the fields in which a party's own statements name the other as the
// one to work with.
function named(parties, others) {
  var fields = [];
  var called = others.map(name);
  parties.forEach(function (s) {
    g.V(str(bare(s))).In("<subject>").ToArray().forEach(function (st) {
      var about = facts(st);
      if (about.relation !== "cooperates-in") return;
      g.V(st).Out("<evidence>").Out("<with>").ToArray().forEach(function (who) {
        if (called.indexOf(who) >= 0) add(fields, "<" + about.object + ">");
      });
    });
  });
  return fields;
}

if (!p.party && !p.with) {
  stated("cooperates-in", row);
} else {
  var parties = p.party || p.with;
  var shared = p.party && p.with ? fieldsOf(p.with).concat(named(p.party, p.with), named(p.with, p.party)) : null;
  parties.forEach(function (s) {
    from(s, "cooperates-in", function (s, predicate, o) {
      if (!shared || shared.indexOf(o) >= 0) row(s, predicate, o);
    });
  });
}
