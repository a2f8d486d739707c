// Package packed keeps many small entries in few entries of a bbolt bucket.
//
// A key of a bbolt page costs a header of 16 bytes and repeats what its neighbours
// begin with, and a change of one costs the reading and writing of all on its
// page. Here neighbours share a block: the bucket's key is the first of the block,
// its value the others, each as what differs from the one before. What a
// transaction touches is a fraction of the bytes, so that the cost of a change
// grows little with the store.
//
// An entry of a block is
//
//	head    one byte: how many bytes of the key before are shared, and how many
//	        follow, four bits each; 15 says that a varint has the rest
//	size    varint, of the value; not where all values have the same size
//	rest    of the key
//	value
//
// The first entry has its size and value alone.
package packed
