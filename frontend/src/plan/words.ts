// The sentences of the page, as the server wrote them in the reader's language.
import type { Fault } from "./numbers";

export class Words {
  constructor(private readonly root: ParentNode) {}

  of(name: string, what = ""): string {
    const words = this.root.querySelector<HTMLElement>("[data-words]")?.dataset[name] ?? "";
    return words.replace("%s", what);
  }

  fault(fault: Fault): string {
    return this.of(fault.why, fault.what.slice(0, 40));
  }

  /** Says it to who looks and to who listens. */
  say(text: string): void {
    const says = this.root.querySelector(".plan-says");
    if (says) says.textContent = text;
  }

  /** Stands until it is mended; with a choice where both want the same cell. */
  complain(text: string, choice: "" | "both" | "theirs" | "again" = ""): void {
    const box = this.root.querySelector<HTMLElement>(".plan-wrong");
    const actions = box?.querySelector<HTMLElement>(".actions-row");
    const sentence = box?.querySelector("p");
    if (!box || !actions || !sentence) return;
    box.hidden = text === "";
    sentence.textContent = text;
    actions.hidden = choice === "";
    for (const button of actions.querySelectorAll<HTMLElement>("[data-tool]")) {
      const tool = button.dataset.tool;
      button.hidden = tool === "again" ? choice !== "again" : choice !== "both" && !(tool === "keep" && choice === "theirs");
    }
  }
}
