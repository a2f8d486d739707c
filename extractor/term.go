package extractor

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tupu/extractor/text"
)

// term makes a term of a phrase; typ "" lets its head decide.
func (w *writer) term(s *sent, p phrase, typ Type) Term {
	var name string
	var spans []Span
	for _, r := range s.withoutShortForms(p) {
		r = s.unquoted(r)
		if r.empty() {
			continue
		}
		if name == "" {
			name, spans = s.text(r), w.spans(s, r)
			continue
		}
		name += s.text(r)
		spans = append(spans, w.spans(s, r)...)
	}
	t := Term{Name: cleanName(name), Spans: spans, Type: typ}
	t.Text = w.doc.original(spans, t.Name)
	t.IRI = t.Name
	if len(p) == 1 && p[0].len() == 1 {
		w.resolveName(&t, &s.tok[p[0].i])
	} else if e := w.doc.entity(t.Name); e != nil && e.Type != Office && e.Type != Field {
		w.use(&t, e)
	}
	if t.Type == "" {
		t.Type = w.typeOf(s, p)
	}
	t.About = w.about(s, p, t.IRI)
	if t.Spans == nil {
		t.Spans = []Span{}
	}
	return t
}

// withoutShortForms leaves out brackets that only introduce a short form: X（以下简称“Y”）|Z.
func (s *sent) withoutShortForms(p phrase) phrase {
	var out phrase
	for i, r := range p {
		from := r.i
		for k := r.i; k < r.j; k++ {
			if r.len() > 1 && s.tok[k].introduces() {
				if out == nil {
					out = append(make(phrase, 0, len(p)+2), p[:i]...)
				}
				out = append(out, rng{from, k})
				from = k + 1
			}
		}
		if out != nil {
			out = append(out, rng{from, r.j})
		}
	}
	if out == nil {
		return p
	}
	return out
}

// original is the source text behind spans, without blanks. repaired, where it is
// the same, saves a copy.
func (d *document) original(spans []Span, repaired string) string {
	if len(spans) == 1 && string(d.src.Source[spans[0].Start:spans[0].End]) == repaired {
		return repaired
	}
	return stripBlanks(d.src.SourceText(spans))
}

// spans is the source spans of a range, blanks left out.
func (w *writer) spans(s *sent, r rng) []Span {
	if cap(w.spanBlock)-len(w.spanBlock) < 8 {
		w.spanBlock = make([]Span, 0, 256)
	}
	room := w.spanBlock[len(w.spanBlock):]
	out := room
	for k := r.i; k < r.j; k++ {
		if s.tok[k].s == " " {
			continue
		}
		run := s.tok[k].Span
		for k+1 < r.j && s.tok[k+1].Start == run.End && s.tok[k+1].s != " " {
			k++
			run.End = s.tok[k].End
		}
		out = w.doc.src.AppendSourceSpans(out, run)
	}
	if len(out) <= cap(room) { // else it has moved to memory of its own
		w.spanBlock = w.spanBlock[:len(w.spanBlock)+len(out)]
	}
	return slices.Clip(out)
}

// unquoted leaves a range alone unless marks stand at its ends that are not part
// of a name.
func (s *sent) unquoted(r rng) rng {
	for r.i < r.j && s.tok[r.i].kind == kPunct && s.tok[r.i].isMark("，、；：。 ！") {
		r.i++
	}
	for r.i < r.j && s.tok[r.j-1].kind == kPunct && s.tok[r.j-1].isMark("，、；：。 ！") {
		r.j--
	}
	return r
}

func cleanName(s string) string {
	for i := range len(s) {
		if b := s[i]; b <= ' ' || b > 0xC1 && b < 0xE4 { // blanks begin with such a byte, ideographs do not
			return strings.Join(strings.Fields(s), "")
		}
	}
	return s
}

func stripBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u3000' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// resolveName gives a term of one word the node and, for party forms (中方, 华),
// the name of what it stands for.
func (w *writer) resolveName(t *Term, tok *token) {
	e := tok.ent
	switch {
	case tok.kind == kDate:
		t.Type = Date
		if tok.val != "" {
			t.Name, t.IRI = tok.val, tok.val
		}
		return
	case tok.s == "华" || tok.s == "我国":
		e = w.doc.x.lex.Entity("中国")
	case e == nil:
		return
	}
	if e == nil || e.Type == Office {
		return
	}
	w.use(t, e)
	if tok.s == "华" || tok.s == "我国" || utf8.RuneCountInString(tok.s) == 1 && e.Type == Country || w.doc.x.partyForm(tok.s) != nil && strings.HasSuffix(tok.s, "方") || e.Type == Person {
		t.Name = w.doc.shownName(e)
	}
}

func (w *writer) use(t *Term, e *Entity) {
	t.IRI, t.Type = e.Name, e.Type
	if w.doc.x.lex.Entity(e.Name) == e {
		w.doc.used[e.Name] = e
	}
	if e.Type == Group {
		w.makeGroup(t)
	}
}

