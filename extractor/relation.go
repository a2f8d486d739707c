package extractor

// Family is one of the three families of relations.
type Family string

// The families of ANNOTATION.
const (
	Stance    Family = "stance"
	Action    Family = "action"
	Structure Family = "structure"
)

// Relation is one of the closed inventory.
type Relation struct {
	Name   string
	Family Family
	ZH, EN string // labels
	PLOVER string // event type, with its mode in brackets; empty for structure
}

// Relations is the inventory in the order of ANNOTATION.
var Relations = []Relation{
	{"supports", Stance, "支持", "supports", "SUPPORT"},
	{"welcomes", Stance, "欢迎", "welcomes", "SUPPORT"},
	{"praises", Stance, "赞赏", "praises", "SUPPORT"},
	{"notes", Stance, "注意到", "notes", "CONSULT"},
	{"values", Stance, "重视", "values", "SUPPORT"},
	{"reaffirms", Stance, "重申", "reaffirms", "SUPPORT"},
	{"states", Stance, "指出", "states", "CONSULT"},
	{"opposes", Stance, "反对", "opposes", "REJECT"},
	{"condemns", Stance, "谴责", "condemns", "ACCUSE"},
	{"concerned-about", Stance, "关切", "is concerned about", "ACCUSE"},
	{"calls-for", Stance, "呼吁", "calls for", "REQUEST"},
	{"proposes", Stance, "倡议", "proposes", "REQUEST"},
	{"invites", Stance, "邀请", "invites", "CONSULT"},
	{"adheres-to", Stance, "恪守", "adheres to", "AGREE"},
	{"cooperates-in", Action, "合作领域", "cooperates in", "COOPERATE"},
	{"strengthens", Action, "加强", "strengthens", "COOPERATE"},
	{"establishes", Action, "建立", "establishes", "COOPERATE"},
	{"implements", Action, "实施", "implements", "COOPERATE"},
	{"provides", Action, "提供", "provides", "AID"},
	{"participates-in", Action, "参与", "participates in", "CONSULT"},
	{"hosts", Action, "主办", "hosts", "CONSULT"},
	{"combats", Action, "打击", "combats", "COERCE"},
	{"protects", Action, "维护", "protects", "COOPERATE"},
	{"signs", Action, "签署", "signs", "AGREE"},
	{"adopts", Action, "通过", "adopts", "AGREE"},
	{"submits", Action, "提交", "submits", "REQUEST"},
	{"visits", Action, "访问", "visits", "CONSULT (visit)"},
	{"meets-with", Action, "会见", "meets with", "CONSULT (meet)"},
	{"held-in", Structure, "举行地", "held in", ""},
	{"held-on", Structure, "举行时间", "held on", ""},
	{"adopted-at", Structure, "通过于", "adopted at", ""},
	{"issued-on", Structure, "发布时间", "issued on", ""},
	{"effective-during", Structure, "实施期间", "effective during", ""},
	{"located-in", Structure, "位于", "located in", ""},
	{"led-by", Structure, "主导方", "led by", ""},
	{"member-of", Structure, "成员", "member of", ""},
	{"designated-as", Structure, "定为", "designated as", ""},
	{"holds-office", Structure, "职务", "holds office", ""},
	{"is", Structure, "是", "is", ""},
}

var relationIndex = func() map[string]*Relation {
	m := make(map[string]*Relation, len(Relations))
	for i := range Relations {
		m[Relations[i].Name] = &Relations[i]
	}
	return m
}()

// RelationNamed is the relation of that name, or nil: a researcher's own rules
// may name relations outside the inventory.
func RelationNamed(name string) *Relation { return relationIndex[name] }
