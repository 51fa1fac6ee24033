// Amounts for places of the sheet: row, month and the amount in the smallest coin.
import { plain } from "./numbers";
import type { Selection } from "./selection";
import type { Sheet } from "./sheet";

export type Cells = [number, number, bigint][];

/** The first selected month of each line in those that follow, to the end of the line where only one is selected. */
export function filled(sheet: Sheet, selection: Selection): Cells {
  const { top, bottom, left, right } = selection.block;
  const last = left === right ? sheet.length - 1 : right;
  const cells: Cells = [];
  for (let row = top; row <= bottom; row += 1) {
    const value = sheet.value(row, left);
    for (let month = left + 1; month <= last; month += 1) cells.push([row, month, value]);
  }
  return cells;
}

/** As they are sent: by line and month. */
export function amounts(sheet: Sheet, cells: Cells): Map<string, string> {
  return new Map(
    cells.map(([row, month, value]) => [`${sheet.rows[row]?.key} ${month}`, plain(value, sheet.style.digits)]),
  );
}
