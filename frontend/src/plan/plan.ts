// A plan's months as a sheet: keys, clipboard, tools. What is typed counts at once; the server confirms it.
import { amounts, type Cells, filled } from "./cells";
import { copied, pasted } from "./clipboard";
import { Editor, type Leave, LEAVES } from "./editor";
import { jumped, moved } from "./moves";
import { type Fault, isFault, read, type Style, styleOf, written } from "./numbers";
import { followPointer } from "./pointer";
import { request } from "./requests";
import { Selection } from "./selection";
import { type Answer, type Refusal, Server, sheetFrom, type Work } from "./server";
import { Sheet } from "./sheet";
import { Words } from "./words";

const PAUSE = 500; // milliseconds

class Plan {
  private readonly sheet: Sheet;
  private readonly selection: Selection;
  private readonly server: Server;
  private readonly words: Words;
  private readonly editor = new Editor();
  private readonly ending = new AbortController();
  private clash: Work | null = null;
  private telling = 0;

  constructor(
    private readonly root: HTMLElement,
    table: HTMLTableElement,
    private readonly style: Style,
  ) {
    this.sheet = new Sheet(table, style);
    this.selection = new Selection(this.sheet);
    this.words = new Words(root);
    const token = root.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    this.server = new Server(Number(root.dataset.revision), Number(root.dataset.draft), token, {
      saving: () => this.words.say(this.words.of("saving")),
      saved: (answer) => this.saved(answer),
      clashed: (refusal, work) => this.clashed(refusal, work),
      refused: (refusal, work) => this.refused(refusal, work),
      stuck: (why) => this.words.complain(this.words.of(why), "again"),
    });
    table.setAttribute("role", "grid");
    table.setAttribute("aria-multiselectable", "true");
    this.listen(table);
  }

  private listen(table: HTMLTableElement): void {
    const { signal } = this.ending;
    table.addEventListener("keydown", (event) => this.key(event));
    followPointer(this.sheet, this.selection, {
      edit: () => this.edit(),
      leave: () => this.editor.leave("stay", true),
      isEditing: () => this.editor.isOpen,
    });
    table.addEventListener("copy", (event) => this.copy(event));
    table.addEventListener("paste", (event) => this.paste(event));
    this.root.addEventListener("click", (event) => this.tool(event));
    this.root.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("online", () => this.clash ?? this.server.goOn(), { signal });
    window.addEventListener("beforeunload", (event) => this.server.isIdle || event.preventDefault(), { signal });
  }

  // Moving and selecting

  private key(event: KeyboardEvent): void {
    if (this.editor.isOpen || !this.sheet.place(event.target)) return;
    const done = event.ctrlKey || event.metaKey ? this.control(event) : this.stepped(event) || this.begin(event);
    if (done) event.preventDefault();
  }

  private stepped(event: KeyboardEvent): boolean {
    if (event.key === "Escape") this.root.querySelector<HTMLElement>("[data-tool]")?.focus();
    return event.key === "Escape" || moved(event, this.selection, this.sheet);
  }

  private control(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if (key === "r" && !event.shiftKey) this.fill();
    else if (key === "l") this.lock();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.back("redo");
    else if (key === "z") this.back("undo");
    else return jumped(event, this.selection, this.sheet);
    return true;
  }

  // Editing cells

  private begin(event: KeyboardEvent): boolean {
    if (event.altKey) return false;
    if (event.key === "F2") this.edit();
    else if (event.key === "Delete" || event.key === "Backspace") {
      this.write(Array.from(this.selection.places(), ([row, month]) => [row, month, 0n]));
    } else if (event.key.length === 1 && event.key !== " ") this.edit(event.key);
    else return false;
    return true;
  }

  private edit(typed = ""): void {
    const { row, month, cell } = this.selection;
    if (!cell || this.editor.isOpen) return;
    if (this.sheet.isLocked(row, month)) {
      this.words.complain(this.words.of("locked"));
      return;
    }
    this.editor.open(cell, {
      label: this.nameOf(row, month),
      text: typed || written(this.sheet.value(row, month), { ...this.style, group: "" }),
      isTyped: typed !== "",
      take: (text) => this.take(row, month, text),
      done: (leave) => this.left(leave),
    });
  }

  private take(row: number, month: number, text: string): string {
    const value = read(text, this.style);
    if (typeof value !== "bigint") return this.wrong(value);
    this.words.complain("");
    this.write([[row, month, value]]);
    return "";
  }

  private wrong(fault: Fault): string {
    const sentence = this.words.fault(fault);
    this.words.complain(sentence);
    return sentence;
  }

  private left(leave: Leave): void {
    const [down, right] = LEAVES[leave];
    const { selection } = this;
    const isHere = document.activeElement === document.body || leave !== "stay";
    selection.to(selection.row + down, selection.month + right, { focus: isHere });
  }

  /** Shows the amounts and sends them; what is locked stays. */
  private write(cells: Cells): void {
    const free = cells.filter(([row, month]) => !this.sheet.isLocked(row, month));
    if (free.length < cells.length) this.words.complain(this.words.of(cells.length === 1 ? "locked" : "kept"));
    const made = free.filter(([row, month, value]) => this.sheet.value(row, month) !== value);
    if (made.length === 0) return;
    const before = made.map(([row, month, now]) => ({ row, month, was: this.sheet.value(row, month), now }));
    for (const [row, month, value] of made) this.sheet.set(row, month, value);
    this.sheet.paint();
    this.send({ cells: amounts(this.sheet, made), before });
  }

  private send(work: Partial<Work>): void {
    const address = this.root.dataset.planSheet ?? "";
    this.server.send({ address, revision: this.server.revision, before: [], ...work });
  }

