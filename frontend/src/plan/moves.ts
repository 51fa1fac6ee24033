// Where keys lead in the sheet; each says whether it knew the key.
import { STEPS } from "../blocks";
import type { Selection } from "./selection";
import type { Sheet } from "./sheet";

const PAGE = 10;
const MOVES: Record<string, [number, number]> = { ...STEPS, PageUp: [-PAGE, 0], PageDown: [PAGE, 0] };

export function moved(event: KeyboardEvent, selection: Selection, sheet: Sheet): boolean {
  const isEnter = event.key === "Enter";
  const extend = event.shiftKey && !isEnter;
  const [down, right] = MOVES[event.key] ?? [0, 0];
  if (event.key === "Home") selection.to(selection.row, 0, { extend });
  else if (event.key === "End") selection.to(selection.row, sheet.length - 1, { extend });
  else if (event.key === "Tab") return tabbed(event.shiftKey ? -1 : 1, selection, sheet);
  else if (!MOVES[event.key]) return false;
  else selection.to(selection.row + (isEnter && event.shiftKey ? -down : down), selection.month + right, { extend });
  return true;
}

/** With Ctrl: to the ends of the line and of the sheet, and all of it. */
export function jumped(event: KeyboardEvent, selection: Selection, sheet: Sheet): boolean {
  const extend = event.shiftKey;
  const [row, month] = [sheet.rows.length - 1, sheet.length - 1];
  if (event.key.toLowerCase() === "a") selection.all();
  else if (event.key === "Home") selection.to(0, 0, { extend });
  else if (event.key === "End") selection.to(row, month, { extend });
  else if (event.key === "ArrowLeft") selection.to(selection.row, 0, { extend });
  else if (event.key === "ArrowRight") selection.to(selection.row, month, { extend });
  else if (event.key === "ArrowUp") selection.to(0, selection.month, { extend });
  else if (event.key === "ArrowDown") selection.to(row, selection.month, { extend });
  else return false;
  return true;
}

/** To the next cell, at the end of a line to the next line; from the last cell on as on any page. */
function tabbed(step: number, selection: Selection, sheet: Sheet): boolean {
  const place = selection.row * sheet.length + selection.month + step;
  if (place < 0 || place >= sheet.rows.length * sheet.length) return false;
  selection.to(Math.floor(place / sheet.length), place % sheet.length);
  return true;
}
