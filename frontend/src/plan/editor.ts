// The field in which one cell is edited; what is wrong with its text stands under it.
export type Leave = "down" | "up" | "left" | "right" | "stay";

/** Rows down and columns to the right. */
export const LEAVES: Record<Leave, [number, number]> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
  stay: [0, 0],
};

export interface Editing {
  label: string;
  text: string;
  isTyped: boolean; // begun by typing: then the arrow keys leave it, as in a spreadsheet
  /** What is wrong with the text; empty when it is taken over. */
  take(text: string): string;
  done(leave: Leave): void;
}

const ARROWS: Record<string, Leave> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

export class Editor {
  private field: HTMLInputElement | null = null;
  private says: HTMLElement | null = null;
  private editing: Editing | null = null;
  private isLeaving = false; // to show the new amount takes the field away, which is no blur of its own

  get isOpen(): boolean {
    return this.field !== null;
  }

  open(cell: HTMLTableCellElement, editing: Editing): void {
    const field = document.createElement("input");
    field.className = "cell-field";
    field.value = editing.text;
    field.inputMode = "decimal";
    field.autocomplete = "off";
    field.setAttribute("aria-label", editing.label);
    cell.append(field);
    this.field = field;
    this.editing = editing;
    field.focus();
    if (!editing.isTyped) field.select();
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.leave("stay", true));
  }

  /** Takes the text over; where it is wrong the field stays, unless it `must` close. */
  leave(leave: Leave, must = false): void {
    const { field, editing } = this;
    if (!field || !editing || this.isLeaving) return;
    this.isLeaving = true;
    const wrong = editing.take(field.value);
    this.isLeaving = false;
    if (wrong && !must) this.complain(wrong);
    else this.close(leave);
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    const arrow = this.editing?.isTyped ? ARROWS[event.key] : undefined;
    const leaves: Record<string, Leave> = {
      Enter: event.shiftKey ? "up" : "down",
      Tab: event.shiftKey ? "left" : "right",
    };
    const leave = arrow ?? leaves[event.key];
    if (event.key === "Escape") this.close("stay");
    else if (leave) this.leave(leave);
    else return;
    event.preventDefault();
  }

  private complain(wrong: string): void {
    this.says ??= document.createElement("p");
    this.says.className = "cell-says";
    this.says.id = "cell-says";
    this.says.setAttribute("role", "alert");
    this.says.textContent = wrong;
    this.field?.after(this.says);
    this.field?.setAttribute("aria-invalid", "true");
    this.field?.setAttribute("aria-describedby", "cell-says");
  }

  private close(leave: Leave): void {
    const { field, editing, says } = this;
    this.field = this.editing = this.says = null;
    field?.remove();
    says?.remove();
    editing?.done(leave);
  }
}
