// Blocks to and from other sheets.
import { blockOf } from "../blocks";
import { written } from "./numbers";
import type { Selection } from "./selection";
import type { Sheet } from "./sheet";

/** What is selected, as a spreadsheet takes it. */
export function copied(sheet: Sheet, selection: Selection): string {
  const { top, bottom, left, right } = selection.block;
  const style = { ...sheet.style, group: "" };
  return sheet.rows
    .slice(top, bottom + 1)
    .map((row) => row.months.slice(left, right + 1).map((month) => written(month, style)).join("\t"))
    .join("\n");
}

/** Where each text of a block goes: from the first selected cell on. A single one fills all that are selected. */
export function pasted(text: string, selection: Selection): [number, number, string][] {
  const block = blockOf(text);
  const { top, left } = selection.block;
  if (block.length === 1 && block[0]?.length === 1) {
    return Array.from(selection.places(), ([row, month]) => [row, month, block[0]?.[0] ?? ""]);
  }
  return block.flatMap((line, down) =>
    line.map((one, right): [number, number, string] => [top + down, left + right, one]),
  );
}
