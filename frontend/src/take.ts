// The row of ways to take a page along: printing it, and its link for the clipboard.

/** Shows the buttons of `row`, which do nothing without scripts, and makes them work. */
export function offer(row: HTMLElement): void {
  const print = row.querySelector<HTMLButtonElement>("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  const copy = row.querySelector<HTMLButtonElement>("[data-copy]");
  if (!copy || !("clipboard" in navigator)) return; // no clipboard on pages that are not encrypted
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy.dataset["copy"] ?? "");
    copy.textContent = row.dataset["taken"] ?? "";
  });
}
