// The table and its numbers: what each month is, and what quarters, years, lines and all lines add up to.
import { type Style, written } from "./numbers";

/** A line, or the foot that adds up all of them. `sums` go with the sheet's sum columns. */
export interface Row {
  key: string;
  name: string;
  element: HTMLTableRowElement;
  months: bigint[];
  sums: bigint[];
  locked: Set<number>;
}

interface Sum {
  column: number;
  from: number;
  to: number;
}

export interface Truth {
  key: string;
  months: string[];
  locked: number[];
  way: string;
}

export class Sheet {
  readonly rows: Row[];
  readonly names: string[] = [];
  private readonly foot: Row;
  private readonly columns: number[] = []; // of each month
  private readonly sums: Sum[] = [];
  private readonly unpainted = new Map<HTMLTableCellElement, bigint>();

  constructor(
    readonly table: HTMLTableElement,
    readonly style: Style,
  ) {
    this.readHead();
    this.rows = Array.from(table.tBodies[0]?.rows ?? [], (element) => this.readRow(element));
    const foot = table.tFoot?.rows[0] as HTMLTableRowElement;
    const months = this.columns.map((_, month) => this.rows.reduce((sum, row) => sum + (row.months[month] ?? 0n), 0n));
    this.foot = this.row("", "", foot, months);
  }

  get length(): number {
    return this.columns.length;
  }

  get total(): bigint {
    return this.foot.months.reduce((sum, month) => sum + month, 0n);
  }

  cell(row: number, month: number): HTMLTableCellElement | undefined {
    return this.rows[row]?.element.cells[this.columns[month] ?? -1];
  }

  value(row: number, month: number): bigint {
    return this.rows[row]?.months[month] ?? 0n;
  }

  isLocked(row: number, month: number): boolean {
    return this.rows[row]?.locked.has(month) ?? false;
  }

  /** Where a cell of the table stands; null for a total or a head. */
  place(target: EventTarget | null): [number, number] | null {
    const cell = (target as Element | null)?.closest?.("td");
    const row = this.rows.findIndex((one) => one.element === cell?.parentElement);
    const month = this.columns.indexOf(cell?.cellIndex ?? -1);
    return row < 0 || month < 0 ? null : [row, month];
  }

  /** Takes a value over in every total it counts in; `paint` shows it. */
  set(row: number, month: number, value: bigint): void {
    const line = this.rows[row];
    const before = line?.months[month];
    if (!line || before === undefined || before === value) return;
    for (const one of [line, this.foot]) {
      const now = (one.months[month] ?? 0n) + value - before;
      one.months[month] = now;
      this.unpaint(one, this.columns[month] ?? -1, now);
      this.sums.forEach((sum, place) => {
        if (month < sum.from || month >= sum.to) return;
        one.sums[place] = (one.sums[place] ?? 0n) + value - before;
        this.unpaint(one, sum.column, one.sums[place] ?? 0n);
      });
    }
  }

  paint(): void {
    for (const [cell, value] of this.unpainted) cell.textContent = written(value, this.style);
    this.unpainted.clear();
  }

  lock(row: number, months: Iterable<number>): void {
    const line = this.rows[row];
    if (!line) return;
    line.locked = new Set(months);
    for (let month = 0; month < this.length; month += 1) this.showLock(line, month);
  }

  /** Takes over what the server says, but where `keeps` says that newer work is on its way. */
  adopt(truths: Truth[], keeps: (key: string, month: number) => boolean): void {
    for (const truth of truths) {
      const row = this.rows.findIndex((line) => line.key === truth.key);
      if (row < 0) continue;
      truth.months.forEach((minor, month) => {
        if (!keeps(truth.key, month)) this.set(row, month, BigInt(minor));
      });
      this.lock(row, truth.locked);
      const way = this.rows[row]?.element.querySelector(".way");
      if (way) way.textContent = truth.way;
    }
    this.paint();
  }

  private readHead(): void {
    for (const head of this.table.tHead?.rows[0]?.cells ?? []) {
      const [from = 0, to = 0] = (head.dataset.months ?? "").split("-").map(Number);
      if (head.classList.contains("month")) {
        this.columns.push(head.cellIndex);
        this.names.push(head.dataset.name ?? "");
      } else if (head.dataset.months) this.sums.push({ column: head.cellIndex, from, to });
    }
  }

  private readRow(element: HTMLTableRowElement): Row {
    const months = (element.dataset.minor ?? "").split(" ").map(BigInt);
    const name = element.querySelector("th a")?.textContent ?? "";
    const row = this.row(element.dataset.line ?? "", name, element, months);
    this.columns.forEach((column, month) => {
      if (element.cells[column]?.classList.contains("locked")) row.locked.add(month);
    });
    return row;
  }

  private row(key: string, name: string, element: HTMLTableRowElement, months: bigint[]): Row {
    const sums = this.sums.map(({ from, to }) => months.slice(from, to).reduce((sum, month) => sum + month, 0n));
    return { key, name, element, months, sums, locked: new Set() };
  }

  private unpaint(row: Row, column: number, value: bigint): void {
    const cell = row.element.cells[column];
    if (cell) this.unpainted.set(cell, value);
  }

  private showLock(line: Row, month: number): void {
    const cell = line.element.cells[this.columns[month] ?? -1];
    const locked = line.locked.has(month);
    if (!cell || cell.classList.contains("locked") === locked) return;
    cell.classList.toggle("locked", locked);
    cell.toggleAttribute("aria-readonly", locked);
    if (locked) cell.setAttribute("aria-readonly", "true");
  }
}