  // The clipboard

  private copy(event: ClipboardEvent): void {
    if (this.editor.isOpen) return;
    event.clipboardData?.setData("text/plain", copied(this.sheet, this.selection));
    event.preventDefault();
    this.words.say(this.words.of("copied"));
  }

  private paste(event: ClipboardEvent): void {
    if (this.editor.isOpen) return;
    event.preventDefault();
    const texts = pasted(event.clipboardData?.getData("text/plain") ?? "", this.selection);
    const style = styleOf(texts.map(([, , text]) => text), this.style);
    const inside = texts.filter(([row, month]) => this.sheet.cell(row, month) !== undefined);
    this.words.complain(inside.length < texts.length ? this.words.of("beyond") : "");
    const cells: Cells = [];
    for (const [row, month, text] of inside) {
      const value = read(text, style);
      if (typeof value === "bigint") cells.push([row, month, value]);
      else this.words.complain(`${this.nameOf(row, month)}: ${this.words.fault(value)}`);
    }
    this.write(cells);
    this.words.say(this.words.of("pasted"));
  }

  private nameOf(row: number, month: number): string {
    return `${this.sheet.rows[row]?.name}, ${this.sheet.names[month]}`;
  }

  // Tools

  private fill(): void {
    this.words.complain("");
    const cells = filled(this.sheet, this.selection);
    if (cells.length > 0) this.write(cells);
    else this.words.complain(this.words.of("nothing"));
  }

  private lock(): void {
    this.words.complain("");
    const { left, right } = this.selection.block;
    const places = [...this.selection.places()];
    const locked = places.some(([row, month]) => !this.sheet.isLocked(row, month));
    const months = Array.from({ length: right - left + 1 }, (_, number) => left + number);
    this.send({ edit: { kind: "lock", lines: this.selection.lines, months, locked } });
  }

  private back(which: "undo" | "redo"): void {
    this.words.complain("");
    this.send({ address: this.root.dataset[which] ?? "" });
  }

  private tool(event: Event): void {
    const tool = (event.target as Element).closest<HTMLElement>("[data-tool]")?.dataset.tool;
    if (tool === "undo" || tool === "redo") this.back(tool);
    else if (tool === "fill") this.fill();
    else if (tool === "lock") this.lock();
    else if (tool === "again" || tool === "keep") this.resume();
    else if (tool === "insist" && this.clash) this.resume({ ...this.clash, anyway: true });
    if (tool) this.selection.cell?.focus();
  }

  private resume(first?: Work): void {
    this.clash = null;
    this.words.complain("");
    this.server.goOn(first);
  }

  private submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.request) return;
    event.preventDefault();
    const edit = request(form, this.selection, this.sheet);
    if (isFault(edit)) {
      this.wrong(edit);
      return;
    }
    this.words.complain("");
    form.closest("details")?.removeAttribute("open");
    this.send({ edit });
    this.selection.cell?.focus();
  }

  // What the server says

  private saved(answer: Answer): void {
    this.sheet.adopt(answer.lines, (key, month) => this.server.awaits(key, month));
    this.words.say(answer.others.length ? this.words.of("others", answer.others.join(", ")) : this.words.of("saved"));
    const differs = this.server.isIdle && this.sheet.total !== BigInt(answer.total);
    if (answer.anew || differs) void this.again();
    const headline = this.root.querySelector("[data-plan-headline]");
    if (headline && answer.headline) headline.textContent = answer.headline;
    if (answer.changed) this.tell();
  }

  /** The rest of the page follows once nothing more is typed: its pictures are drawn anew. */
  private tell(): void {
    clearTimeout(this.telling);
    this.telling = window.setTimeout(() => {
      if (this.editor.isOpen || !this.server.isIdle) this.tell();
      else document.body.dispatchEvent(new CustomEvent("plan-edited"));
    }, PAUSE);
  }

  private clashed(refusal: Refusal, work: Work): void {
    this.clash = work;
    this.restore(work);
    this.sheet.adopt(refusal.lines ?? [], (key, month) => this.server.awaits(key, month));
    this.words.complain(refusal.error, refusal.final ? "theirs" : "both");
  }

  private refused(refusal: Refusal, work: Work): void {
    this.restore(work);
    this.words.say("");
    this.words.complain(refusal.error);
  }

  /** Takes back what was shown before the server knew of it, where nothing newer stands. */
  private restore(work: Work): void {
    for (const { row, month, was, now } of [...work.before].reverse()) {
      if (this.sheet.value(row, month) === now) this.sheet.set(row, month, was);
    }
    this.sheet.paint();
  }

  /** The sheet as the server has it, with other lines or months than before. */
  private async again(): Promise<void> {
    const made = await sheetFrom(this.root.dataset.again ?? "");
    if (!made || !this.server.isIdle) return;
    this.ending.abort();
    const line = this.sheet.rows[this.selection.row]?.key ?? "";
    const focus = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.root.replaceWith(made);
    open(made)?.goTo(line, this.selection.month, focus);
  }

  private goTo(line: string, month: number, focus: boolean): void {
    const row = this.sheet.rows.findIndex(({ key }) => key === line);
    this.selection.to(Math.max(row, 0), month, { focus });
  }
}

/** Makes the sheet in `root` one that can be worked in. */
export function open(root: HTMLElement): Plan | undefined {
  const table = root.querySelector<HTMLTableElement>("table.plan-grid");
  const { digits = "2", currency = "", group = ",", decimal = "." } = root.dataset;
  return table ? new Plan(root, table, { digits: Number(digits), currency, group, decimal }) : undefined;
}
