/*
zh: 谁支持什么？
en: Who supports what?
parameters:
  - {name: party, type: entity, zh: 国家、组织或集体, en: "country, organisation or group"}
  - {name: target, type: entity, zh: 支持的对象；也包括与其有关的一切, en: "what is supported, and everything about it"}
  - {name: word, type: text, zh: 对象中的词, en: word in the target}
columns: [party, relation, target, modality, via, members, statement]
example:
  ask: {target: 中国—中亚天然气管道D线}
  answer:
    - {party: 各方, relation: supports, target: 加快中国—中亚天然气管道D线建设, modality: asserted, members: 中国、乌兹别克斯坦、吉尔吉斯斯坦、哈萨克斯坦、土库曼斯坦、塔吉克斯坦}
*/
["supports", "welcomes", "praises"].forEach(function (relation, rank) {
  function row(s, predicate, o) {
    if (p.party && p.party.indexOf(s) < 0) return;
    if (p.word && name(o).indexOf(p.word) < 0) return;
    edge({ rank: rank, party: name(s), target: name(o) }, s, predicate, o);
  }
  if (p.target) topics(p.target).forEach(function (o) { into(o, relation, row); });
  else if (p.party) p.party.forEach(function (s) { from(s, relation, row); });
  else stated(relation, row);
});
