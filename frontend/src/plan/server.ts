// Sends edits one after the other, each with the revision that was seen when it was made.
import type { Truth } from "./sheet";

export type Cells = Map<string, string>; // amounts by 'line month'
export interface Before {
  row: number;
  month: number;
  was: bigint;
  now: bigint;
}

export interface Work {
  address: string;
  revision: number;
  edit?: Record<string, unknown>;
  cells?: Cells;
  before: Before[];
  anyway?: boolean;
}

export interface Answer {
  revision: number;
  changed: boolean;
  anew: boolean;
  others: string[];
  lines: Truth[];
  total: string;
  headline?: string;
}

export interface Refusal {
  error: string;
  final?: boolean;
  line?: string;
  month?: number | null;
  lines?: Truth[];
}

export interface Listener {
  saving(): void;
  saved(answer: Answer, work: Work): void;
  clashed(refusal: Refusal, work: Work): void;
  refused(refusal: Refusal, work: Work): void;
  stuck(why: "offline" | "away"): void;
}

const CONFLICT = 409;
const REFUSED = 422;

export class Server {
  private readonly waiting: Work[] = [];
  private sent: Work | null = null;
  private isHeld = false; // until somebody decides, or the server answers again

  constructor(
    public revision: number,
    private readonly draft: number,
    private readonly token: string,
    private readonly listener: Listener,
  ) {}

  get isIdle(): boolean {
    return this.sent === null && this.waiting.length === 0;
  }

  /** Whether an amount of that cell is still on its way. */
  awaits(key: string, month: number): boolean {
    return this.waiting.some((work) => work.cells?.has(`${key} ${month}`));
  }

  /** Amounts that were typed one after the other go together while the server is busy. */
  send(work: Work): void {
    const last = this.waiting.at(-1);
    const joins = last?.cells && work.cells && last.revision === work.revision && !last.anyway;
    if (joins && last.cells && work.cells) {
      for (const [place, amount] of work.cells) last.cells.set(place, amount);
      last.before.push(...work.before);
    } else this.waiting.push(work);
    void this.next();
  }

  /** Goes on after a conflict or a failure; `first` is sent before all else. */
  goOn(first?: Work): void {
    if (first) this.waiting.unshift(first);
    this.isHeld = false;
    void this.next();
  }

  private async next(): Promise<void> {
    if (this.sent || this.isHeld) return;
    const work = this.waiting.shift();
    if (!work) return;
    this.sent = work;
    this.listener.saving();
    const response = await this.post(work);
    this.sent = null;
    if (response === null) this.stop(work, "offline");
    else await this.take(response, work);
    void this.next();
  }

  private async post(work: Work): Promise<Response | null> {
    const body = { revision: work.revision, draft: this.draft, anyway: work.anyway ?? false, edit: editOf(work) };
    try {
      return await fetch(work.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify(body),
      });
    } catch {
      return null;
    }
  }

  private async take(response: Response, work: Work): Promise<void> {
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    if (!isJson || (!response.ok && response.status !== CONFLICT && response.status !== REFUSED)) {
      this.stop(work, response.status >= 500 ? "offline" : "away");
      return;
    }
    const said: unknown = await response.json();
    if (response.ok) {
      this.revision = (said as Answer).revision;
      this.listener.saved(said as Answer, work);
    } else if (response.status === CONFLICT) {
      this.isHeld = true;
      this.listener.clashed(said as Refusal, work);
    } else this.listener.refused(said as Refusal, work);
  }

  private stop(work: Work, why: "offline" | "away"): void {
    this.waiting.unshift(work);
    this.isHeld = true;
    this.listener.stuck(why);
  }
}

/** The sheet as the server has it now; null when it does not answer. */
export async function sheetFrom(address: string): Promise<HTMLElement | null> {
  const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok) return null;
  return new DOMParser().parseFromString(await response.text(), "text/html").getElementById("sheet");
}

function editOf(work: Work): Record<string, unknown> | undefined {
  if (!work.cells) return work.edit;
  const cells = Array.from(work.cells, ([place, amount]) => {
    const [line, month] = place.split(" ");
    return { line, month: Number(month), amount };
  });
  return { kind: "cells", cells };
}
