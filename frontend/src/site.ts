// What every page runs: htmx for fragments, and charts where a page holds one.
import "./style/site.scss";
import "htmx.org/dist/htmx.esm.js";

/** Draws the charts in `root`; a page without charts loads no charts code. */
async function drawCharts(root: ParentNode): Promise<void> {
  const charts = root.querySelectorAll<HTMLElement>("[data-chart]:not(.drawn)");
  if (charts.length === 0) return;
  const { draw } = await import("./charts");
  await Promise.all(Array.from(charts, draw));
}

/** A form marked so sends itself when a choice in it changes; its button is for pages without scripts. */
function submitOnChange(event: Event): void {
  const field = event.target as HTMLInputElement;
  const form = field.form;
  if (form?.matches("[data-submit-on-change]") && field.type !== "search") form.requestSubmit();
}

/** A menu made of <details> closes with Escape and with a click elsewhere. */
function closeMenus(event: Event): void {
  if (event instanceof KeyboardEvent && event.key !== "Escape") return;
  document.querySelectorAll<HTMLDetailsElement>("details.menu[open]").forEach((menu) => {
    if (event instanceof KeyboardEvent) menu.querySelector("summary")?.focus();
    if (event instanceof KeyboardEvent || !menu.contains(event.target as Node)) menu.open = false;
  });
}

/** Forms that hand over a passkey; a page without any loads no code for them. */
async function offerPasskeys(): Promise<void> {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-passkey]");
  if (forms.length > 0) (await import("./passkeys")).offer(forms);
}

/** The editor of formulas; a page without one loads no code for it. */
async function helpWithFormulas(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("form[data-formula-editor]");
  if (form !== null) (await import("./formula")).help(form);
}

/** Where files come in: a form that takes dropped ones, a sheet in which rows are mended. */
async function openIntake(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("form[data-drop]");
  if (form) (await import("./drop")).takeDrops(form);
  const sheet = document.querySelector<HTMLTableElement>("table[data-grid]");
  if (sheet) (await import("./grid")).makeSheet(sheet);
}

/** The sheet in which a plan's months are edited. */
async function openPlan(): Promise<void> {
  const sheet = document.querySelector<HTMLElement>("[data-plan-sheet]");
  if (sheet) (await import("./plan/plan")).open(sheet);
}

/** The page on which tiles are arranged. */
async function moveTiles(): Promise<void> {
  if (document.querySelector("[data-arrange]") !== null) (await import("./arrange")).arrange();
}

/** What can be printed, or handed on as a link. */
async function offerToTake(): Promise<void> {
  const row = document.querySelector<HTMLElement>("[data-take]");
  if (row) (await import("./take")).offer(row);
}

/** The search box eases its keyboard when somebody first goes into it. */
function openSearch(): void {
  const box = document.querySelector<HTMLElement>(".search");
  const field = box?.querySelector<HTMLInputElement>("input");
  if (!box || !field) return;
  field.addEventListener("focus", async () => (await import("./search")).ease(box, field), { once: true });
}

document.documentElement.classList.add("scripted");
openSearch();
void openIntake();
void openPlan();
void moveTiles();
void helpWithFormulas();
void offerPasskeys();
void offerToTake();
void drawCharts(document);
document.addEventListener("htmx:after:swap", () => void drawCharts(document));
document.addEventListener("change", submitOnChange);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
