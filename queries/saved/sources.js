/*
zh: 这一陈述出自哪里？
en: Which sentences say this statement?
parameters:
  - {name: statement, type: statement, required: true, zh: 陈述的编号（stmt/…）, en: id of the statement (stmt/…)}
columns: [document, number, sentence, rule, trigger, attributed, modality, statement]
example:
  ask: {statement: stmt/311659dba1a656d1} # 联合国水事会议 held-in 纽约
  answer:
    - {document: xian-declaration-3.txt, rule: structure.held, modality: asserted}
*/
var behind = [p.statement].concat(g.V(p.statement).Out("<derived-from>").ToArray().map(String));
behind.forEach(function (st) {
  var modality = first(st, "<modality>");
  if (modality && p.modality.indexOf(modality) < 0) return;
  g.V(st).Out("<evidence>").ToArray().forEach(function (ev) {
    var about = facts(ev);
    g.Emit({
      document: first(about.document, "<name>"),
      number: first(about.sentence, "<number>"),
      sentence: first(about.sentence, "<text>"),
      rule: about.rule,
      trigger: about.trigger,
      attributed: about["attributed-to"] || "",
      modality: modality,
      statement: bare(st),
    });
  });
});
