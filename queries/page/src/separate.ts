// Boxes that lie upon each other are pushed apart, the way that is shortest.

export interface Box { id: string; x: number; y: number; left: number; right: number; up: number; down: number; fixed: boolean } // reach from the centre

const ROUNDS = 60;
const GAP = 4;

/** separate moves boxes until none covers another, or the rounds are over. Fixed ones stay. */
export function separate(boxes: Box[]) {
  for (let round = 0; round < ROUNDS; round++) {
    boxes.sort((a, b) => a.x - a.left - (b.x - b.left));
    let moved = false;
    for (let i = 0; i < boxes.length; i++) {
      for (let k = i + 1; k < boxes.length && boxes[k].x - boxes[k].left < boxes[i].x + boxes[i].right + GAP; k++) {
        if (push(boxes[i], boxes[k])) moved = true;
      }
    }
    if (!moved) return;
  }
}

/** push moves two boxes apart where they overlap, each half the way. */
function push(a: Box, b: Box): boolean {
  if (a.fixed && b.fixed) return false;
  const dx = Math.min(a.x + a.right, b.x + b.right) - Math.max(a.x - a.left, b.x - b.left) + GAP;
  const dy = Math.min(a.y + a.down, b.y + b.down) - Math.max(a.y - a.up, b.y - b.up) + GAP;
  if (dx <= 0 || dy <= 0) return false;
  const share = a.fixed ? [0, 1] : b.fixed ? [1, 0] : [0.5, 0.5];
  if (dx < dy) {
    const way = a.x <= b.x ? 1 : -1;
    a.x -= way * dx * share[0];
    b.x += way * dx * share[1];
  } else {
    const way = a.y <= b.y ? 1 : -1;
    a.y -= way * dy * share[0];
    b.y += way * dy * share[1];
  }
  return true;
}
