package score

import "math"

// pair joins a gold row and an output row, by index.
type pair struct {
	gold, out int
	weight    float64
}

// weight says how well an output row answers a gold row, from 0 to 1.
func (g *Gold) weight(gold, out Row) float64 {
	if gold.Relation != out.Relation || gold.Negated != out.Negated {
		return 0
	}
	if Similarity(g.name(gold.Subject), out.Subject) < strictAt {
		return 0
	}
	return g.objects(gold, out)
}

// objects is the similarity of the objects alone.
func (g *Gold) objects(gold, out Row) float64 {
	if exact[gold.Relation] {
		if sameExact(gold.Relation, gold.Object, out.Object) {
			return 1
		}
		return 0
	}
	return Similarity(g.name(gold.Object), g.name(out.Object))
}

// match is the best one-to-one pairing, found relation by relation.
func (g *Gold) match(out []Row) []pair {
	golds, outs := byRelation(g.Rows), byRelation(out)
	var pairs []pair
	for relation, gi := range golds {
		oi := outs[relation]
		if len(oi) == 0 {
			continue
		}
		w := make([][]float64, len(gi))
		for a, i := range gi {
			w[a] = make([]float64, len(oi))
			for b, j := range oi {
				w[a][b] = g.weight(g.Rows[i], out[j])
			}
		}
		for a, b := range assign(w) {
			if b >= 0 && w[a][b] >= softAt {
				pairs = append(pairs, pair{gi[a], oi[b], w[a][b]})
			}
		}
	}
	return pairs
}

// byRelation lists the indexes of the rows of each relation.
func byRelation(rows []Row) map[string][]int {
	index := map[string][]int{}
	for i, r := range rows {
		index[r.Relation] = append(index[r.Relation], i)
	}
	return index
}

// assign solves the assignment problem: the column of each row of w, or -1, so
// that the sum of the weights that count (softAt and above) is largest. It is
// the Hungarian algorithm with potentials, O(n³); the tables of one relation of
// one document are small.
func assign(w [][]float64) []int {
	h := newHungarian(w)
	for i := 1; i < len(h.u); i++ {
		h.augment(i)
	}
	columns := make([]int, len(w))
	for i := range columns {
		columns[i] = -1
	}
	for j := 1; j < len(h.row); j++ {
		if i := h.row[j] - 1; i < len(w) && j <= len(w[0]) {
			columns[i] = j - 1
		}
	}
	return columns
}

// hungarian is the state of the algorithm. Rows and columns count from 1; 0 is
// the place from which a search starts.
type hungarian struct {
	cost [][]float64
	u, v []float64 // potentials of rows and columns
	row  []int     // row that holds a column
	way  []int     // column before it on the path
}

// newHungarian squares the table; what is too small to count costs nothing.
func newHungarian(w [][]float64) *hungarian {
	size := max(len(w), len(w[0]))
	h := &hungarian{u: make([]float64, size+1), v: make([]float64, size+1), row: make([]int, size+1), way: make([]int, size+1)}
	for i := range size {
		h.cost = append(h.cost, make([]float64, size))
		for j := range size {
			if i < len(w) && j < len(w[0]) && w[i][j] >= softAt {
				h.cost[i][j] = -w[i][j]
			}
		}
	}
	return h
}

// augment finds a place for row i by the shortest path.
func (h *hungarian) augment(i int) {
	size := len(h.cost)
	least, used := make([]float64, size+1), make([]bool, size+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	h.row[0] = i
	column := 0
	for {
		used[column] = true
		next := h.relax(column, least, used)
		column = next
		if h.row[column] == 0 {
			break
		}
	}
	for column != 0 {
		before := h.way[column]
		h.row[column] = h.row[before]
		column = before
	}
}

// relax goes one column on and moves the potentials with it.
func (h *hungarian) relax(column int, least []float64, used []bool) int {
	row, delta, next := h.row[column], math.Inf(1), 0
	for j := 1; j < len(used); j++ {
		if used[j] {
			continue
		}
		if cur := h.cost[row-1][j-1] - h.u[row] - h.v[j]; cur < least[j] {
			least[j], h.way[j] = cur, column
		}
		if least[j] < delta {
			delta, next = least[j], j
		}
	}
	for j := range used {
		if used[j] {
			h.u[h.row[j]] += delta
			h.v[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
