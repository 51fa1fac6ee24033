// Helps to write a formula: offers words as one types, each with what it means, by mouse and keyboard;
// marks the field whose formula has a fault, and takes the word that is offered instead.
const MOST = 8;
const WORD = /[A-Za-z_][\w.]*$/;

type Words = Record<string, string>;

function knownWords(): Words {
  const source = document.getElementById("formula-words");
  return JSON.parse(source?.textContent ?? "{}") as Words;
}

/** Words that begin with what was typed, then those that hold it, then those whose meaning does. */
export function matching(words: Words, typed: string): string[] {
  const wanted = typed.toLowerCase();
  const rank = (word: string): number => {
    if (word.toLowerCase().startsWith(wanted)) return 0;
    if (word.toLowerCase().includes(wanted)) return 1;
    return (words[word] ?? "").toLowerCase().includes(wanted) ? 2 : 3;
  };
  return Object.keys(words)
    .map((word) => ({ word, rank: rank(word) }))
    .filter((found) => found.rank < 3 && found.word !== typed)
    .sort((a, b) => a.rank - b.rank || a.word.length - b.word.length)
    .slice(0, MOST)
    .map((found) => found.word);
}

/** A list of words under one field, as the ARIA pattern of a combobox has it. */
class Offer {
  private readonly list = document.createElement("ul");
  private chosen = -1;

  constructor(
    private readonly field: HTMLTextAreaElement | HTMLInputElement,
    private readonly words: Words,
  ) {
    this.list.id = `${field.id}-words`;
    this.list.className = "offer";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`)?.textContent ?? "");
    field.after(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off" };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("spellcheck", "false");
    field.addEventListener("input", (event) => {
      if (event.isTrusted) this.show(this.typed());
    });
    field.addEventListener("keydown", (event) => this.key(event as KeyboardEvent));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => this.click(event));
  }

  private typed(): string {
    return WORD.exec(this.field.value.slice(0, this.field.selectionStart ?? 0))?.[0] ?? "";
  }

  private show(typed: string): void {
    const found = typed === "" ? [] : matching(this.words, typed);
    this.list.replaceChildren(...found.map((word, number) => this.option(word, number)));
    this.choose(found.length > 0 ? 0 : -1);
    this.list.hidden = found.length === 0;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
  }

  private option(word: string, number: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.dataset["word"] = word;
    option.setAttribute("role", "option");
    const name = document.createElement("code");
    name.textContent = word;
    const means = document.createElement("span");
    means.textContent = this.words[word] ?? "";
    option.append(name, means);
    return option;
  }

  private choose(number: number): void {
    this.chosen = number;
    Array.from(this.list.children).forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    const option = this.list.children[number];
    if (option === undefined) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) {
      if (event.key === " " && event.ctrlKey) this.show(this.typed());
      return;
    }
    const count = this.list.children.length;
    if (event.key === "ArrowDown") this.choose((this.chosen + 1) % count);
    else if (event.key === "ArrowUp") this.choose((this.chosen + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  private click(event: Event): void {
    event.preventDefault(); // the field keeps the focus
    const option = (event.target as Element).closest("li");
    if (option !== null) this.take(Array.from(this.list.children).indexOf(option));
  }

  private take(number: number): void {
    const word = (this.list.children[number] as HTMLElement | undefined)?.dataset["word"];
    if (word === undefined) return;
    const end = this.field.selectionStart ?? 0;
    this.field.setRangeText(word, end - this.typed().length, end, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private close(): void {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

/** The fields of `form` that have a fault, as the preview says. */
function markFaults(form: HTMLFormElement, preview: HTMLElement): void {
  for (const name of ["formula", "target", "judged_by"]) {
    const field = form.elements.namedItem(name) as HTMLElement | null;
    const fault = preview.querySelector(`[data-fault="${name}"]`);
    if (fault === null) field?.removeAttribute("aria-invalid");
    else field?.setAttribute("aria-invalid", "true");
  }
}

/** Puts the offered word in the place of the one that is not known. */
function replaceWord(form: HTMLFormElement, button: HTMLElement): void {
  const { replace = "", word = "", by = "" } = button.dataset;
  const field = form.elements.namedItem(replace) as HTMLTextAreaElement | null;
  const at = field?.value.indexOf(word) ?? -1;
  if (field === null || word === "" || at < 0) return;
  field.setRangeText(by, at, at + word.length, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function help(form: HTMLFormElement): void {
  const words = knownWords();
  for (const name of ["formula", "target", "judged_by"]) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) new Offer(field, words);
  }
  const preview = form.querySelector<HTMLElement>("#preview");
  if (preview === null) return;
  document.addEventListener("htmx:after:swap", () => markFaults(form, preview));
  preview.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-replace]");
    if (button !== null) replaceWord(form, button);
  });
}
