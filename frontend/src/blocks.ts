// What every sheet shares: a block of cells as spreadsheets copy it, and where the arrow keys lead.

/** Rows of cells from text that a spreadsheet copied. */
export function blockOf(text: string): string[][] {
  return text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
}

/** Rows down and columns to the right. */
export const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
