// Mouse and finger: a click selects, Shift and dragging extend, a second one edits.
import type { Selection } from "./selection";
import type { Sheet } from "./sheet";

export interface Hands {
  edit(): void;
  leave(): void;
  isEditing(): boolean;
}

export function followPointer(sheet: Sheet, selection: Selection, hands: Hands): void {
  const { table } = sheet;
  table.addEventListener("pointerdown", (event) => {
    const place = sheet.place(event.target);
    if (!place || event.button !== 0 || (event.target as Element).matches("input")) return;
    const again = event.pointerType !== "mouse" && event.target === document.activeElement;
    event.preventDefault();
    hands.leave();
    selection.to(...place, { extend: event.shiftKey });
    if (again) hands.edit();
  });
  table.addEventListener("pointerover", (event) => {
    const place = event.pointerType === "mouse" && event.buttons === 1 ? sheet.place(event.target) : null;
    if (place && !hands.isEditing()) selection.to(...place, { extend: true });
  });
  table.addEventListener("dblclick", (event) => sheet.place(event.target) && hands.edit());
}
