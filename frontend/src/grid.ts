// A table of text fields that is used like a spreadsheet: arrow keys, Enter, blocks pasted from Excel.
import { blockOf, STEPS } from "./blocks";

type Table = HTMLTableElement;

function cellsOf(table: Table): HTMLInputElement[][] {
  return Array.from(table.tBodies[0]?.rows ?? [], (row) =>
    Array.from(row.querySelectorAll<HTMLInputElement>("input")),
  );
}

function placeOf(cells: HTMLInputElement[][], input: EventTarget | null): [number, number] {
  const row = cells.findIndex((line) => line.includes(input as HTMLInputElement));
  return [row, cells[row]?.indexOf(input as HTMLInputElement) ?? -1];
}

function mark(input: HTMLInputElement): void {
  input.classList.toggle("changed", input.value !== input.defaultValue);
}

/** Whether the caret stands where an arrow would leave the text; a text that is all selected is left. */
function leaves(input: HTMLInputElement, key: string): boolean {
  const { selectionStart, selectionEnd, value } = input;
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return selectionStart === selectionEnd && selectionStart === (key === "ArrowLeft" ? 0 : value.length);
}

function move(table: Table, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const input = event.target as HTMLInputElement;
  if (!step || event.altKey || event.ctrlKey || event.metaKey || input.tagName !== "INPUT") return;
  if (step[1] !== 0 && (event.shiftKey || !leaves(input, event.key))) return;
  event.preventDefault();
  const cells = cellsOf(table);
  const [row, column] = placeOf(cells, input);
  const up = event.key === "Enter" && event.shiftKey ? -1 : 1;
  const next = cells[row + step[0] * up]?.[column + step[1]];
  next?.focus();
  next?.select();
}

function undo(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  const input = event.target as HTMLInputElement;
  input.value = input.defaultValue;
  mark(input);
}

/** Writes a block of cells, as a spreadsheet copies it, from the cell on in which it was pasted. */
function paste(table: Table, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return; // one cell: as anywhere
  event.preventDefault();
  const cells = cellsOf(table);
  const [row, column] = placeOf(cells, event.target);
  blockOf(text).forEach((line, down) => {
    line.forEach((value, right) => {
      const input = cells[row + down]?.[column + right];
      if (!input) return;
      input.value = value.trim();
      mark(input);
    });
  });
}

/** Makes `table` a sheet. */
export function makeSheet(table: Table): void {
  table.addEventListener("keydown", (event) => move(table, event));
  table.addEventListener("keydown", undo);
  table.addEventListener("paste", (event) => paste(table, event));
  table.addEventListener("input", (event) => mark(event.target as HTMLInputElement));
}
