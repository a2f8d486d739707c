// Package queries asks the graph: Gizmo programs under limits, with hints where
// an empty answer comes from a mistake, and the saved queries of the folder
// saved, one question a file.
//
// A saved query begins with a comment in YAML, which the command line, the web
// page and the tests read:
//
//	/*
//	zh: 谁支持什么？
//	en: Who supports what?
//	parameters:
//	  - {name: party, zh: 国家、组织或集体, en: country, organisation or group}
//	columns: [party, relation, target, modality, statement]
//	example:
//	  ask: {party: 中国}
//	  answer:
//	    - {party: 中国, relation: supports, target: 加快…, modality: asserted}
//	*/
//
// What follows is Gizmo. It finds its parameters in the object p, may call the
// functions of prelude.js, and gives its rows with g.Emit({column: value}).
package queries
