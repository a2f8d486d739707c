// Functions for the saved queries. p holds the parameters: nodes for an entity
// (a list such as ["<中国>"]), first or last day for a date, a list for modality,
// text for everything else; p.relations lists every relation.
//
// Paths stay short on purpose: a path of one or two steps from a known node costs
// microseconds, and Cayley plans longer ones by reading the whole graph.

// bare is a node without its angle brackets.
function bare(node) {
  return node.charAt(0) === "<" ? node.slice(1, -1) : node;
}

// name is what people call a node.
var names = {};
function name(node) {
  if (!(node in names)) {
    var group = node.indexOf("<group/") === 0;
    var found = group ? g.V(node).Out("<name>").ToArray() : [];
    names[node] = found.length ? found.map(String).sort().join("/") : unescape(bare(node));
  }
  return names[node];
}

// unescape undoes the percent signs of an IRI.
function unescape(iri) {
  try {
    return decodeURIComponent(iri);
  } catch (e) {
    return iri;
  }
}

// first is the value of a predicate, or an empty text.
function first(node, predicate) {
  var found = g.V(node).Out(predicate).ToArray();
  return found.length ? found[0] : "";
}

// predicates are those of a relation in the modalities asked for.
function predicates(relation) {
  return p.modality.map(function (m) {
    return "<" + relation + (m === "asserted" ? "" : "/" + m) + ">";
  });
}

// parts is [relation, modality] of a predicate, or null where it is none of a
// statement or its modality is not asked for.
function parts(predicate) {
  var both = bare(predicate).split("/");
  var modality = both[1] || "asserted";
  if (p.relations.indexOf(both[0]) < 0 || p.modality.indexOf(modality) < 0) return null;
  return [both[0], modality];
}

// from and into call f(subject, predicate, object) for each statement of a
// relation that starts or ends at a node.
function from(node, relation, f) {
  predicates(relation).forEach(function (predicate) {
    g.V(node).Out(predicate).ToArray().forEach(function (o) { f(node, predicate, o); });
  });
}

function into(node, relation, f) {
  predicates(relation).forEach(function (predicate) {
    g.V(node).In(predicate).ToArray().forEach(function (s) { f(s, predicate, node); });
  });
}

// stated calls f(subject, predicate, object) for every statement of a relation
// that a document makes itself; what follows from it for the members of a group
// is left out.
function stated(relation, f) {
  g.V(str(relation)).In("<relation>").ToArray().forEach(function (st) {
    var about = facts(st);
    if (about.negated || about.review === "rejected" || !about.evidence) return;
    if (p.modality.indexOf(about.modality) < 0) return;
    var suffix = about.modality === "asserted" ? "" : "/" + about.modality;
    f("<" + about.subject + ">", "<" + relation + suffix + ">", "<" + about.object + ">");
  });
}

// facts are the values of every predicate of a node; of several the last.
function facts(node) {
  var all = {};
  g.V(node).Out(null, "p").TagArray().forEach(function (t) { all[bare(t.p)] = t.id; });
  return all;
}

// topics are nodes and every phrase that is about them.
function topics(nodes) {
  var all = nodes.slice();
  nodes.forEach(function (node) {
    g.V(node).In("<about>").ToArray().forEach(function (phrase) { add(all, phrase); });
  });
  return all;
}

// add puts a value in a list once.
function add(list, value) {
  if (list.indexOf(value) < 0) list.push(value);
}

// edge gives a row for a statement. The program around it names the statement.
function edge(row, s, predicate, o) {
  var both = parts(predicate);
  row.relation = row.relation || both[0];
  row.modality = both[1];
  row.edge = [bare(s), both[0], bare(o), both[1]];
  g.Emit(row);
}

// within says whether a day or interval touches the time asked for.
function within(firstDay, lastDay) {
  if (!p.from && !p.to) return true;
  if (!firstDay) return false;
  return (!p.from || lastDay >= p.from) && (!p.to || firstDay <= p.to);
}
