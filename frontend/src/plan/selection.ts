// Which cells are selected: from where Shift began to where the focus is.
import type { Sheet } from "./sheet";

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export class Selection {
  row = 0;
  month = 0;
  private fromRow = 0;
  private fromMonth = 0;
  private shown: HTMLTableCellElement[] = [];

  constructor(private readonly sheet: Sheet) {
    this.show(false);
  }

  get block(): Block {
    return {
      top: Math.min(this.row, this.fromRow),
      bottom: Math.max(this.row, this.fromRow),
      left: Math.min(this.month, this.fromMonth),
      right: Math.max(this.month, this.fromMonth),
    };
  }

  get isOne(): boolean {
    return this.row === this.fromRow && this.month === this.fromMonth;
  }

  get cell(): HTMLTableCellElement | undefined {
    return this.sheet.cell(this.row, this.month);
  }

  /** The keys of the lines of which something is selected. */
  get lines(): string[] {
    const { top, bottom } = this.block;
    return this.sheet.rows.slice(top, bottom + 1).map((row) => row.key);
  }

  *places(): Generator<[number, number]> {
    const { top, bottom, left, right } = this.block;
    for (let row = top; row <= bottom; row += 1) for (let month = left; month <= right; month += 1) yield [row, month];
  }

  to(row: number, month: number, { extend = false, focus = true, scroll = true } = {}): void {
    this.row = Math.min(Math.max(row, 0), this.sheet.rows.length - 1);
    this.month = Math.min(Math.max(month, 0), this.sheet.length - 1);
    if (!extend) [this.fromRow, this.fromMonth] = [this.row, this.month];
    this.show(focus, scroll);
  }

  all(): void {
    [this.fromRow, this.fromMonth] = [0, 0];
    this.to(this.sheet.rows.length - 1, this.sheet.length - 1, { extend: true, scroll: false });
  }

  private show(focus: boolean, scroll = true): void {
    const next = this.isOne ? [] : Array.from(this.places(), ([row, month]) => this.sheet.cell(row, month));
    const wanted = new Set(next.filter((cell) => cell !== undefined));
    for (const cell of this.shown) if (!wanted.has(cell)) cell.removeAttribute("aria-selected");
    for (const cell of wanted) cell.setAttribute("aria-selected", "true");
    this.shown = [...wanted];
    const current = this.cell;
    this.sheet.table.querySelector("td[tabindex]")?.removeAttribute("tabindex");
    current?.setAttribute("tabindex", "0");
    if (focus) current?.focus({ preventScroll: !scroll });
  }
}
