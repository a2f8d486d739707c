package graph

import "tupu/extractor"

// Family is the kind of a relation.
type Family string

// The three families.
const (
	Stance    Family = "stance"
	Action    Family = "action"
	Structure Family = "structure"
)

// Relation is one of the closed set of relations that a statement can have.
type Relation struct {
	Name     string // as in output and in the graph
	Family   Family //
	Plover   string // PLOVER event, empty where it has none
	Mode     string // PLOVER mode, mostly empty
	Together bool   // done by the parties together: says nothing about one of them alone
	ZH, EN   string // labels
}

// Distributes tells whether what a group says or does holds of each known
// member: 各方支持X makes 中国支持X, but a meeting is not held by one alone, and
// facts about the structure of things are no one's position.
func (r Relation) Distributes() bool { return r.Family != Structure && !r.Together }

// Relations are all relations in the order of the annotation rules.
var Relations = []Relation{
	{Name: "supports", Family: Stance, Plover: "SUPPORT", ZH: "支持", EN: "supports"},
	{Name: "welcomes", Family: Stance, Plover: "SUPPORT", ZH: "欢迎", EN: "welcomes"},
	{Name: "praises", Family: Stance, Plover: "SUPPORT", ZH: "赞赏", EN: "praises"},
	{Name: "notes", Family: Stance, Plover: "CONSULT", ZH: "注意到", EN: "notes"},
	{Name: "values", Family: Stance, Plover: "SUPPORT", ZH: "重视", EN: "values"},
	{Name: "reaffirms", Family: Stance, Plover: "SUPPORT", ZH: "重申", EN: "reaffirms"},
	{Name: "states", Family: Stance, Plover: "CONSULT", ZH: "指出", EN: "states"},
	{Name: "opposes", Family: Stance, Plover: "REJECT", ZH: "反对", EN: "opposes"},
	{Name: "condemns", Family: Stance, Plover: "ACCUSE", ZH: "谴责", EN: "condemns"},
	{Name: "concerned-about", Family: Stance, Plover: "ACCUSE", ZH: "关切", EN: "is concerned about"},
	{Name: "calls-for", Family: Stance, Plover: "REQUEST", ZH: "呼吁", EN: "calls for"},
	{Name: "proposes", Family: Stance, Plover: "REQUEST", ZH: "提出", EN: "proposes"},
	{Name: "invites", Family: Stance, Plover: "CONSULT", ZH: "邀请", EN: "invites"},
	{Name: "adheres-to", Family: Stance, Plover: "AGREE", ZH: "坚持", EN: "adheres to"},

	{Name: "cooperates-in", Family: Action, Plover: "COOPERATE", ZH: "合作领域", EN: "cooperates in"},
	{Name: "strengthens", Family: Action, Plover: "COOPERATE", ZH: "加强", EN: "strengthens"},
	{Name: "establishes", Family: Action, Plover: "COOPERATE", ZH: "建立", EN: "establishes"},
	{Name: "implements", Family: Action, Plover: "COOPERATE", ZH: "落实", EN: "implements"},
	{Name: "provides", Family: Action, Plover: "AID", ZH: "提供", EN: "provides"},
	{Name: "participates-in", Family: Action, Plover: "CONSULT", ZH: "参与", EN: "participates in"},
	{Name: "hosts", Family: Action, Plover: "CONSULT", ZH: "举办", EN: "hosts"},
	{Name: "combats", Family: Action, Plover: "COERCE", ZH: "打击", EN: "combats"},
	{Name: "protects", Family: Action, Plover: "COOPERATE", ZH: "维护", EN: "protects"},
	{Name: "signs", Family: Action, Plover: "AGREE", ZH: "签署", EN: "signs"},
	{Name: "adopts", Family: Action, Plover: "AGREE", ZH: "通过", EN: "adopts"},
	{Name: "submits", Family: Action, Plover: "REQUEST", ZH: "提交", EN: "submits"},
	{Name: "visits", Family: Action, Plover: "CONSULT", Mode: "visit", ZH: "访问", EN: "visits"},
	{Name: "meets-with", Family: Action, Plover: "CONSULT", Mode: "meet", Together: true, ZH: "会见", EN: "meets with"},

	{Name: "held-in", Family: Structure, ZH: "举行地点", EN: "held in"},
	{Name: "held-on", Family: Structure, ZH: "举行日期", EN: "held on"},
	{Name: "adopted-at", Family: Structure, ZH: "通过于", EN: "adopted at"},
	{Name: "issued-on", Family: Structure, ZH: "发表日期", EN: "issued on"},
	{Name: "effective-during", Family: Structure, ZH: "实施期间", EN: "effective during"},
	{Name: "located-in", Family: Structure, ZH: "位于", EN: "located in"},
	{Name: "led-by", Family: Structure, ZH: "主导方", EN: "led by"},
	{Name: "member-of", Family: Structure, ZH: "成员", EN: "member of"},
	{Name: "designated-as", Family: Structure, ZH: "定为", EN: "designated as"},
	{Name: "holds-office", Family: Structure, ZH: "职务", EN: "holds office"},
	{Name: "is", Family: Structure, ZH: "是", EN: "is"},
}

var relationByName = func() map[string]Relation {
	m := make(map[string]Relation, len(Relations))
	for _, r := range Relations {
		m[r.Name] = r
	}
	return m
}()

// FindRelation looks a relation up by its name.
func FindRelation(name string) (Relation, bool) {
	r, ok := relationByName[name]
	return r, ok
}

// Predicate is the predicate of a statement's own quad: the bare relation for
// what is asserted, R/modality for everything else.
func Predicate(relation string, m extractor.Modality) string {
	if m == extractor.Asserted || m == "" {
		return relation
	}
	return relation + "/" + string(m)
}