// entityTerm is a term for an entity named at a span of the repaired text; no
// span where the text does not name it.
func (w *writer) entityTerm(e *Entity, at text.Span) Term {
	t := Term{Name: w.doc.shownName(e), Spans: []Span{}}
	w.use(&t, e)
	if at.Len() > 0 {
		t.Spans = w.doc.src.SourceSpans(at)
		t.Text = stripBlanks(w.doc.src.SourceText(t.Spans))
	}
	return t
}

// about is the entities named inside a phrase, the phrase itself left out.
func (w *writer) about(s *sent, p phrase, self string) []string {
	out := []string{}
	add := func(name string) {
		if name != self && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, r := range p {
		for k := r.i; k < r.j; k++ {
			t := &s.tok[k]
			if t.ent == nil || t.kind != kName && t.kind != kQuote && t.kind != kTitle || t.ent.Type == Field || t.ent.Type == Concept {
				if t.kind == kTitle {
					add(t.s)
				}
				continue
			}
			if w.doc.x.lex.Entity(t.ent.Name) == t.ent {
				w.doc.used[t.ent.Name] = t.ent
			}
			add(t.ent.Name)
		}
	}
	if len(out) > 1 {
		sort.Strings(out)
	}
	return out
}

// typeEndings give the type of a noun phrase by the end of its head, longest
// ending first within a type; the first type that fits wins.
var typeEndings = []struct {
	typ  Type
	ends []string
}{
	{Event, []string{"会议", "大会", "峰会", "论坛", "会晤", "联大", "博览会", "世博会", "开幕式", "闭幕式", "艺术节", "文化节", "文化年", "艺术年", "运动会", "年会", "全会", "仪式", "展览会", "高峰论坛", "启动", "会谈", "访问", "活动", "外长会", "部长会", "首脑会", "例会", "宴会", "晚宴", "招待会", "对话会", "奥会", "奥运会", "亚运会", "世界杯", "洲杯", "演习"}},
	{Document, []string{"》", "宣言", "声明", "公报", "协定", "条约", "公约", "协议", "备忘录", "决议", "纲要", "路线图", "白皮书", "宪章", "议定书", "规划", "清单", "合同", "文件", "纪要", "章程"}},
	{Initiative, []string{"倡议", "愿景", "战略", "理念"}},
	{Project, []string{"项目", "工程", "管道", "铁路", "公路", "D线", "D线建设", "中心", "实验室", "平台", "港口", "机场", "园区", "走廊", "计划", "桥", "电站", "班列", "仓", "网络", "产业园", "通道", "示范村", "示范区", "示范园", "基地", "炼油厂", "气田", "油田"}},
	{Organization, []string{"组织", "委员会", "联盟", "银行", "公司", "集团", "大学", "部", "秘书处", "基金", "基金会", "机构", "企业", "协会", "理事会", "政府", "部门", "办公室", "媒体"}},
	{Threat, []string{"主义", "势力", "犯罪", "走私", "疫情", "威胁", "挑战", "危机", "贩运", "袭击", "冲突", "小圈子", "小集团", "脱钩", "断链", "冷战", "颜色革命", "陷阱"}},
}

// endsLike says whether a noun phrase ends like things of a type do.
func endsLike(typ Type, text string) bool {
	for _, e := range typeEndings {
		if e.typ != typ {
			continue
		}
		for _, end := range e.ends {
			if strings.HasSuffix(text, end) {
				return true
			}
		}
	}
	return false
}

// typeOf tells a phrase's type from its head.
func (w *writer) typeOf(s *sent, p phrase) Type {
	r := p[len(p)-1]
	if r.empty() {
		return Concept
	}
	t := &s.tok[r.j-1]
	switch t.kind {
	case kTitle:
		return Document
	case kDate:
		return Date
	case kQuote:
		if endsLike(Threat, strings.Trim(t.s, "“”")) {
			return Threat // “文明冲突”
		}
		return Initiative
	}
	if first := &s.tok[p[0].i]; p[0].len() > 1 && first.verbal() && first.verb != nil && !first.nominal() && !isDe(s.at(p[0].i+1)) {
		return Measure
	}
	if t.ent != nil && t.kind == kName {
		return t.ent.Type
	}
	text := s.text(r)
	last := lastRune(text)
	if last == text {
		return Concept
	}
	for _, e := range typeByLast[last] {
		if strings.HasSuffix(text, e.end) {
			return e.typ
		}
	}
	return Concept
}

// typeEnding is one ending of typeEndings.
type typeEnding struct {
	typ Type
	end string
}

// typeByLast is typeEndings by their last character, in the same order.
var typeByLast = func() map[string][]typeEnding {
	m := map[string][]typeEnding{}
	for _, e := range typeEndings {
		for _, end := range e.ends {
			m[lastRune(end)] = append(m[lastRune(end)], typeEnding{e.typ, end})
		}
	}
	return m
}()
