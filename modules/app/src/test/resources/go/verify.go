// Verifies a running server's log with the packages of Go's checksum database: the checkpoint's
// signature, every tile, every entry, every receipt, and consistency from many sizes.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

var server, vkey = os.Args[1], os.Args[2]

func must(err error, what string) {
	if err != nil {
		fmt.Fprintln(os.Stderr, what+":", err)
		os.Exit(1)
	}
}

func get(path string) []byte {
	answer, err := http.Get(server + path)
	must(err, path)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err, path)
	if answer.StatusCode != 200 {
		must(fmt.Errorf("%s %s", answer.Status, body), path)
	}
	return body
}

func hash(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	must(err, text)
	return hash
}

func open(checkpoint []byte) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	must(err, "key")
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	must(err, "checkpoint")
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		must(fmt.Errorf("%s is not %s", lines[0], verifier.Name()), "origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "size")
	return tlog.Tree{N: size, Hash: hash(lines[2])}
}

// Go's paths have the height of tiles in them, ours have not.
type tiles struct{}

func (tiles) Height() int { return height }

func (tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		data = append(data, get("/v1/audit/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	checkpoint := get("/v1/audit/checkpoint")
	tree := open(checkpoint)
	forged := bytes.Replace(checkpoint, []byte(fmt.Sprint(tree.N)), []byte(fmt.Sprint(tree.N+1)), 1)
	verifier, _ := note.NewVerifier(vkey)
	if _, err := note.Open(forged, note.VerifierList(verifier)); err == nil {
		must(fmt.Errorf("a forged size was not found"), "checkpoint")
	}
	reader := tlog.TileHashReader(tree, tiles{})
	root, err := tlog.TreeHash(tree.N, reader)
	must(err, "root")
	if root != tree.Hash {
		must(fmt.Errorf("%v is not %v", root, tree.Hash), "root")
	}

	entries := int64(0)
	for entries < tree.N {
		path := tlog.Tile{H: height, L: 0, N: entries / 256, W: int(min(256, tree.N-entries))}.Path()
		bundle := get("/v1/audit/" + strings.Replace(path, "tile/8/0/", "tile/entries/", 1))
		for len(bundle) > 0 {
			length := binary.BigEndian.Uint16(bundle)
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, entries, reader)
			must(err, "proof")
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, entries, tlog.RecordHash(entry)), "entry")
			must(receipt(entries, entry), "receipt")
			entry[len(entry)/2] ^= 1
			if tlog.CheckRecord(proof, tree.N, tree.Hash, entries, tlog.RecordHash(entry)) == nil {
				must(fmt.Errorf("a flipped bit was not found"), "entry")
			}
			entries++
		}
	}

	proofs := 0
	for from := int64(1); from <= tree.N; from += 1 + from/7 {
		older, err := tlog.TreeHash(from, reader)
		must(err, "older root")
		must(consistency(from, older, tree), "consistency")
		proofs++
	}
	fmt.Println(entries, "entries and receipts,", proofs, "proofs of consistency")
}

func receipt(index int64, entry []byte) error {
	text := string(get(fmt.Sprintf("/v1/changes/%020d/receipt", index)))
	parts := strings.SplitN(text, "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != fmt.Sprint("index ", index) {
		return fmt.Errorf("it begins with %q", lines[:2])
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		proof = append(proof, hash(line))
	}
	tree := open([]byte(parts[1]))
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

func consistency(from int64, older tlog.Hash, tree tlog.Tree) error {
	var answer struct {
		FromRoot, ToRoot string
		Proof            []string
	}
	path := fmt.Sprintf("/v1/audit/consistency?from=%d&to=%d", from, tree.N)
	must(json.Unmarshal(get(path), &answer), "consistency")
	var proof tlog.TreeProof
	for _, line := range answer.Proof {
		proof = append(proof, hash(line))
	}
	if answer.FromRoot != base64.StdEncoding.EncodeToString(older[:]) {
		return fmt.Errorf("the root of %d is %s", from, answer.FromRoot)
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, from, older)
}

func min(one, other int64) int64 {
	if one < other {
		return one
	}
	return other
}
