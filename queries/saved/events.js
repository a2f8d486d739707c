/*
zh: 什么活动在何时何地举行？
en: Which events took place, where and when?
parameters:
  - {name: place, type: entity, zh: 地点；也包括其中的地点, en: "place, and the places in it"}
  - {name: from, type: date, zh: 最早日期, en: first day}
  - {name: to, type: date, zh: 最晚日期, en: last day}
columns: [event, place, date, modality, statement]
example:
  ask: {place: 纽约, from: "2023"}
  answer:
    - {event: 联合国水事会议, place: 纽约, date: 2023-03-22/2023-03-24, modality: asserted}
*/
var events = {};
["held-in", "held-on"].forEach(function (relation) {
  stated(relation, function (s, predicate, o) {
    var e = events[s] = events[s] || { "held-in": [], "held-on": [], edge: [s, predicate, o] };
    add(e[relation], o);
  });
});

// inside says whether a place is the one asked for or lies in it.
function inside(place, depth) {
  if (p.place.indexOf(place) >= 0) return true;
  return depth > 0 && g.V(place).Out(predicates("located-in")[0]).ToArray().some(function (larger) {
    return inside(larger, depth - 1);
  });
}

// inTime says whether one of the dates touches the time asked for.
function inTime(dates) {
  if (!dates.length) return within("", "");
  return dates.some(function (d) { return within(first(d, "<first-day>"), first(d, "<last-day>")); });
}

Object.keys(events).forEach(function (event) {
  var e = events[event];
  if (p.place && !e["held-in"].some(function (place) { return inside(place, 3); })) return;
  if (!inTime(e["held-on"])) return;
  var row = { event: name(event), place: e["held-in"].map(name).join("、"), date: e["held-on"].map(name).sort().join("、") };
  edge(row, e.edge[0], e.edge[1], e.edge[2]);
});
